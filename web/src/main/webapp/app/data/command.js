/** @typedef {{tone: 'good' | 'warning' | 'bad', text: string}} Answer */

/**
 * @template T
 * @typedef {object} CommandOptions
 * @property {string} [as] what `pending` says meanwhile
 * @property {(outcome: T) => string} [done] what is answered when it was done; no answer without
 * @property {readonly string[]} [fields] fields that a refusal of them, or of a part of them, can be shown at
 * @property {(error: import('./api.js').ApiError) => Answer} [failed] what is answered when it was not
 */

/**
 * What a user asks of the server: pending while it is on its way, then an answer to be shown next to where it was asked.
 * Renders its host at each change. One at a time: what is asked while one is pending is not sent.
 */
export class Command {
  /** Which one is on its way, as `run` was told; empty where none is. */ pending = '';
  /** @type {Answer | null} */ answer = null;
  /** A sentence for each field that was refused. @type {Record<string, string>} */ faults = {};
  /** What was said last, and what was sent of it while nobody knows whether it was done. @type {{said: string, body: object} | null} */
  #unanswered = null;
  #host;

  /** @param {{requestUpdate: () => void}} host */
  constructor(host) {
    this.#host = host;
  }

  /** Forgets what was answered. */
  clear() {
    this.answer = null;
    this.faults = {};
    this.#host.requestUpdate();
  }

  /** Answers that something was done. @param {string} text */
  say(text) {
    this.answer = { tone: 'good', text: `✓ ${text}` };
    this.#host.requestUpdate();
  }

  /** Answers that it cannot be sent. @param {string} text */
  fail(text) {
    this.answer = { tone: 'bad', text };
    this.#host.requestUpdate();
  }

  /** Refuses it without sending it. @param {Record<string, string>} faults a sentence for each field @returns {boolean} whether there are any */
  refuses(faults) {
    this.answer = null;
    this.faults = faults;
    this.#host.requestUpdate();
    return Object.keys(faults).length > 0;
  }

  /**
   * Sends it.
   * @template T
   * @param {() => Promise<T>} send
   * @param {CommandOptions<T>} [options]
   * @returns {Promise<{outcome: T} | null>} null where it was not done
   */
  async run(send, { as = 'pending', done, fields = [], failed = refusal } = {}) {
    if (this.pending !== '') {
      return null;
    }
    this.pending = as;
    this.clear();
    try {
      const outcome = await send();
      this.answer = done === undefined ? null : { tone: 'good', text: `✓ ${done(outcome)}` };
      return { outcome };
    } catch (error) {
      const refused = fields.find((name) => error.field === name || error.field?.startsWith(`${name}.`));
      if (refused !== undefined) {
        this.faults = { [refused]: error.message };
      } else {
        this.answer = failed(error);
      }
      return null;
    } finally {
      this.pending = '';
      this.#host.requestUpdate();
    }
  }

  /**
   * Sends what must not be done twice. While it is unknown whether it was done, the same words are sent in the same body,
   * by whose id the server knows it again.
   * @template S, T
   * @param {S} said
   * @param {(said: S) => object} body adds an id
   * @param {(body: any) => Promise<T>} send
   * @param {CommandOptions<T>} [options]
   * @returns {Promise<{outcome: T} | null>} null where it was not done, as far as is known
   */
  async runOnce(said, body, send, options) {
    const words = JSON.stringify(said);
    const sent = this.#unanswered?.said === words ? this.#unanswered.body : body(said);
    return this.run(async () => {
      try {
        const outcome = await send(sent);
        this.#unanswered = null;
        return outcome;
      } catch (error) {
        this.#unanswered = error.unanswered ? { said: words, body: sent } : null;
        throw error;
      }
    }, options);
  }
}

/** @param {Error} error @returns {Answer} */
const refusal = (error) => ({ tone: 'bad', text: error.message });
