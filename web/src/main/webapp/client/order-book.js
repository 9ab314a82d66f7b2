import { canonicalDecimal, compareCanonical, subtractDecimals } from './decimal.js';

/**
 * @typedef {object} Level
 * @property {string} price as the feed wrote it
 * @property {string} quantity as the feed wrote it
 * @property {string} key the price without superfluous zeros: what levels are compared by
 */

/** One side, best level first. */
class BookSide {
  /** @type {Map<string, Level>} */ #byKey = new Map();
  /** @type {Level[]} */ #sorted = [];
  #order;

  /** @param {(a: string, b: string) => number} order negative when the first price is the better one */
  constructor(order) {
    this.#order = order;
  }

  get levels() {
    return this.#sorted;
  }

  clear() {
    this.#byKey.clear();
    this.#sorted = [];
  }

  /** @param {[string, string][]} rows */
  replace(rows) {
    this.clear();
    for (const [price, quantity] of rows) {
      const key = canonicalDecimal(price);
      if (canonicalDecimal(quantity) !== '0') {
        this.#byKey.set(key, { price, quantity, key });
      }
    }
    this.#sorted = [...this.#byKey.values()].sort((a, b) => this.#order(a.key, b.key));
  }

  /** @param {string} price @param {string} quantity absolute; zero removes the level */
  set(price, quantity) {
    const key = canonicalDecimal(price);
    const removed = canonicalDecimal(quantity) === '0';
    const level = this.#byKey.get(key);
    if (level !== undefined && !removed) {
      level.price = price;
      level.quantity = quantity;
    } else if (level !== undefined) {
      this.#byKey.delete(key);
      this.#sorted.splice(this.#position(key), 1);
    } else if (!removed) {
      const added = { price, quantity, key };
      this.#byKey.set(key, added);
      this.#sorted.splice(this.#position(key), 0, added);
    }
  }

  /** Index of the first level that is not better than the key. */
  #position(key) {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#order(this.#sorted[middle].key, key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

/**
 * Folds the messages of one `book:{VENUE}:{SYMBOL}` channel into the current book. Prices are compared as exact
 * decimals: "100.5" and "100.50" are one level. Not ready until a full book arrived.
 */
export class OrderBook {
  #bids = new BookSide((a, b) => compareCanonical(b, a));
  #asks = new BookSide(compareCanonical);
  #ready = false;
  /** @type {number | undefined} */ #version = undefined;

  /** Whether a full book has arrived since creation or the last clear(). */
  get ready() {
    return this.#ready;
  }

  /** Version of the newest message folded in. */
  get version() {
    return this.#version;
  }

  /** Bids, highest price first. Live: do not change it, and read it again after apply(). @returns {readonly Level[]} */
  get bids() {
    return this.#bids.levels;
  }

  /** Asks, lowest price first. Live, as bids. @returns {readonly Level[]} */
  get asks() {
    return this.#asks.levels;
  }

  /** @returns {Level | null} */
  get bestBid() {
    return this.#bids.levels[0] ?? null;
  }

  /** @returns {Level | null} */
  get bestAsk() {
    return this.#asks.levels[0] ?? null;
  }

  /** Best ask minus best bid as decimal text, negative when the book is crossed; null while a side is empty. */
  get spread() {
    const bid = this.bestBid;
    const ask = this.bestAsk;
    return bid === null || ask === null ? null : subtractDecimals(ask.price, bid.price);
  }

  /**
   * Folds one message in. Changes that arrive before the first full book are ignored.
   * @param {{initial?: boolean, data: {bids?: [string, string][], asks?: [string, string][], version?: number}}} message
   * @returns {boolean} whether the book changed
   * @throws {TypeError} when a price or quantity is not a decimal; the book is then cleared and not ready
   */
  apply(message) {
    const { bids = [], asks = [], version } = message.data;
    if (!message.initial && !this.#ready) {
      return false;
    }
    try {
      if (message.initial) {
        this.#bids.replace(bids);
        this.#asks.replace(asks);
        this.#ready = true;
      } else {
        bids.forEach(([price, quantity]) => this.#bids.set(price, quantity));
        asks.forEach(([price, quantity]) => this.#asks.set(price, quantity));
      }
    } catch (error) {
      this.clear();
      throw error;
    }
    this.#version = version ?? this.#version;
    return true;
  }

  /** Forgets everything; the next full book makes it ready again. */
  clear() {
    this.#bids.clear();
    this.#asks.clear();
    this.#ready = false;
    this.#version = undefined;
  }
}
