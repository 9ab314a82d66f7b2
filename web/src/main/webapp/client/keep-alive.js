/**
 * Notices a dead peer: sends a ping every `everyMs`, and when nothing at all arrives within `withinMs` after one,
 * says so. Measures how long the answers take.
 */
export class KeepAlive {
  #options;
  /** @type {unknown} */ #timer = null;
  /** @type {unknown} */ #deadline = null;
  /** @type {number | null} */ #pingedAt = null;

  /**
   * @param {object} options
   * @param {number} options.everyMs
   * @param {number} options.withinMs
   * @param {() => void} options.ping
   * @param {() => void} options.dead
   * @param {(ms: number) => void} options.answered round trip of a ping
   * @param {() => number} options.now milliseconds, monotonic
   * @param {(task: () => void, ms: number) => unknown} options.setTimeout
   * @param {(timer: unknown) => void} options.clearTimeout
   */
  constructor(options) {
    this.#options = options;
  }

  start() {
    this.stop();
    this.#timer = this.#options.setTimeout(() => this.#ping(), this.#options.everyMs);
  }

  stop() {
    this.#options.clearTimeout(this.#timer);
    this.#options.clearTimeout(this.#deadline);
    this.#timer = null;
    this.#deadline = null;
    this.#pingedAt = null;
  }

  /** Any frame proves the peer alive. */
  heard() {
    this.#options.clearTimeout(this.#deadline);
    this.#deadline = null;
  }

  /** A `pong` arrived. */
  ponged() {
    if (this.#pingedAt !== null) {
      this.#options.answered(this.#options.now() - this.#pingedAt);
      this.#pingedAt = null;
    }
  }

  #ping() {
    this.start();
    this.#pingedAt = this.#options.now();
    this.#deadline = this.#options.setTimeout(() => this.#options.dead(), this.#options.withinMs);
    this.#options.ping();
  }
}
