export { TradewireClient } from './tradewire-client.js';
export { OrderBook } from './order-book.js';
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
