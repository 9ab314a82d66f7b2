export { TradewireClient } from './tradewire-client.js';
export { OrderBook } from './order-book.js';
export { HeatmapLevels } from './heatmap-levels.js';
export { HeatmapWebSocket } from './heatmap-websocket.js';
export { AnalyticsWebSocket } from './analytics-websocket.js';
export { followChallenge, liveChallengeHook } from './live-challenge.js';
export { ReconnectReports } from './reconnect-reports.js';
export { ticketsFor } from './tickets.js';
export { Backoff } from './backoff.js';
export { CLOSE_CODES, describeClose } from './close-codes.js';
export {
  addDecimals,
  canonicalDecimal,
  compareDecimals,
  formatDecimal,
  parseDecimal,
  subtractDecimals,
} from './decimal.js';
