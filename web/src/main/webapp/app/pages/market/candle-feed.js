import { Resource } from '../../data/resource.js';
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
  /** @type {Resource<Candle[]>} */ #candles;
  #subscription;

  /** @param {string} venue @param {string} symbol @param {string} timeFrame @param {() => void} changed */
  constructor(venue, symbol, timeFrame, changed) {
    this.venue = venue;
    this.symbol = symbol;
    this.timeFrame = timeFrame;
    this.#candles = new Resource({ requestUpdate: changed }, () => this.#read(), []);
    // First the changes, then what was before: nothing falls between them.
    this.#subscription = streams.market.subscribe(
      `candles:${venue}:${symbol}:${timeFrame}`,
      { message: ({ data }) => this.#put(candle(data)), gap: () => this.#candles.load() },
      { maxHz: 4 },
    );
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
    this.#subscription.close();
  }

  async #read() {
    const query = new URLSearchParams({
      venue: this.venue,
      symbol: this.symbol,
      timeframe: this.timeFrame,
      limit: String(CAPACITY),
    });
    const { items } = await session.api.get(`/api/market/candles?${query}`);
    const told = new Map(this.candles.map((each) => [each.openMs, each]));
    for (const each of items.map(candle)) {
      const known = told.get(each.openMs);
      told.set(each.openMs, known !== undefined && known.trades > each.trades ? known : each);
    }
    return newest([...told.values()]);
  }

  /** @param {Candle} changed */
  #put(changed) {
    this.#candles.value = newest([...this.candles.filter(({ openMs }) => openMs !== changed.openMs), changed]);
  }
}

/** @param {Candle[]} candles */
const newest = (candles) => candles.sort((a, b) => a.openMs - b.openMs).slice(-CAPACITY);

/** @returns {Candle} */
function candle({ open_time: openTime, open, high, low, close, volume, trades }) {
  return { openMs: Date.parse(openTime), open, high, low, close, volume, trades: Number(trades) };
}
