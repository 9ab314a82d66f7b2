/**
 * Calendar arithmetic in a tzdb zone with what Intl knows; days with a clock change are 23 or 25 hours long.
 * @module
 */

/** Local date and time of an instant, read as if it were UTC. @param {number} epochMs @param {string} zone */
function localAsUtc(epochMs, zone) {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(epochMs);
  const part = (type) => Number(parts.find((p) => p.type === type).value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/**
 * The next midnight in a zone, where the trading day ends.
 * @param {number} epochMs
 * @param {string} zone tzdb name
 * @returns {number} epoch milliseconds, later than the given instant
 * @throws {RangeError} when the zone is unknown
 */
export function nextMidnight(epochMs, zone) {
  const local = new Date(localAsUtc(epochMs, zone));
  const midnight = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + 1);
  // The offset at midnight may differ from today's: apply the one found, then the one found there.
  let instant = midnight;
  for (let i = 0; i < 3; i++) {
    instant = midnight - (localAsUtc(instant, zone) - instant);
  }
  return instant;
}
