import { OrderBook } from '../../../client/index.js';
import { tickToScreen } from '../../data/latency.js';
import { streams } from '../../data/streams.js';
import { decimalsOf } from '../../shared/format.js';
import { Tape } from './tape.js';

/** A screen shows no more frames; what comes in between the server joins or merges. */
const AS_FAST_AS_SEEN = Object.freeze({ maxHz: 60 });

/** More decimals than this no price shows. */
const MOST_DECIMALS = 12;

/**
 * Follows book and trades of one market and holds their current state. Says that something changed; the page decides
 * when to paint it.
 */
export class MarketFeed {
  book = new OrderBook();
  tape = new Tape();
  /** The newest ticker of the market, and of the best of all venues; null before the first. */
  ticker = null;
  consolidated = null;
  /** Decimals of the instrument: the most seen so far, so that columns do not jump. */
  priceDecimals = 0;
  quantityDecimals = 0;
  /** A gap was found and the full book is awaited. */
  resyncing = false;
  /** Why the server refuses this market; a sentence or null. @type {string | null} */
  refusal = null;
  #subscriptions;

  /** @param {string} venue @param {string} symbol @param {() => void} changed */
  constructor(venue, symbol, changed) {
    this.venue = venue;
    this.symbol = symbol;
    const refused = ({ message, temporary }) => {
      this.refusal = temporary ? this.refusal : message;
      changed();
    };
    this.#subscriptions = [
      streams.market.subscribe(
        `book:${venue}:${symbol}`,
        {
          message: (message) => this.#bookChanged(message, changed),
          gap: () => {
            this.resyncing = true;
            changed();
          },
          refused,
        },
        AS_FAST_AS_SEEN,
      ),
      streams.market.subscribe(
        `trades:${venue}:${symbol}`,
        {
          message: (message) => this.#traded(message, changed),
          skipped: ({ from, to }) => this.tape.lost(to - from + 1),
          gap: ({ expected, received }) => this.tape.lost(Math.max(0, received - expected)),
          refused,
        },
        AS_FAST_AS_SEEN,
      ),
      streams.market.subscribe(`ticker:${venue}:${symbol}`, ({ data }) => {
        this.ticker = data;
        changed();
      }),
      streams.market.subscribe(`ticker:ALL:${symbol}`, ({ data }) => {
        this.consolidated = data;
        changed();
      }),
    ];
  }

  close() {
    this.#subscriptions.forEach((subscription) => subscription.close());
  }

  #bookChanged(message, changed) {
    if (!this.book.apply(message)) {
      return;
    }
    const { bids = [], asks = [], ts } = message.data;
    bids.forEach((level) => this.#learnDecimals(level));
    asks.forEach((level) => this.#learnDecimals(level));
    if (message.initial) {
      this.resyncing = false;
      this.refusal = null;
    } else {
      tickToScreen.arrived(ts);
    }
    changed();
  }

  #traded(message, changed) {
    this.tape.add(message);
    this.#learnDecimals([message.data.price, message.data.quantity]);
    if (!message.initial) {
      tickToScreen.arrived(message.data.ts);
    }
    changed();
  }

  #learnDecimals([price, quantity]) {
    this.priceDecimals = Math.min(MOST_DECIMALS, Math.max(this.priceDecimals, decimalsOf(String(price))));
    this.quantityDecimals = Math.min(MOST_DECIMALS, Math.max(this.quantityDecimals, decimalsOf(String(quantity))));
  }
}
