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
 * @param {object} challenge as the REST interface tells it, or as an earlier call returned it
 * @param {import('../../client/index.js').ChannelMessage} message
 * @returns {object} the same object where the message brings nothing newer
 */
export function fold(challenge, { type, seq, initial, data }) {
  const position = Number.isSafeInteger(seq) ? seq : challenge.event_seq;
  if (position < challenge.event_seq || (position === challenge.event_seq && !initial)) {
    return challenge;
  }
  if (type === 'EQUITY_UPDATED') {
    const figures = Object.fromEntries(FIGURES.filter((name) => name in data).map((name) => [name, data[name]]));
    return { ...challenge, ...figures, event_seq: position };
  }
  if (type === 'CHALLENGE_STATUS_CHANGED') {
    return { ...challenge, ...statusChange(challenge, data), event_seq: position };
  }
  return { ...challenge, event_seq: position };
}

function statusChange(challenge, { new_status: status, reason, changed_at: at }) {
  return {
    status,
    started_at: challenge.started_at ?? (status === 'PENDING' ? null : at),
    ended_at: TERMINAL.has(status) ? at : challenge.ended_at,
    funded_at: status === 'FUNDED' ? at : challenge.funded_at,
    failure_reason: status === 'FAILED' ? reason : challenge.failure_reason,
  };
}

/** Of two readings of a challenge the newer one. @param {object | null} current @param {object} loaded */
export function newer(current, loaded) {
  return current !== null && current.id === loaded.id && current.event_seq > loaded.event_seq ? current : loaded;
}
