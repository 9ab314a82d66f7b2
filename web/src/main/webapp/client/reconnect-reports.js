/** Losses are reported together, so that a bad network does not add requests to its troubles. */
const REPORT_EVERY_MS = 60000;
const MAX_TIMES = 100;

/**
 * Measures how long each loss of the connection lasted, until the server is there again, and reports the times to
 * `POST /api/stream/client-reports`. A report that fails is dropped.
 */
export class ReconnectReports {
  #send;
  #clock;
  /** @type {number | null} */ #lostAt = null;
  /** @type {number[]} */ #times = [];
  #timer = null;
  #stop;

  /**
   * @param {import('./tradewire-client.js').TradewireClient} client
   * @param {(times: number[]) => unknown} send gets milliseconds, oldest first
   * @param {{now?: () => number, setTimeout?: Function, clearTimeout?: Function}} [clock]
   */
  constructor(client, send, clock = {}) {
    this.#send = send;
    this.#clock = {
      now: clock.now ?? (() => performance.now()),
      setTimeout: clock.setTimeout ?? ((task, ms) => globalThis.setTimeout(task, ms)),
      clearTimeout: clock.clearTimeout ?? ((timer) => globalThis.clearTimeout(timer)),
    };
    this.#stop = client.on('status', (state) => this.#changed(state));
  }

  /**
   * Sends with a token to the host of the sockets.
   * @param {string} url address of the endpoint
   * @param {string | (() => string)} token
   * @param {typeof fetch} [fetcher]
   * @returns {(times: number[]) => Promise<void>}
   */
  static sender(url, token, fetcher = globalThis.fetch) {
    const address = new URL('/api/stream/client-reports', url.replace(/^ws/, 'http'));
    const endpoint = new URL(url).pathname;
    return async (times) => {
      const bearer = typeof token === 'function' ? token() : token;
      await fetcher(address, {
        method: 'POST',
        headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ reconnect_ms: times, endpoint }),
      });
    };
  }

  /** Ends measuring; what was not reported is dropped. */
  close() {
    this.#stop();
    this.#clock.clearTimeout(this.#timer);
  }

  #changed({ status, final }) {
    if (status === 'disconnected') {
      this.#lostAt = final ? null : (this.#lostAt ?? this.#clock.now());
    } else if (this.#lostAt !== null) {
      this.#times.push(Math.round(this.#clock.now() - this.#lostAt));
      this.#times.splice(0, Math.max(0, this.#times.length - MAX_TIMES));
      this.#lostAt = null;
      this.#timer ??= this.#clock.setTimeout(() => this.#report(), REPORT_EVERY_MS);
    }
  }

  async #report() {
    const times = this.#times;
    this.#times = [];
    this.#timer = null;
    try {
      await this.#send(times);
    } catch {
      // Nothing depends on a report.
    }
  }
}
