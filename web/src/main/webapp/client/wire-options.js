/** @param {import('./index.js').SubscribeOptions} options @returns {object} how a channel is served, as it stands on the wire */
export const wirePace = ({ mode, maxHz, updateInterval }) => ({
  ...(mode === undefined ? {} : { mode }),
  ...(maxHz === undefined ? {} : { maxHz }),
  ...(updateInterval === undefined ? {} : { update_interval: updateInterval }),
});

/**
 * The narrowest filter that leaves out nothing that anybody asks for, as it stands on the wire.
 * @param {import('./index.js').SubscribeOptions[]} asked
 * @returns {object}
 */
export function wireFilter(asked) {
  const same = (name) => (asked.every((each) => each[name] === asked[0][name]) ? asked[0][name] : undefined);
  const least = Math.min(...asked.map(({ minConfidence }) => minConfidence ?? -Infinity));
  const [symbol, timeframe] = [same('symbol'), same('timeframe')];
  return {
    ...(symbol === undefined ? {} : { symbol }),
    ...(timeframe === undefined ? {} : { timeframe }),
    ...(Number.isFinite(least) ? { min_confidence: least } : {}),
  };
}
