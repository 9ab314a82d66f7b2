import { Resource } from '../../data/resource.js';
import { keyOf, later } from './keys.js';

/** @typedef {import('../../data/signal.d.ts').Signal} Signal */

/** A signal that the list does not hold, as it is stored, and what becomes of it. */
export class OneSignal {
  /** @type {Resource<Signal | null>} */ reading;
  #api;
  /** What the channel told of it. @type {Signal | null} */ #told = null;
  #subscription;

  /**
   * @param {{signal_id: string, timestamp: string}} name
   * @param {import('./signal-feed.js').Server} server
   * @param {() => void} changed
   */
  constructor(name, { api, stream }, changed) {
    this.#api = api;
    const host = { requestUpdate: changed };
    this.key = keyOf(name);
    this.reading = new Resource(host, () => this.#read(name), null);
    this.#subscription = stream.subscribe('signals', {
      message: ({ data }) => this.#received(data),
      subscribed: ({ recovered }) => recovered || this.reading.load(),
    });
    this.reading.load();
  }

  /** Null while it is not known. */
  get value() {
    return this.reading.value;
  }

  close() {
    this.#subscription.close();
  }

  async #read({ signal_id: id, timestamp }) {
    /** @type {Signal} */
    const signal = await this.#api.get(`/api/signals/${encodeURIComponent(id)}?${new URLSearchParams({ time: timestamp })}`);
    return this.#taken(this.#told === null ? signal : later(this.#told, signal));
  }

  /** @param {Signal} signal */
  #received(signal) {
    if (keyOf(signal) === this.key) {
      this.#told = signal;
      this.reading.phase = 'ready';
      this.reading.value = this.#taken(signal);
    }
  }

  /** Of what is decided nothing more is told. @param {Signal} signal */
  #taken(signal) {
    if (!signal.is_active) {
      this.#subscription.close();
    }
    return signal;
  }
}
