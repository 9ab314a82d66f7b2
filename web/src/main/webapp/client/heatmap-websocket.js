import { ticketsFor } from './tickets.js';
import { TradewireClient } from './tradewire-client.js';

const PING_EVERY_MS = 30000;

/**
 * Heatmaps of some symbols: connects again by itself, keeps the connection alive, says `connected`, `slow` or
 * `disconnected`. A thin shape over TradewireClient; snapshots arrive as `{type, symbol, timestamp, data}`.
 */
export class HeatmapWebSocket {
  #client;
  #updateInterval;
  #onSnapshot;
  /** @type {Map<string, {close: () => void}>} */ #symbols = new Map();

  /**
   * @param {object} options
   * @param {string} options.url address of `/ws/heatmap`
   * @param {string | (() => string)} [options.token] or a `ticket` function, as TradewireClient takes it
   * @param {() => Promise<string>} [options.ticket]
   * @param {string[]} [options.symbols]
   * @param {number} [options.updateInterval] seconds
   * @param {(snapshot: object) => void} [options.onSnapshot]
   * @param {(status: import('./index.js').Status) => void} [options.onStatus]
   */
  constructor({ url, token, ticket, symbols = [], updateInterval = 5, onSnapshot, onStatus, ...more }) {
    this.#updateInterval = updateInterval;
    this.#onSnapshot = onSnapshot ?? (() => {});
    this.#client = new TradewireClient({
      pingEveryMs: PING_EVERY_MS,
      ...more,
      url,
      ticket: ticket ?? ticketsFor(url, token),
    });
    this.#client.on('status', (state) => onStatus?.(state.status));
    this.subscribe(symbols);
  }

  /** @returns {import('./index.js').Status} */
  get status() {
    return this.#client.status;
  }

  get symbols() {
    return [...this.#symbols.keys()];
  }

  connect() {
    this.#client.connect();
  }

  disconnect() {
    this.#client.close();
  }

  /** @param {string[]} symbols those followed already are left alone */
  subscribe(symbols) {
    for (const symbol of symbols) {
      if (!this.#symbols.has(symbol)) {
        const listener = ({ type, timestamp, data }) => this.#onSnapshot({ type, symbol, timestamp, data });
        const options = { updateInterval: this.#updateInterval };
        this.#symbols.set(symbol, this.#client.subscribe(`heatmap:${symbol}`, listener, options));
      }
    }
  }

  /** @param {string[]} symbols */
  unsubscribe(symbols) {
    for (const symbol of symbols) {
      this.#symbols.get(symbol)?.close();
      this.#symbols.delete(symbol);
    }
  }
}
