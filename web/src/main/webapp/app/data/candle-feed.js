import { Resource } from './resource.js';
import { session } from './session.js';
import { streams } from './streams.js';

/** As many are given at once. */
const PAGE = 1000;

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

/** Candles of one market and time frame, oldest first: the newest and every change of them, or those before an instant. */
export class CandleFeed {
  /** @type {Resource<Candle[]>} */ #candles;
  /** @type {{close: () => void} | null} */ #subscription = null;
  #capacity;
  #until;

  /**
   * @param {string} venue @param {string} symbol @param {string} timeFrame
   * @param {() => void} changed
   * @param {number} capacity candles that are kept; more are not asked for
   * @param {string | null} [until] those that begin before it, of which nothing new is told; null for the newest
   */
  constructor(venue, symbol, timeFrame, changed, capacity, until = null) {
    this.#capacity = capacity;
    this.#until = until;
    this.venue = venue;
    this.symbol = symbol;
    this.timeFrame = timeFrame;
    this.#candles = new Resource({ requestUpdate: changed }, () => this.#read(), []);
    if (until === null) {
      // First the changes, then what was before: nothing falls between them.
      this.#subscription = streams.market.subscribe(
        `candles:${venue}:${symbol}:${timeFrame}`,
        { message: ({ data }) => this.#put(candle(data)), gap: () => this.#candles.load() },
        { maxHz: 4 },
      );
    }
    this.#candles.load();
  }

  /** How reading them went. @returns {Resource<Candle[]>} */
  get reading() {
    return this.#candles;
  }

  /** Oldest first. */
  get candles() {
    return this.#candles.value;
  }

  close() {
    this.#subscription?.close();
  }

  async #read() {
    const told = new Map(this.candles.map((each) => [each.openMs, each]));
    for (const each of await this.#stored()) {
      const known = told.get(each.openMs);
      told.set(each.openMs, known !== undefined && known.trades > each.trades ? known : each);
    }
    return this.#newest([...told.values()]);
  }

  /** @returns {Promise<Candle[]>} the newest page first */
  async #stored() {
    const query = new URLSearchParams({ venue: this.venue, symbol: this.symbol, timeframe: this.timeFrame });
    if (this.#until !== null) {
      query.set('to', this.#until);
    }
    /** @type {Candle[]} */
    const found = [];
    for (let left = this.#capacity; left > 0; left -= PAGE) {
      const limit = Math.min(left, PAGE);
      query.set('limit', String(limit));
      const { items } = await session.api.get(`/api/market/candles?${query}`);
      found.push(...items.map(candle));
      if (items.length < limit) {
        break;
      }
      query.set('to', items[0].open_time);
    }
    return found;
  }

  /** @param {Candle} changed */
  #put(changed) {
    this.#candles.value = this.#newest([...this.candles.filter(({ openMs }) => openMs !== changed.openMs), changed]);
  }

  /** @param {Candle[]} candles */
  #newest(candles) {
    return candles.sort((a, b) => a.openMs - b.openMs).slice(-this.#capacity);
  }
}

/** @returns {Candle} */
function candle({ open_time: openTime, open, high, low, close, volume, trades }) {
  return { openMs: Date.parse(openTime), open, high, low, close, volume, trades: Number(trades) };
}
