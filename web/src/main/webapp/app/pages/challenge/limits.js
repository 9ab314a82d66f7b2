import { formatDecimal, parseDecimal } from '../../../client/index.js';

/** Part of a limit from which on the server warns. */
const NEAR_PERCENT = 80;

/**
 * @typedef {object} Objective one rule of a challenge against its live figures. Amounts are text with 2 decimals, in
 *     the challenge's currency, and never rounded in the trader's favour.
 * @property {'daily' | 'total' | 'profit'} kind
 * @property {string} percent the rule, percent points of what it is a share of
 * @property {string} limit the amount the rule allows to lose or asks to win
 * @property {string} used the amount lost or won
 * @property {string} remaining to the limit or target; negative beyond a limit, 0.00 beyond a target
 * @property {string} threshold the equity at the limit or target
 * @property {string} points lost or won in percent points of the base, 2 decimals
 * @property {number} progress percent of the limit or target, 0 and more, for a bar
 * @property {'fails' | 'locks'} [effect] of a broken limit
 * @property {boolean} [at] whether reaching the threshold breaks it, otherwise going below
 * @property {'ok' | 'near' | 'at-limit' | 'exceeded' | 'reached' | 'open'} state
 */

/** @param {bigint} a @param {bigint} b positive */
const floorDivide = (a, b) => (a >= 0n ? a / b : -((-a + b - 1n) / b));

/** value / 10^scale with 2 decimals, rounded down or up. @param {bigint} value @param {number} scale @param {boolean} roundUp */
function toCents(value, scale, roundUp) {
  if (scale <= 2) {
    return formatDecimal(value * 10n ** BigInt(2 - scale), 2);
  }
  const divisor = 10n ** BigInt(scale - 2);
  return formatDecimal(roundUp ? -floorDivide(-value, divisor) : floorDivide(value, divisor), 2);
}

/** Decimal text of the greater one. @param {string} a @param {string} b */
function greater(a, b) {
  const [x, y] = [parseDecimal(a), parseDecimal(b)];
  const scale = Math.max(x.scale, y.scale);
  return x.unscaled * 10n ** BigInt(scale - x.scale) >= y.unscaled * 10n ** BigInt(scale - y.scale) ? a : b;
}

/**
 * @param {'daily' | 'total' | 'profit'} kind
 * @param {string} base what is lost or won from
 * @param {string} equity
 * @param {{percent?: string, amount?: string, of: string, lockAt?: string}} rule a share of `of`, or an amount
 * @returns {Objective | null} null where there is nothing to measure against
 */
function objective(kind, base, equity, { percent, amount, of, lockAt }) {
  const texts = [base, equity, of, amount, lockAt].filter((text) => text !== undefined).map(parseDecimal);
  const moneyScale = Math.max(...texts.map((text) => text.scale));
  const p = parseDecimal(percent ?? '0');
  const scale = moneyScale + p.scale + 2; // percent points are hundredths
  const at = (text) => {
    const { unscaled, scale: own } = parseDecimal(text);
    return unscaled * 10n ** BigInt(scale - own);
  };
  const whole = at(of);
  const limit = amount === undefined ? (whole / 10n ** BigInt(p.scale + 2)) * p.unscaled : at(amount);
  if (whole <= 0n || limit <= 0n) {
    return null;
  }
  const profit = kind === 'profit';
  let threshold = profit ? at(base) + limit : at(base) - limit;
  if (lockAt !== undefined && threshold > at(lockAt)) {
    threshold = at(lockAt);
  }
  const now = at(equity);
  const change = profit ? now - at(base) : threshold + limit - now;
  const used = change > 0n ? change : 0n;
  const remaining = profit && change >= limit ? 0n : limit - change;
  const progress = Number((used * 10000n) / limit) / 100;
  return {
    kind,
    percent: percent ?? formatDecimal((limit * 10000n) / whole, 2),
    limit: toCents(limit, scale, profit),
    used: toCents(used, scale, !profit),
    remaining: toCents(remaining, scale, profit),
    threshold: toCents(threshold, scale, true),
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

/** What a day's floor is calculated from. */
function dailyBase(type, challenge) {
  const balance = challenge.objectives.daily_start_balance;
  const equity = challenge.daily_start_equity;
  const initial = challenge.initial_balance;
  switch (type) {
    case 'PCT_OF_EQUITY_AT_RESET':
      return { base: equity, of: equity };
    case 'PCT_OF_BALANCE_AT_RESET':
      return { base: balance, of: balance };
    case 'PCT_OF_MAX_BALANCE_EQUITY_AT_RESET':
      return { base: greater(equity, balance), of: greater(equity, balance) };
    default:
      return { base: balance, of: initial };
  }
}

/** What the floor of the whole loss is calculated from. */
function totalBase(type, challenge) {
  const initial = challenge.initial_balance;
  switch (type) {
    case 'TRAILING_EOD_BALANCE':
      return { base: challenge.objectives.closing_high, of: initial };
    case 'TRAILING_INTRADAY_EQUITY':
      return { base: challenge.max_equity_ever, of: initial };
    case 'TRAILING_PEAK':
      return { base: challenge.max_equity_ever, of: challenge.max_equity_ever };
    default:
      return { base: initial, of: initial };
  }
}

/**
 * @param {'daily' | 'total'} kind @param {import('../../data/wire.d.ts').LossRule} rule @param {{base: string, of: string}} from @param {string} equity
 * @returns {Objective | null}
 */
function loss(kind, rule, { base, of }, equity) {
  const found = objective(kind, base, equity, { percent: rule.percent, amount: rule.amount, lockAt: rule.lock_at, of });
  return found && { ...found, effect: rule.action === 'LOCK_UNTIL_NEXT_SESSION' ? 'locks' : 'fails', at: rule.breach === 'REACHED' };
}

/** What counts towards the target: the balance, unless the terms say the equity. @param {import('../../data/wire.d.ts').Challenge} challenge */
export function counted({ terms, equity, current_equity: balance }) {
  return terms.target === 'EQUITY' ? (equity ?? balance) : balance;
}

/**
 * The rules of a challenge with the distance to each limit.
 * @param {import('../../data/wire.d.ts').Challenge} challenge as the REST interface tells it
 * @returns {Objective[]}
 */
export function objectivesOf(challenge) {
  const { terms, initial_balance: initial } = challenge;
  const equity = challenge.equity ?? challenge.current_equity;
  const daily = terms.daily_loss;
  const total = terms.maximum_loss;
  const target = challenge.profit_target_percent;
  return [
    daily ? loss('daily', daily, dailyBase(daily.type, challenge), equity) : null,
    total ? loss('total', total, totalBase(total.type, challenge), equity) : null,
    target === null ? null : objective('profit', initial, counted(challenge), { percent: target, of: initial }),
  ].filter((found) => found !== null);
}
