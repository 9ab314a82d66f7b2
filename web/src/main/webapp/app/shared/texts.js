const SIGNAL_EVENTS = { created: 'new signal', win: 'won', loss: 'lost', expired: 'expired' };

/** English words that more than one page uses. Functions take the values a sentence names. */
export const words = {
  product: 'Tradewire',
  errors: {
    unreachable: 'The server cannot be reached. Check your connection and try again.',
    status: (status) => `The server answered with status ${status}.`,
    retry: 'Try again',
    noFile: 'The server answered with something else than a file.',
    broken: 'The file ended too early. Try again.',
  },
  session: {
    expired: 'Your session has ended. Sign in again to go on.',
    starting: 'Taking up your session …',
  },
  underWay: 'This is still under way and was not sent again; its answer appears here.',
  dismiss: 'Dismiss',
  cancel: 'Cancel',
  notifications: 'Notifications',
  status: {
    PENDING: 'Pending',
    ACTIVE: 'Active',
    PASSED: 'Passed',
    FUNDED: 'Funded',
    FAILED: 'Failed',
  },
  statusDetail: {
    PENDING: 'Starts with the first trade.',
    ACTIVE: 'Running.',
    PASSED: 'The target of this phase was met.',
    FUNDED: 'The profit target was met.',
    FAILED: 'A limit was broken.',
  },
  reason: {
    MAX_DAILY_DRAWDOWN: 'Daily loss limit exceeded',
    MAX_TOTAL_DRAWDOWN: 'Maximum loss limit exceeded',
    PROFIT_TARGET: 'Profit target met',
    MAX_DAYS: 'Maximum number of days exceeded',
    INACTIVITY: 'No trade for too long',
  },
  phase: { EVALUATION: 'Evaluation', VERIFICATION: 'Verification', FUNDED: 'Funded account' },
  /** @param {string} rule @param {{event: string, symbol: string, timeframe: string, direction: string, entry_price: number | null, r: number | null}} signal */
  signalNotice: (rule, { event, symbol, timeframe, direction, entry_price: entry, r }) => ({
    title: `${symbol} ${timeframe}: ${SIGNAL_EVENTS[event] ?? event}`,
    body: `${direction}${entry === null ? '' : ` at ${entry}`}${r === null ? '' : `, ${r} R`} · ${rule}`,
  }),
  moreSignals: (many) => (many === 1 ? 'One more signal.' : `${many} more signals.`),
  sides: { BUY: 'Buy', SELL: 'Sell' },
  severity: { LOW: 'Low', MEDIUM: 'Medium', HIGH: 'High', CRITICAL: 'Critical' },
};
