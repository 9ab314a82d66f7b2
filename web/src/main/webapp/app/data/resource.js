/**
 * What an element reads from the server. Renders its host at each change; of several readings under way the last one
 * counts. What was read stays when reading it again fails.
 * @template T
 */
export class Resource {
  /** @type {'loading' | 'ready' | 'error'} error: nothing was ever read */ phase = 'loading';
  /** Why the last reading failed; null where it did not. @type {import('./api.js').ApiError | null} */ error = null;
  /** When the last reading was answered, `performance.now()`. @type {number} */ readAt = -Infinity;
  /** @type {T} */ #value;
  /** @type {T} */ #initial;
  #host;
  #read;
  #reading = 0;

  /**
   * @param {{requestUpdate: () => void}} host
   * @param {() => Promise<T>} read
   * @param {T} initial its value until it is read
   */
  constructor(host, read, initial) {
    this.#host = host;
    this.#read = read;
    this.#value = initial;
    this.#initial = initial;
  }

  /** @returns {T} */
  get value() {
    return this.#value;
  }

  /** What is known by another way, such as a stream. @param {T} value */
  set value(value) {
    this.#value = value;
    this.#host.requestUpdate();
  }

  /** Reads it, also again. Never rejects. */
  async load() {
    const mine = ++this.#reading;
    try {
      const value = await this.#read();
      if (mine === this.#reading) {
        this.phase = 'ready';
        this.error = null;
        this.#answered(value);
      }
    } catch (error) {
      if (mine === this.#reading) {
        this.phase = this.phase === 'ready' ? 'ready' : 'error';
        this.error = error;
        this.#answered(this.#value);
      }
    }
  }

  #answered(value) {
    this.readAt = performance.now();
    this.value = value;
  }

  /** Forgets what was read; an answer that is on its way is dropped. */
  reset() {
    this.#reading += 1;
    this.phase = 'loading';
    this.error = null;
    this.value = this.#initial;
  }
}
