import { HeatmapLevels } from './heatmap-levels.js';
import { HeatmapPolling } from './heatmap-polling.js';
import { ticketsFor } from './tickets.js';
import { TradewireClient } from './tradewire-client.js';

const PING_EVERY_MS = 30000;
/** Document 002: 2 s, doubling to 32 s. */
const BACKOFF = Object.freeze({ firstMs: 2000, capMs: 32000 });
/** After as many failed attempts in a row snapshots are read over REST, until the socket is back. */
const ATTEMPTS_BEFORE_POLLING = 5;

/**
 * Heatmaps of some symbols: connects again by itself, keeps the connection alive, says `connected`, `slow` or
 * `disconnected`, and reads over REST while it cannot connect. A thin shape over TradewireClient; snapshots arrive as
 * `{type, symbol, timestamp, data}`. With `changes` the server tells changed levels alone, and whole pictures are put
 * together here.
 */
export class HeatmapWebSocket {
  #client;
  #polling;
  #updateInterval;
  #changes;
  #onSnapshot;
  #failures = 0;
  /** @type {Map<string, {close: () => void}>} */ #symbols = new Map();

  /** @typedef {import('./index.js').HeatmapOptions} HeatmapOptions */

  /**
   * @param {string | (HeatmapOptions & {url: string})} address of `/ws/heatmap`, or the options with it as `url`
   * @param {HeatmapOptions} [options] beside an address
   */
  constructor(address, options = {}) {
    const all = typeof address === 'string' ? { ...options, url: address } : address;
    const { url, token, ticket, symbols = [], updateInterval = 5, changes = false, onSnapshot, onStatus, onStatusChange, onError, fetch: fetcher, ...more } = all;
    this.#updateInterval = updateInterval;
    this.#changes = changes;
    this.#onSnapshot = onSnapshot ?? (() => {});
    this.#polling =
      token === undefined
        ? null
        : new HeatmapPolling({
            url,
            token,
            everyMs: updateInterval * 1000,
            fetcher: fetcher ?? ((...call) => globalThis.fetch(...call)),
            setTimeout: more.setTimeout ?? ((task, ms) => globalThis.setTimeout(task, ms)),
            clearTimeout: more.clearTimeout ?? ((timer) => globalThis.clearTimeout(timer)),
            symbols: () => this.symbols,
            snapshot: (symbol, answer) => this.#onSnapshot({ type: 'snapshot', symbol, ...answer }),
            failed: (error) => onError?.(error),
          });
    this.#client = new TradewireClient({
      pingEveryMs: PING_EVERY_MS,
      backoff: BACKOFF,
      ...more,
      url,
      ticket: ticket ?? ticketsFor(url, token, fetcher),
    });
    this.#client.on('status', (state) => {
      this.#watch(state);
      onStatus?.(state.status);
      onStatusChange?.(state.status);
    });
    this.#client.on('error', ({ error }) => onError?.(error));
    this.#client.on('refused', ({ message, temporary }) => temporary || onError?.(new Error(message)));
    this.subscribe(symbols);
  }

  /** @returns {import('./index.js').Status} */
  get status() {
    return this.#client.status;
  }

  /** Whether snapshots are read over REST now. */
  get polling() {
    return this.#polling?.running ?? false;
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
        const options = { updateInterval: this.#updateInterval };
        const [kind, listener] = this.#changes ? ['heatmap-levels', this.#folding(symbol)] : ['heatmap', this.#whole(symbol)];
        this.#symbols.set(symbol, this.#client.subscribe(`${kind}:${symbol}`, listener, options));
      }
    }
  }

  /** @param {string} symbol @returns {import('./index.js').ChannelListener} */
  #whole(symbol) {
    return { message: ({ type, timestamp, data }) => this.#onSnapshot({ type, symbol, timestamp, data }) };
  }

  /** @param {string} symbol @returns {import('./index.js').ChannelListener} */
  #folding(symbol) {
    const known = new HeatmapLevels();
    return {
      message: (message) => {
        if (known.apply(message)) {
          this.#onSnapshot({ type: 'snapshot', symbol, timestamp: message.timestamp, data: { ...message.data, levels: known.levels } });
        }
      },
      gap: () => known.clear(), // the client asks for a whole picture by itself
    };
  }

  /** @param {string[]} symbols */
  unsubscribe(symbols) {
    for (const symbol of symbols) {
      this.#symbols.get(symbol)?.close();
      this.#symbols.delete(symbol);
    }
  }

  /** @param {import('./index.js').StatusDetail} state */
  #watch({ status, final }) {
    this.#failures = status === 'disconnected' && !final ? this.#failures + 1 : 0;
    if (this.#failures >= ATTEMPTS_BEFORE_POLLING) {
      this.#polling?.start();
    } else if (status !== 'disconnected' || final) {
      this.#polling?.stop();
    }
  }
}
