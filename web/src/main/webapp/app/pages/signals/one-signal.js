import { Resource } from '../../data/resource.js';
import { keyOf, later } from './keys.js';

/** @typedef {import('../../data/signal.d.ts').Signal} Signal */

/** A signal that the list does not hold, as it is stored, and what becomes of it. */
export class OneSignal {
  /** @type {Resource<Signal | null>} */ reading;
  #api;
  #closed = false;
  #isNarrow = false;
  /** What the channel told of it. @type {Signal | null} */ #told = null;
  #subscription;
  #stream;
  #listener;

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
    this.#stream = stream;
    this.#listener = {
      message: ({ data }) => this.#received(data),
      subscribed: ({ recovered }) => recovered || this.reading.load(),
    };
    this.#subscription = stream.subscribe('signals', this.#listener);
    this.reading.load();
  }

  /** Null while it is not known. */
  get value() {
    return this.reading.value;
  }

  close() {
    this.#closed = true;
    this.#subscription.close();
  }

  async #read({ signal_id: id, timestamp }) {
    /** @type {Signal} */
    const signal = await this.#api.get(`/api/signals/${encodeURIComponent(id)}?${new URLSearchParams({ time: timestamp })}`);
    this.#narrow(signal);
    return this.#taken(this.#told === null ? signal : later(this.#told, signal));
  }

  /** Now that it is known what it is of, nothing else need come. @param {Signal} signal */
  #narrow({ symbol, timeframe }) {
    if (!this.#closed && !this.#isNarrow) {
      this.#isNarrow = true;
      const before = this.#subscription;
      this.#subscription = this.#stream.subscribe('signals', this.#listener, { symbol, timeframe });
      before.close(); // not before: nothing falls between them
    }
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
      this.close();
    }
    return signal;
  }
}
