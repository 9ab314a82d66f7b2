import { words } from '../shared/texts.js';

/** The id of what is asked without one. */
const ALONE = '';

/** @typedef {{tone: 'good' | 'warning' | 'bad', text: string}} Answer */

/**
 * @template T
 * @typedef {object} CommandOptions
 * @property {string} [as] its id, of which one at a time is sent; one for all without
 * @property {(outcome: T) => string} [done] what is answered when it was done; no answer without
 * @property {readonly string[]} [fields] fields that a refusal of them, or of a part of them, can be shown at
 * @property {(error: import('./api.js').ApiError) => Answer} [failed] what is answered when it was not
 */

/**
 * What a user asks of the server: pending while it is on its way, then an answer to be shown next to where it was asked.
 * Renders its host at each change. One for each id at a time: what is asked again while it is on its way is not sent, and
 * the answer says so. Answers are kept while others are on their way.
 */
export class Command {
  /** Ids of those that are on their way, another set at each change. @type {ReadonlySet<string>} */ pending = new Set();
  /** By the id of what was asked, the newest last. @type {ReadonlyMap<string, Answer>} */ answers = new Map();
  /** A sentence for each field that was refused. @type {Record<string, string>} */ faults = {};
  /** What was said last, and what was sent of it while nobody knows whether it was done. @type {{said: string, body: object} | null} */
  #unanswered = null;
  #host;

  /** @param {{requestUpdate: () => void}} host */
  constructor(host) {
    this.#host = host;
  }

  /** The newest one. @returns {Answer | null} */
  get answer() {
    return [...this.answers.values()].at(-1) ?? null;
  }

  /** Whether anything is on its way. */
  get busy() {
    return this.pending.size > 0;
  }

  /** Forgets what was answered. */
  clear() {
    this.answers = new Map();
    this.faults = {};
    this.#host.requestUpdate();
  }

  /** Answers that something was done. @param {string} text */
  say(text) {
    this.#answered(ALONE, { tone: 'good', text: `✓ ${text}` });
  }

  /** Answers that it cannot be sent. @param {string} text */
  fail(text) {
    this.#answered(ALONE, { tone: 'bad', text });
  }

  /** Refuses it without sending it. @param {Record<string, string>} faults a sentence for each field @returns {boolean} whether there are any */
  refuses(faults) {
    this.answers = new Map();
    this.faults = faults;
    this.#host.requestUpdate();
    return Object.keys(faults).length > 0;
  }

  /**
   * Sends it.
   * @template T
   * @param {() => Promise<T>} send
   * @param {CommandOptions<T>} [options]
   * @returns {Promise<{outcome: T} | null>} null where it was not done, and the answer says why
   */
  async run(send, { as = ALONE, done, fields = [], failed = refusal } = {}) {
    if (this.pending.has(as)) {
      return this.#underWay(as);
    }
    if (!this.busy) {
      this.clear();
    }
    this.pending = new Set([...this.pending, as]);
    this.#answered(as, null);
    try {
      const outcome = await send();
      this.#answered(as, done === undefined ? null : { tone: 'good', text: `✓ ${done(outcome)}` });
      return { outcome };
    } catch (error) {
      const refused = fields.find((name) => isOf(name, error.field));
      if (refused !== undefined) {
        this.faults = { [refused]: error.message };
      } else {
        this.#answered(as, failed(error));
      }
      return null;
    } finally {
      this.pending = new Set([...this.pending].filter((each) => each !== as));
      this.#host.requestUpdate();
    }
  }

  /**
   * Sends what must not be done twice. While it is unknown whether it was done, the same words are sent in the same body,
   * by whose id the server knows it again. One at a time, whatever its id: only what was said last is remembered.
   * @template S, T
   * @param {S} said
   * @param {(said: S) => object} body adds an id
   * @param {(body: any) => Promise<T>} send
   * @param {CommandOptions<T>} [options]
   * @returns {Promise<{outcome: T} | null>} null where it was not done, as far as is known
   */
  async runOnce(said, body, send, options) {
    if (this.busy) {
      return this.#underWay(options?.as ?? ALONE);
    }
    const text = JSON.stringify(said);
    const sent = this.#unanswered?.said === text ? this.#unanswered.body : body(said);
    return this.run(async () => {
      try {
        const outcome = await send(sent);
        this.#unanswered = null;
        return outcome;
      } catch (error) {
        this.#unanswered = error.unanswered ? { said: text, body: sent } : null;
        throw error;
      }
    }, options);
  }

  /** Says that it was not sent, as it is on its way. @param {string} id @returns {null} */
  #underWay(id) {
    this.#answered(id, { tone: 'warning', text: words.underWay });
    return null;
  }

  /** @param {string} id @param {Answer | null} answer null where there is nothing to say */
  #answered(id, answer) {
    const others = [...this.answers].filter(([each]) => each !== id);
    this.answers = new Map(answer === null ? others : [...others, [id, answer]]);
    this.#host.requestUpdate();
  }
}

/** Whether a field is the one of a name, or a part of it. @param {string} name @param {string | null} [field] its path */
const isOf = (name, field) => field === name || ['.', '['].some((next) => field?.startsWith(name + next));

/** @param {Error} error @returns {Answer} */
const refusal = (error) => ({ tone: 'bad', text: error.message });
