import { session } from '../../data/session.js';
import { streams } from '../../data/streams.js';

/** Candles that are shown; more are not asked for. */
const CAPACITY = 240;

/**
 * @typedef {object} Candle prices and volume are decimal text, as the server sends them
 * @property {number} openMs beginning, epoch milliseconds
 * @property {string} open
 * @property {string} high
 * @property {string} low
 * @property {string} close
 * @property {string} volume
 * @property {number} trades
 */

/** The newest candles of one market and time frame, oldest first, and every change of them. */
export class CandleFeed {
  /** @type {Candle[]} */ candles = [];
  /** @type {'loading' | 'ready' | 'error'} */ phase = 'loading';
  message = '';
  #changed;
  #subscription;
  #closed = false;

  /** @param {string} venue @param {string} symbol @param {string} timeFrame @param {() => void} changed */
  constructor(venue, symbol, timeFrame, changed) {
    this.venue = venue;
    this.symbol = symbol;
    this.timeFrame = timeFrame;
    this.#changed = changed;
    // First the changes, then what was before: nothing falls between them.
    this.#subscription = streams.market.subscribe(
      `candles:${venue}:${symbol}:${timeFrame}`,
      { message: ({ data }) => this.#put(candle(data)), gap: () => this.load() },
      { maxHz: 4 },
    );
    this.load();
  }

  close() {
    this.#closed = true;
    this.#subscription.close();
  }

  async load() {
    const query = new URLSearchParams({
      venue: this.venue,
      symbol: this.symbol,
      timeframe: this.timeFrame,
      limit: String(CAPACITY),
    });
    try {
      const { items } = await session.api.get(`/api/market/candles?${query}`);
      if (this.#closed) {
        return;
      }
      const told = new Map(this.candles.map((each) => [each.openMs, each]));
      for (const each of items.map(candle)) {
        const known = told.get(each.openMs);
        told.set(each.openMs, known !== undefined && known.trades > each.trades ? known : each);
      }
      this.candles = [...told.values()].sort((a, b) => a.openMs - b.openMs).slice(-CAPACITY);
      this.phase = 'ready';
    } catch (error) {
      if (this.#closed) {
        return;
      }
      this.phase = this.phase === 'ready' ? 'ready' : 'error';
      this.message = error.message;
    }
    this.#changed();
  }

  /** @param {Candle} changed */
  #put(changed) {
    const { candles } = this;
    let at = candles.length;
    while (at > 0 && candles[at - 1].openMs >= changed.openMs) {
      at -= 1;
    }
    candles.splice(at, candles[at]?.openMs === changed.openMs ? 1 : 0, changed);
    candles.splice(0, Math.max(0, candles.length - CAPACITY));
    this.#changed();
  }
}

/** @returns {Candle} */
function candle({ open_time: openTime, open, high, low, close, volume, trades }) {
  return { openMs: Date.parse(openTime), open, high, low, close, volume, trades: Number(trades) };
}
