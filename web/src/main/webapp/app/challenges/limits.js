import { formatDecimal, parseDecimal } from '../../client/index.js';

/** Part of a limit from which on the server warns. */
const NEAR_PERCENT = 80;

/**
 * @typedef {object} Objective one rule of a challenge against its live figures. Amounts are text with 2 decimals, in
 *     the challenge's currency, and never rounded in the trader's favour.
 * @property {'daily' | 'total' | 'profit'} kind
 * @property {string} percent the rule, percent points
 * @property {string} limit the amount the rule allows to lose or asks to win
 * @property {string} used the amount lost or won
 * @property {string} remaining to the limit or target; negative beyond a limit, 0.00 beyond a target
 * @property {string} threshold the equity at the limit or target
 * @property {string} points lost or won in percent points of the base, 2 decimals
 * @property {number} progress percent of the limit or target, 0 and more, for a bar
 * @property {'ok' | 'near' | 'at-limit' | 'exceeded' | 'reached' | 'open'} state
 */

/** @param {bigint} a @param {bigint} b positive */
const floorDivide = (a, b) => (a >= 0n ? a / b : -((-a + b - 1n) / b));

/** value / 10^scale with 2 decimals, rounded down or up. */
function toCents(value, scale, roundUp) {
  if (scale <= 2) {
    return formatDecimal(value * 10n ** BigInt(2 - scale), 2);
  }
  const divisor = 10n ** BigInt(scale - 2);
  return formatDecimal(roundUp ? -floorDivide(-value, divisor) : floorDivide(value, divisor), 2);
}

/**
 * @param {'daily' | 'total' | 'profit'} kind
 * @param {string} base what the percentage is of
 * @param {string} equity
 * @param {string} percent
 * @returns {Objective | null} null where there is nothing to measure against
 */
function objective(kind, base, equity, percent) {
  const [b, e, p] = [parseDecimal(base), parseDecimal(equity), parseDecimal(percent)];
  const moneyScale = Math.max(b.scale, e.scale);
  const scale = moneyScale + p.scale + 2; // percent points are hundredths
  const whole = b.unscaled * 10n ** BigInt(scale - b.scale);
  const now = e.unscaled * 10n ** BigInt(scale - e.scale);
  const limit = (b.unscaled * 10n ** BigInt(moneyScale - b.scale)) * p.unscaled;
  if (whole <= 0n || limit <= 0n) {
    return null;
  }
  const change = kind === 'profit' ? now - whole : whole - now;
  const used = change > 0n ? change : 0n;
  const profit = kind === 'profit';
  const remaining = profit && change >= limit ? 0n : limit - change;
  const progress = Number((used * 10000n) / limit) / 100;
  return {
    kind,
    percent,
    limit: toCents(limit, scale, profit),
    used: toCents(used, scale, !profit),
    remaining: toCents(remaining, scale, profit),
    threshold: toCents(profit ? whole + limit : whole - limit, scale, true),
    points: formatDecimal((used * 10000n) / whole, 2),
    progress,
    state: profit ? (change >= limit ? 'reached' : 'open') : lossState(used, limit, progress),
  };
}

function lossState(used, limit, progress) {
  if (used === limit) {
    return 'at-limit';
  }
  return used > limit ? 'exceeded' : progress >= NEAR_PERCENT ? 'near' : 'ok';
}

/**
 * The Classic rules of a challenge with the distance to each limit.
 * @param {object} challenge as the REST interface tells it
 * @returns {Objective[]}
 */
export function objectivesOf(challenge) {
  const equity = challenge.current_equity;
  return [
    objective('daily', challenge.daily_start_equity, equity, String(challenge.max_daily_drawdown_percent)),
    objective('total', challenge.max_equity_ever, equity, String(challenge.max_total_drawdown_percent)),
    objective('profit', challenge.initial_balance, equity, String(challenge.profit_target_percent)),
  ].filter((found) => found !== null);
}
