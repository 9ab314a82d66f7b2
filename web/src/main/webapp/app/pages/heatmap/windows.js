const HOUR = 3600;
const DAY = 24 * HOUR;
/** Of all intervals and time frames, seconds. */
const SECONDS = { '5m': 300, '15m': 900, '1h': HOUR };

/**
 * @typedef {object} Window how much of the past is shown
 * @property {number} seconds
 * @property {keyof typeof SECONDS} interval of the pictures: from 60 days on a longer one
 * @property {keyof typeof SECONDS} frame of the candles above them
 */

/** @type {Record<string, Window>} */
export const WINDOWS = {
  '12h': { seconds: 12 * HOUR, interval: '5m', frame: '5m' },
  '24h': { seconds: DAY, interval: '5m', frame: '5m' },
  '48h': { seconds: 2 * DAY, interval: '5m', frame: '5m' },
  '3d': { seconds: 3 * DAY, interval: '5m', frame: '5m' },
  '1w': { seconds: 7 * DAY, interval: '5m', frame: '15m' },
  '1m': { seconds: 30 * DAY, interval: '5m', frame: '1h' },
  '3m': { seconds: 90 * DAY, interval: '15m', frame: '1h' },
};

export const STANDARD_WINDOW = '24h';

/** @param {Window} window @returns {number} seconds of a column */
export const stepOf = ({ interval }) => SECONDS[interval];
/** @param {Window} window @returns {number} seconds of a candle */
export const frameOf = ({ frame }) => SECONDS[frame];
/** @param {Window} window @returns {number} candles that fill it */
export const candlesIn = (window) => Math.ceil(window.seconds / frameOf(window)) + 1;

/**
 * The columns of a window that ends now, the one of the open candle among them.
 * @param {Window} window @param {number} nowMs
 * @returns {{from: number, step: number, columns: number}}
 */
export function columnsOf(window, nowMs) {
  const step = stepOf(window);
  const columns = Math.round(window.seconds / step) + 1;
  return { from: (Math.floor(nowMs / 1000 / step) - columns + 1) * step, step, columns };
}
