import { ticketsFor } from './tickets.js';
import { TradewireClient } from './tradewire-client.js';

/** The callback of each channel. */
const CALLBACKS = Object.freeze({
  'routing-metrics': 'onRoutingMetrics',
  'lp-performance': 'onLPPerformance',
  'exposure-updates': 'onExposureUpdate',
  alerts: 'onAlert',
});

/** A dealing desk's figures: a thin shape over TradewireClient with a callback per channel. */
export class AnalyticsWebSocket {
  #client;

  /**
   * @param {object} options
   * @param {string} options.url address of `/ws/analytics`
   * @param {string | (() => string)} [options.token] or a `ticket` function, as TradewireClient takes it
   * @param {() => Promise<string>} [options.ticket]
   * @param {string[]} [options.channels]
   * @param {boolean} [options.autoReconnect] false: a lost connection stays lost
   * @param {boolean} [options.debug] writes changes of the connection to the console
   * @param {Record<string, (data: any) => void>} [callbacks] `onRoutingMetrics`, `onLPPerformance`, `onExposureUpdate`,
   *   `onAlert` with a message's data; `onStatus`, `onError`
   */
  constructor(
    { url, token, ticket, channels = Object.keys(CALLBACKS), autoReconnect = true, debug = false, ...more },
    callbacks = {},
  ) {
    this.#client = new TradewireClient({ ...more, url, ticket: ticket ?? ticketsFor(url, token) });
    this.#client.on('status', (state) => {
      if (debug) {
        console.debug('analytics', state.status, state.reason);
      }
      callbacks.onStatus?.(state.status);
      if (state.status === 'disconnected' && !state.final && !autoReconnect) {
        this.#client.close();
      }
    });
    this.#client.on('error', ({ error }) => callbacks.onError?.(error));
    this.#client.on('refused', ({ channel, message }) => callbacks.onError?.(new Error(`${channel}: ${message}`)));
    for (const channel of channels) {
      this.#client.subscribe(channel, ({ data }) => callbacks[CALLBACKS[channel]]?.(data));
    }
  }

  /** @returns {import('./index.js').Status} */
  get status() {
    return this.#client.status;
  }

  connect() {
    this.#client.connect();
  }

  disconnect() {
    this.#client.close();
  }
}
