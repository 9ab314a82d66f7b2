import { Resource } from '../../data/resource.js';
import { channelOf, matches, queryOf } from './filters.js';
import { keyOf, later } from './keys.js';

/** As many are asked for at first, and with each step to older ones. */
export const PAGE = 100;
/** More rows than that are not shown: who wants older ones narrows the filter or takes the file. */
export const MOST = 500;

/** @typedef {import('../../data/signal.d.ts').Signal} Signal */

/** @typedef {{api: {get: (path: string) => Promise<any>}, stream: {subscribe: (channel: string, listener: any) => {close: () => void}}}} Server */

/**
 * Signals of a filter, the newest first, from what is stored and what the channel tells. While it is held, rows stay where they
 * are: what is decided changes in its row, what is new waits. Never holds more than {@link MOST}.
 */
export class SignalFeed {
  /** Grows with each change. */ revision = 0;
  /** How many messages came. */ events = 0;
  /** How many of them told that a signal is decided. */ decided = 0;
  /** Why the server refuses the channel; a sentence or null. @type {string | null} */ refusal = null;
  /** @type {Resource<boolean>} */ reading;
  /** Ascending by key, so that the newest are at the end. @type {{key: string, signal: Signal}[]} */ #known = [];
  /** The rows while it is held, the newest first. @type {{key: string, signal: Signal}[] | null} */ #frozen = null;
  #wanted = PAGE;
  /** Whether the server has older ones than are known. */ #more = false;
  /** Whether something may have been missed since the last reading. */ #broken = false;
  #held = false;
  #closed = false;
  #api;
  #changed;
  #subscription;

  /**
   * @param {import('./filters.js').Filter} filter
   * @param {Server} server
   * @param {() => void} changed
   */
  constructor(filter, { api, stream }, changed) {
    this.filter = filter;
    this.#api = api;
    this.#changed = changed;
    this.reading = new Resource({ requestUpdate: () => this.#tell() }, () => this.#read(), false);
    // What was before is read at once, and again as soon as the changes are sure to come: nothing falls between them.
    this.#subscription = stream.subscribe(channelOf(filter), {
      message: ({ data }) => this.#told(data),
      subscribed: ({ recovered }) => this.#followed(recovered),
      refused: ({ message, temporary }) => {
        this.refusal = temporary ? this.refusal : message;
        this.#tell();
      },
    });
    this.reading.load();
  }

  /** What is shown, the newest first. @returns {Signal[]} */
  get rows() {
    return (this.#frozen ?? [...this.#known].reverse()).map(({ signal }) => signal);
  }

  /** How many wait to be shown. */
  get waiting() {
    if (this.#frozen === null) {
      return 0;
    }
    const shown = new Set(this.#frozen.map(({ key }) => key));
    return this.#known.filter(({ key }) => !shown.has(key)).length;
  }

  /** Whether more than those wait: what came first is not kept any more. */
  get isOverrun() {
    return this.#more && this.waiting > 0 && this.waiting === this.#known.length;
  }

  /** Whether there are older ones that may still be shown. */
  get hasOlder() {
    return this.#more && this.#size < MOST;
  }

  /** Whether there are older ones, but the list is as long as it may be. */
  get isFull() {
    return this.#more && this.#size >= MOST;
  }

  get #size() {
    return (this.#frozen ?? this.#known).length;
  }

  /** The signal of a key; undefined where it is not among the rows. @param {string} key @returns {Signal | undefined} */
  find(key) {
    const at = this.#placeOf(key);
    return this.#known[at]?.key === key ? this.#known[at].signal : this.#frozen?.find((each) => each.key === key)?.signal;
  }

  /** Keeps the rows where they are, or no longer. @param {boolean} held */
  hold(held) {
    if (held !== this.#held) {
      this.#held = held;
      this.#freeze();
    }
  }

  /** Shows what waits. */
  show() {
    this.#freeze();
  }

  /** Reads older ones. */
  older() {
    this.#wanted = Math.min(MOST, this.#size + this.waiting + PAGE);
    this.reading.load();
  }

  close() {
    this.#closed = true;
    this.#subscription.close();
  }

  #freeze() {
    this.#frozen = this.#held ? [...this.#known].reverse() : null;
    this.#tell();
  }

  /** @param {boolean} recovered whether every event that was missed follows */
  #followed(recovered) {
    this.refusal = null;
    if (!recovered) {
      this.#broken = true;
      this.reading.load();
    }
  }

  async #read() {
    const limit = this.#wanted;
    const repairs = this.#broken;
    /** @type {import('../../data/signal.d.ts').SignalPage} */
    const { items, next } = await this.#api.get(`/api/signals?${queryOf(this.filter, { limit: String(limit) })}`);
    const last = next === null ? undefined : items.at(-1);
    if (repairs && last !== undefined) {
      // Between these and what is older than them something may be missing.
      const oldest = keyOf(last);
      this.#known = this.#known.filter(({ key }) => key >= oldest);
    }
    this.#broken = this.#broken && !repairs;
    items.forEach((signal) => this.#put(keyOf(signal), signal));
    this.#more = next !== null;
    this.#trim();
    this.#reach();
    return true;
  }

  /** @param {Signal} signal */
  #told(signal) {
    this.events += 1;
    this.decided += signal.decided_at === null ? 0 : 1;
    const key = keyOf(signal);
    const isBeyond = this.#more && this.#known.length > 0 && key < this.#known[0].key;
    if (this.find(key) !== undefined) {
      this.#put(key, signal);
    } else if (matches(this.filter, signal) && !isBeyond) {
      this.#put(key, signal);
      this.#trim();
      this.#reach();
    }
    this.#tell();
  }

  /** Takes a signal over, in its place. @param {string} key @param {Signal} signal */
  #put(key, signal) {
    const shown = this.#frozen?.findIndex((each) => each.key === key) ?? -1;
    if (this.#frozen !== null && shown >= 0) {
      this.#frozen[shown] = { key, signal: later(this.#frozen[shown].signal, signal) };
    }
    const at = this.#placeOf(key);
    if (this.#known[at]?.key === key) {
      this.#known[at] = { key, signal: later(this.#known[at].signal, signal) };
    } else if (shown < 0 || at > 0) {
      this.#known.splice(at, 0, { key, signal });
    }
  }

  #trim() {
    const superfluous = this.#known.length - this.#wanted;
    if (superfluous > 0) {
      this.#known.splice(0, superfluous);
      this.#more = true;
    }
  }

  /** What is older than all rows moves none of them, and rows that are held but empty are read by nobody. */
  #reach() {
    if (this.#frozen === null) {
      return;
    }
    const last = this.#frozen.at(-1)?.key;
    const older = last === undefined ? this.#known : this.#known.filter(({ key }) => key < last);
    this.#frozen.push(...[...older].reverse().slice(0, MOST - this.#frozen.length));
  }

  /** Where a key stands among the known, or would. @param {string} key */
  #placeOf(key) {
    let [low, high] = [0, this.#known.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#known[middle].key < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  #tell() {
    if (!this.#closed) {
      this.revision += 1;
      this.#changed();
    }
  }
}
