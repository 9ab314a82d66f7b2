import { addDecimals, compareDecimals } from '../../client/index.js';

const TERMINAL = new Set(['PASSED', 'FUNDED', 'FAILED']);

/** Figures that EQUITY_UPDATED carries. */
const FIGURES = [
  'current_equity',
  'max_equity_ever',
  'daily_start_equity',
  'daily_max_equity',
  'daily_min_equity',
  'total_pnl',
  'total_trades',
  'last_trade_at',
];

/** @param {{status: string}} challenge */
export const hasEnded = (challenge) => TERMINAL.has(challenge.status);

/**
 * A challenge after a message of its room.
 * @param {import('./wire.d.ts').Challenge} challenge as the REST interface tells it, or as an earlier call returned it
 * @param {import('../../client/index.js').ChannelMessage} message
 * @returns {import('./wire.d.ts').Challenge} the same object where the message brings nothing newer
 */
export function fold(challenge, { type, seq, initial, data }) {
  const position = seq !== undefined && Number.isSafeInteger(seq) ? seq : challenge.event_seq;
  if (position < challenge.event_seq || (position === challenge.event_seq && !initial)) {
    return challenge;
  }
  if (type === 'EQUITY_UPDATED') {
    const figures = Object.fromEntries(FIGURES.filter((name) => name in data).map((name) => [name, data[name]]));
    return { ...challenge, ...figures, ...worth(challenge, data, position > challenge.event_seq), event_seq: position };
  }
  const change = CHANGES[type]?.(challenge, data) ?? {};
  return { ...challenge, ...change, event_seq: position };
}

/**
 * What an account is worth after a trade. What open positions bring is told by their own channel, newer than the first state of a room in
 * which nothing has happened since; and by a trade, unless the terms do not count it: then it is 0 here.
 * @param {import('./wire.d.ts').Challenge} challenge @param {any} data @param {boolean} happened whether it is of a later event
 */
function worth(challenge, { current_equity: balance, floating_pnl: told }, happened) {
  const floating = told === undefined || !happened || ignoresFloating(challenge) ? challenge.floating_pnl : told;
  return { balance, floating_pnl: floating, equity: equityOf(challenge, balance, floating) };
}

/** Whether open positions do not count. @param {import('./wire.d.ts').Challenge} challenge */
const ignoresFloating = ({ terms }) => terms?.floating === 'IGNORED';

/** The balance with what open positions would bring, where the terms count it, at least 0. */
function equityOf(challenge, balance, floating) {
  const equity = ignoresFloating(challenge) ? balance : addDecimals(balance, floating ?? '0.00');
  return compareDecimals(equity, '0') < 0 ? '0.00' : equity;
}

/** What events other than those of the equity change. @type {Record<string, (challenge: import('./wire.d.ts').Challenge, data: any) => Partial<import('./wire.d.ts').Challenge>>} */
const CHANGES = {
  CHALLENGE_STATUS_CHANGED: statusChange,
  DAY_STARTED: dayStart,
  BALANCE_ADJUSTED: (challenge, { amount, balance }) => ({
    current_equity: balance,
    balance,
    equity: equityOf(challenge, balance, challenge.floating_pnl),
    adjustments: addDecimals(challenge.adjustments ?? '0.00', amount),
  }),
  RISK_ALERT: lock,
  ORDER_UPDATED: (challenge, { status, updated_at: at }) =>
    status === 'FILLED' && !(challenge.last_trade_at && Date.parse(challenge.last_trade_at) > Date.parse(at)) ? { last_trade_at: at } : {},
};

/**
 * A challenge after a message of its account's channel `equity:{id}`.
 * @param {import('./wire.d.ts').Challenge} challenge
 * @param {{floating_pnl: string, equity: string}} data
 */
export function foldEquity(challenge, data) {
  if (ignoresFloating(challenge)) {
    return { ...challenge, floating_pnl: data.floating_pnl, equity: equityOf(challenge, challenge.current_equity, data.floating_pnl) };
  }
  const { equity } = data;
  const highest = (name) => (compareDecimals(equity, challenge[name]) > 0 ? equity : challenge[name]);
  return {
    ...challenge,
    floating_pnl: data.floating_pnl,
    equity,
    max_equity_ever: highest('max_equity_ever'),
    daily_max_equity: highest('daily_max_equity'),
    daily_min_equity: compareDecimals(equity, challenge.daily_min_equity) < 0 ? equity : challenge.daily_min_equity,
  };
}

function statusChange(challenge, { new_status: status, reason, changed_at: at }) {
  return {
    status,
    started_at: challenge.started_at ?? (status === 'PENDING' ? null : at),
    ended_at: TERMINAL.has(status) ? at : challenge.ended_at,
    funded_at: status === 'FUNDED' ? at : challenge.funded_at,
    failure_reason: status === 'FAILED' ? reason : challenge.failure_reason,
    objectives: TERMINAL.has(status) ? { ...challenge.objectives, next_reset_at: null, locked_until: null } : challenge.objectives,
  };
}

/** A day begins with the equity and the balance of the one before. */
function dayStart(challenge, { trading_day: day, daily_start_equity: equity, next_reset_at: nextReset }) {
  const balance = challenge.current_equity;
  const high = challenge.objectives?.closing_high;
  return {
    current_day: day,
    daily_start_equity: equity,
    daily_max_equity: equity,
    daily_min_equity: equity,
    objectives: {
      ...challenge.objectives,
      daily_start_balance: balance,
      closing_high: high && compareDecimals(high, balance) > 0 ? high : balance,
      next_reset_at: nextReset,
      locked_until: null,
    },
  };
}

/** Where the day's limit locks, nothing may be opened until the next day. */
function lock(challenge, { alert_type: alert }) {
  const { objectives } = challenge;
  return alert === 'DAILY_LOSS_LIMIT_HIT' ? { objectives: { ...objectives, locked_until: objectives?.next_reset_at ?? null } } : {};
}

/**
 * Whether the state of a room is newer than what was read over REST: it brings figures, and no status.
 * @param {{event_seq: number}} challenge
 * @param {import('../../client/index.js').ChannelMessage} message
 */
export const isAhead = (challenge, { initial, seq }) => initial === true && (seq ?? 0) > challenge.event_seq;

/**
 * Of two readings of a challenge the newer one.
 * @param {import('./wire.d.ts').Challenge | null} current @param {import('./wire.d.ts').Challenge} loaded
 */
export function newer(current, loaded) {
  return current !== null && current.id === loaded.id && current.event_seq > loaded.event_seq ? current : loaded;
}
