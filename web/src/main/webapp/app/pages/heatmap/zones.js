/** A level is a zone of the first of these that it is near and dense enough for. */
const RULES = /** @type {const} */ ([
  { severity: 'critical', within: 1, least: 10e6 },
  { severity: 'warning', within: 3, least: 5e6 },
  { severity: 'info', within: 5, least: 1e6 },
]);

/**
 * @typedef {object} Zone a dense level near the price
 * @property {'critical' | 'warning' | 'info'} severity
 * @property {'long' | 'short'} side whose positions would be liquidated, most of them
 * @property {number} price lower edge of the bucket
 * @property {number} density of both sides, in the quote currency
 * @property {number} distance from the price in percent, below 0 where it is lower
 */

/**
 * Zones of a picture, the most severe first, of equal ones the nearest.
 * @param {readonly import('./heat-grid.js').Level[]} levels
 * @param {number} price
 * @returns {Zone[]}
 */
export function zonesOf(levels, price) {
  const zones = levels.map((level) => zoneOf(level, price)).filter((zone) => zone !== null);
  return zones.sort((a, b) => rank(a) - rank(b) || Math.abs(a.distance) - Math.abs(b.distance));
}

/** As alerts know it: both sides together, named after the denser one. @returns {Zone | null} */
function zoneOf({ price: at, long_density: long, short_density: short }, price) {
  const distance = ((at - price) / price) * 100;
  const density = long + short;
  const rule = RULES.find(({ within, least }) => Math.abs(distance) <= within && density >= least);
  return rule === undefined ? null : { severity: rule.severity, side: long > short ? 'long' : 'short', price: at, density, distance };
}

/** @param {Zone} zone */
const rank = ({ severity }) => RULES.findIndex((rule) => rule.severity === severity);

/**
 * Levels with what lies between them and the price: longs at or above a level are liquidated by a fall to it, shorts at or
 * below it by a rise.
 * @param {readonly import('./heat-grid.js').Level[]} levels by ascending price
 * @returns {{price: number, long: number, short: number, longs: number, shorts: number}[]}
 */
export function profileOf(levels) {
  let longs = levels.reduce((sum, { long_density: long }) => sum + long, 0);
  let shorts = 0;
  return levels.map(({ price, long_density: long, short_density: short }) => {
    shorts += short;
    const row = { price, long, short, longs, shorts };
    longs -= long;
    return row;
  });
}

/**
 * Levels in wider buckets.
 * @param {readonly import('./heat-grid.js').Level[]} levels by ascending price
 * @param {(price: number) => number} edge lower edge of the wider bucket
 * @returns {import('./heat-grid.js').Level[]}
 */
export function inBuckets(levels, edge) {
  /** @type {Map<number, import('./heat-grid.js').Level>} */
  const sums = new Map();
  for (const { price, long_density: long, short_density: short } of levels) {
    const at = edge(price);
    const sum = sums.get(at) ?? { price: at, long_density: 0, short_density: 0 };
    sums.set(at, { price: at, long_density: sum.long_density + long, short_density: sum.short_density + short });
  }
  return [...sums.values()];
}
