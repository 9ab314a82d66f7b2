/**
 * Reads snapshots over REST while there is no socket: each symbol at once, then in fixed intervals. One that the caller has
 * is not handed on again.
 */
export class HeatmapPolling {
  #options;
  /** The answer that was handed on last, by symbol. @type {Map<string, string>} */ #known = new Map();
  /** @type {unknown} */ #timer = null;
  #running = false;

  /**
   * @param {object} options
   * @param {string} options.url `ws:` or `wss:` address of `/ws/heatmap`
   * @param {string | (() => string)} options.token
   * @param {number} options.everyMs
   * @param {typeof fetch} options.fetcher
   * @param {(task: () => void, ms: number) => unknown} options.setTimeout
   * @param {(timer: any) => void} options.clearTimeout
   * @param {() => string[]} options.symbols asked each time
   * @param {(symbol: string, answer: {timestamp: string, data: any}) => void} options.snapshot
   * @param {(error: Error) => void} options.failed
   */
  constructor(options) {
    this.#options = options;
  }

  get running() {
    return this.#running;
  }

  /** Does nothing while it runs. */
  start() {
    if (!this.#running) {
      this.#running = true;
      this.#round();
    }
  }

  stop() {
    this.#running = false;
    this.#options.clearTimeout(this.#timer);
  }

  async #round() {
    await Promise.all(this.#options.symbols().map((symbol) => this.#read(symbol)));
    if (this.#running) {
      this.#timer = this.#options.setTimeout(() => this.#round(), this.#options.everyMs);
    }
  }

  async #read(symbol) {
    const { url, token, fetcher, snapshot, failed } = this.#options;
    try {
      const known = this.#known.get(symbol);
      const answer = await fetcher(new URL(`/api/heatmap/${encodeURIComponent(symbol)}`, url.replace(/^ws/, 'http')), {
        headers: {
          Authorization: `Bearer ${typeof token === 'function' ? token() : token}`,
          ...(known === undefined ? {} : { 'If-None-Match': known }),
        },
      });
      if (!this.#running || answer.status === 304) {
        return;
      }
      if (!answer.ok) {
        throw new Error(`The heatmap of ${symbol} cannot be read: ${answer.status}.`);
      }
      const { timestamp, data } = await answer.json();
      const tag = answer.headers.get('ETag');
      if (tag !== null) {
        this.#known.set(symbol, tag);
      }
      if (this.#running) {
        snapshot(symbol, { timestamp, data });
      }
    } catch (error) {
      if (this.#running) {
        failed(error);
      }
    }
  }
}
