/** At a report a second: ten minutes. */
const KEPT = 600;

/**
 * @typedef {object} LatencySample
 * @property {number} time epoch seconds
 * @property {import('./feeds.js').NodeStatus['latency']} stages of the way of market data, as the node told them
 * @property {number | null} screenMs the way to this screen, 99th percentile in ms; null where it is not measured
 */

/**
 * The samples after a report of the node, oldest first; none while the node is unknown.
 * @param {readonly LatencySample[]} samples
 * @param {Pick<import('./feeds.js').NodeStatus, 'latency' | 'receivedAt'>} status
 * @param {{p99: number} | null} screen
 * @returns {readonly LatencySample[]}
 */
export function sampled(samples, { latency, receivedAt }, screen) {
  if (receivedAt === null) {
    return [];
  }
  if (latency.length === 0) {
    return samples;
  }
  // Clocks that differ make a negative time: that is no measurement.
  const screenMs = screen === null || screen.p99 < 0 ? null : screen.p99;
  return [...samples, { time: receivedAt / 1000, stages: latency, screenMs }].slice(-KEPT);
}
