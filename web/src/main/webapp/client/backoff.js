/**
 * Exponential backoff with full jitter: a random part of 1, 2, 4 ... 30 s, so that a thousand clients that lost the
 * same server do not return together.
 */
export class Backoff {
  #attempt = 0;
  #firstMs;
  #capMs;
  #random;

  /** @param {{firstMs?: number, capMs?: number, random?: () => number}} [options] random returns [0, 1) */
  constructor({ firstMs = 1000, capMs = 30000, random = Math.random } = {}) {
    this.#firstMs = firstMs;
    this.#capMs = capMs;
    this.#random = random;
  }

  /** How many waits were handed out since the last reset. */
  get attempt() {
    return this.#attempt;
  }

  /** @returns {number} milliseconds to wait before the next attempt */
  next() {
    const ceiling = Math.min(this.#capMs, this.#firstMs * 2 ** Math.min(this.#attempt, 30));
    this.#attempt += 1;
    return Math.round(this.#random() * ceiling);
  }

  /** To be called when a connection has proved stable. */
  reset() {
    this.#attempt = 0;
  }
}
