/**
 * Booked trades of a challenge and what each day brought, as the REST interface tells them and as events continue them.
 * @module
 */

import { addDecimals, compareDecimals, parseDecimal } from '../../../client/index.js';

/** As many as are read. */
const MAX_TRADES = 1000;

/**
 * @typedef {import('../../data/wire.d.ts').BookedTrade} BookedTrade
 * @typedef {import('../../data/wire.d.ts').Day} Day
 * @typedef {{trades: readonly BookedTrade[], days: readonly Day[]}} History trades newest first, days oldest first
 */

/** @type {History} */
export const NOTHING_BOOKED = Object.freeze({ trades: [], days: [] });

/**
 * The history with a trade that was booked to a day.
 * @param {History} history
 * @param {BookedTrade} trade
 * @param {string} day
 * @returns {History} the same object where it holds the trade already
 */
export function book(history, trade, day) {
  if (history.trades.some((known) => known.trade_id === trade.trade_id)) {
    return history;
  }
  const before = history.days.find((each) => each.day === day);
  const now = {
    day,
    pnl: addDecimals(before?.pnl ?? '0.00', trade.realized_pnl),
    trades: (before?.trades ?? 0) + 1,
  };
  const days = [...history.days.filter((each) => each.day !== day), now];
  return {
    trades: [trade, ...history.trades].slice(0, MAX_TRADES),
    days: days.sort((a, b) => (a.day < b.day ? -1 : 1)),
  };
}

/**
 * The best day's share of the profit in percent points.
 * @param {readonly {pnl: string}[]} days
 * @param {string} profit
 * @returns {string | null} 2 decimals, half to even; null where there is no profit
 */
export function bestDayShare(days, profit) {
  if (compareDecimals(profit, '0') <= 0) {
    return null;
  }
  const best = days.map(({ pnl }) => pnl).reduce((a, b) => (compareDecimals(a, b) >= 0 ? a : b), '0.00');
  const [part, whole] = [parseDecimal(best), parseDecimal(profit)];
  const scale = Math.max(part.scale, whole.scale);
  const at = ({ unscaled, scale: own }) => unscaled * 10n ** BigInt(scale - own);
  return hundredths(at(part) * 10000n, at(whole));
}

/** @param {bigint} a at least 0 @param {bigint} b positive @returns {string} a / b / 100 with 2 decimals */
function hundredths(a, b) {
  const twice = 2n * (a % b);
  const up = twice > b || (twice === b && (a / b) % 2n === 1n);
  const text = String(a / b + (up ? 1n : 0n)).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
