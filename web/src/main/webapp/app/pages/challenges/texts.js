const DAILY_RULES = {
  BALANCE_AT_RESET_MINUS_PCT_OF_INITIAL: "The day's loss counts from the balance at its beginning, as a share of the starting balance.",
  PCT_OF_BALANCE_AT_RESET: "The day's loss counts from the balance at its beginning.",
  PCT_OF_EQUITY_AT_RESET: "The day's loss counts from the equity at its beginning.",
  PCT_OF_MAX_BALANCE_EQUITY_AT_RESET: "The day's loss counts from balance or equity at its beginning, whichever is higher.",
  NET_DAILY_PNL: "The day's result counts.",
};
const MAXIMUM_RULES = {
  STATIC: 'The maximum loss counts from the starting balance.',
  TRAILING_EOD_BALANCE: 'The maximum loss follows the highest balance at the end of a day.',
  TRAILING_INTRADAY_EQUITY: 'The maximum loss follows the highest equity of any moment.',
  TRAILING_PEAK: 'The maximum loss is a share of the highest equity.',
};

/** English texts of the list of challenges and the catalogue. */
export const texts = {
  title: 'Challenges',
  own: 'Your challenges',
  all: 'All challenges',
  loading: 'Loading challenges …',
  error: 'The challenges could not be loaded.',
  ownEmpty: 'You have no challenge yet. Choose one below; it starts with your first trade.',
  allEmpty: 'Nobody has started a challenge yet.',
  name: 'Challenge',
  trader: 'Trader',
  statusColumn: 'Status',
  equity: 'Equity',
  pnl: 'P&L',
  trades: 'Trades',
  created: 'Bought',
  catalogue: 'Choose a challenge',
  catalogueEmpty: 'No challenge is on offer at the moment.',
  catalogueError: 'The catalogue could not be loaded.',
  balance: 'Starting balance',
  dailyLimit: 'Daily loss limit',
  totalLimit: 'Maximum loss limit',
  phaseTarget: (phase) => `Target, ${phase.toLowerCase()}`,
  minimumDays: 'Trading days, at least',
  bestDay: 'Best day, at most of the profit',
  noLimit: 'none',
  zone: (time, zone) => `The trading day ends at ${time}, ${zone}.`,
  /** The terms' scheme in words. */
  rules: ({ daily_loss: daily, maximum_loss: maximum }) =>
    [
      daily ? DAILY_RULES[daily.type] + (daily.action === 'LOCK_UNTIL_NEXT_SESSION' ? ' Beyond it nothing may be opened until the next day.' : '') : '',
      maximum ? MAXIMUM_RULES[maximum.type] + (maximum.lock_at ? ` The floor stops at ${maximum.lock_at}.` : '') : '',
    ]
      .filter((rule) => rule !== '')
      .join(' '),
  buy: 'Buy',
  buyLabel: (name) => `Buy ${name}`,
  confirmTitle: (name) => `Buy ${name}?`,
  confirm: (name, price, balance) =>
    `You buy ${name} for ${price}. It opens an account with ${balance} under the rules shown; ` +
    'the rules of this version stay with it. The challenge starts with your first trade.',
  confirmYes: (price) => `Buy for ${price}`,
  confirmNo: 'Cancel',
  buying: 'Buying …',
  bought: (name) => `${name} is yours. It starts with your first trade.`,
  open: (name) => `Open ${name}`,
};
