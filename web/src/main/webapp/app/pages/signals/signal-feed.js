import { Resource } from '../../data/resource.js';
import { channelOf, matches, optionsOf, queryOf } from './filters.js';
import { cursorOf, keyOf, later } from './keys.js';

/** As many are asked for at first, and with each step to older ones. */
export const PAGE = 100;
/** More rows than that are not shown: who wants older ones narrows the filter or takes the file. */
export const MOST = 500;
/** What could not be read again is tried again after so long, or twice that: not by all pages at once. */
const RETRY_MS = 5000;
/** So many pages of {@link MOST} are read at most to see what became of rows that are held. */
const REVIEW_PAGES = 5;

/** @typedef {import('../../data/signal.d.ts').Signal} Signal */

/** @typedef {{key: string, signal: Signal, seen: number}} Row seen: at which of the feed's readings and messages it was last known */

/** @typedef {{setTimeout: (task: () => void, ms: number) => any, clearTimeout: (timer: any) => void, random: () => number}} Time */

/** @typedef {{api: {get: (path: string) => Promise<any>}, stream: {subscribe: (channel: string, listener: any, options?: import('../../../client/index.js').SubscribeOptions) => {close: () => void}}}} Server */

/** @type {Time} */
const TIME = { setTimeout: (task, ms) => setTimeout(task, ms), clearTimeout: (timer) => clearTimeout(timer), random: Math.random };

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
  /** Ascending by key, so that the newest are at the end. @type {Row[]} */ #known = [];
  /** The rows while it is held, the newest first, and whether the server has older ones. @type {{rows: Row[], more: boolean} | null} */ #frozen = null;
  #wanted = PAGE;
  /** Whether the server has older ones than are known. */ #more = false;
  /** Grows with each reading that begins and each message that comes. */ #clock = 0;
  /** How often something may have been missed, and how many of these times a reading has made good. */ #breaks = 0;
  #repaired = 0;
  /** The row behind which the next reading is to begin; null where at the top. @type {Row | null} */ #behind = null;
  #retry;
  #held = false;
  #closed = false;
  #api;
  #changed;
  #time;
  #subscription;

  /**
   * @param {import('./filters.js').Filter} filter
   * @param {Server} server
   * @param {() => void} changed
   * @param {Time} [time]
   */
  constructor(filter, { api, stream }, changed, time = TIME) {
    this.filter = filter;
    this.#time = time;
    this.#api = api;
    this.#changed = changed;
    this.reading = new Resource({ requestUpdate: () => this.#tell() }, () => this.#read(), false);
    // What was before is read at once, and again as soon as the changes are sure to come: nothing falls between them.
    const listener = {
      message: ({ data }) => this.#told(data),
      subscribed: ({ recovered }) => this.#followed(recovered),
      refused: ({ message, temporary }) => {
        this.refusal = temporary ? this.refusal : message;
        this.#tell();
      },
    };
    this.#subscription = stream.subscribe(channelOf(filter), listener, optionsOf(filter));
    this.reading.load();
  }

  /** What is shown, the newest first. @returns {Signal[]} */
  get rows() {
    return (this.#frozen?.rows ?? [...this.#known].reverse()).map(({ signal }) => signal);
  }

  /** How many wait to be shown. */
  get waiting() {
    if (this.#frozen === null) {
      return 0;
    }
    const shown = new Set(this.#frozen.rows.map(({ key }) => key));
    return this.#known.filter(({ key }) => !shown.has(key)).length;
  }

  /** Whether more than those wait: what came first is not kept any more. */
  get isOverrun() {
    return this.#more && this.waiting > 0 && this.waiting === this.#known.length;
  }

  /** Whether there are older ones that may still be shown. */
  get hasOlder() {
    return this.#hasMore && this.#size < MOST;
  }

  /** Whether there are older ones, but the list is as long as it may be. */
  get isFull() {
    return this.#hasMore && this.#size >= MOST;
  }

  get #size() {
    return (this.#frozen?.rows ?? this.#known).length;
  }

  get #hasMore() {
    return this.#frozen?.more ?? this.#more;
  }

  get #broken() {
    return this.#repaired < this.#breaks;
  }

  /** The signal of a key; undefined where it is not among the rows. @param {string} key @returns {Signal | undefined} */
  find(key) {
    const at = this.#placeOf(key);
    return this.#known[at]?.key === key ? this.#known[at].signal : this.#frozen?.rows.find((each) => each.key === key)?.signal;
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

  /** Reads older ones: behind the last row, however much came above it. What may have been missed is read before them. */
  older() {
    this.#wanted = Math.min(MOST, this.#size + this.waiting + PAGE);
    this.#behind = this.#broken ? null : (this.#frozen?.rows.at(-1) ?? this.#known[0] ?? null);
    this.reading.load();
  }

  close() {
    this.#closed = true;
    this.#time.clearTimeout(this.#retry);
    this.#subscription.close();
  }

  #freeze() {
    this.#frozen = this.#held ? { rows: [...this.#known].reverse(), more: this.#more } : null;
    this.#tell();
  }

  /** @param {boolean} recovered whether every event that was missed follows */
  #followed(recovered) {
    this.refusal = null;
    if (!recovered) {
      this.#breaks += 1;
      this.reading.load();
    }
  }

  async #read() {
    const behind = this.#behind;
    this.#behind = null;
    this.#clock += 1;
    if (behind !== null) {
      return this.#readBehind(behind, this.#clock);
    }
    this.#time.clearTimeout(this.#retry);
    try {
      return await this.#readTop(this.#clock);
    } catch (error) {
      this.#time.clearTimeout(this.#retry);
      if (this.#broken && !this.#closed && error.temporary !== false) {
        this.#retry = this.#time.setTimeout(() => this.#broken && this.reading.load(), RETRY_MS * (1 + this.#time.random()));
      }
      throw error;
    }
  }

  /** @param {number} now when it began */
  async #readTop(now) {
    const breaks = this.#breaks;
    const repairs = this.#broken;
    const { items, next } = await this.#page(this.filter, { limit: String(this.#wanted) });
    items.forEach((signal) => this.#put(keyOf(signal), signal, now, true));
    if (repairs) {
      // Between these and what is older something may be missing; and what is not among them is none of the filter's any more.
      const oldest = next === null ? '' : keyOf(items[items.length - 1]);
      this.#known = this.#known.filter(({ key, seen }) => key >= oldest && seen >= now);
    }
    this.#more = next !== null;
    this.#trim();
    if (repairs) {
      await this.#review(now);
      this.#repaired = Math.max(this.#repaired, breaks);
    }
    this.#reach();
    return true;
  }

  /** @param {Row} last @param {number} now when it began */
  async #readBehind(last, now) {
    const { items, next } = await this.#page(this.filter, { limit: String(PAGE), cursor: cursorOf(last.signal) });
    const frozen = this.#frozen;
    if (frozen !== null && frozen.rows.at(-1)?.key === last.key) {
      const isBelow = this.#known.length > 0 && this.#known[0].key <= frozen.rows[0].key;
      const added = items.slice(0, MOST - frozen.rows.length).map((signal) => ({ key: keyOf(signal), signal, seen: now }));
      frozen.rows.push(...added);
      frozen.more = next !== null || added.length < items.length;
      if (isBelow) {
        // Rows that had to make room for what waits are known again, so that there is no hole when the list is let go.
        frozen.rows.forEach(({ key, signal, seen }) => this.#put(key, signal, seen, true));
        this.#more = frozen.more;
      }
    } else if (this.#known[0]?.key === last.key) {
      items.forEach((signal) => this.#put(keyOf(signal), signal, now, true));
      this.#more = next !== null;
    }
    this.#trim();
    this.#reach();
    return true;
  }

  /** What became of rows that are held and were not among those read. Of which nobody knows are left out, at the end. @param {number} now */
  async #review(now) {
    const isOld = ({ seen }) => seen < now;
    const old = this.#frozen?.rows.filter(isOld) ?? [];
    const last = old.at(-1);
    let cursor = last === undefined ? null : cursorOf(old[0].signal, 1);
    for (let pages = 0; last !== undefined && cursor !== null && pages < REVIEW_PAGES; pages += 1) {
      // Also what is decided, and by that none of the filter's any more.
      const { items, next } = await this.#page({ ...this.filter, outcome: '' }, { limit: String(MOST), cursor });
      items.forEach((signal) => this.#putShown(keyOf(signal), signal, now));
      cursor = next !== null && keyOf(items[items.length - 1]) > last.key ? next : null;
    }
    const frozen = this.#frozen;
    if (frozen !== null && frozen.rows.some(isOld)) {
      frozen.more = frozen.more || isOld(/** @type {Row} */ (frozen.rows.at(-1)));
      frozen.rows = frozen.rows.filter((row) => !isOld(row));
    }
  }

  /** @param {import('./filters.js').Filter} filter @param {Record<string, string>} which @returns {Promise<import('../../data/signal.d.ts').SignalPage>} */
  #page(filter, which) {
    return this.#api.get(`/api/signals?${queryOf(filter, which)}`);
  }

  /** @param {Signal} signal */
  #told(signal) {
    this.events += 1;
    this.#clock += 1;
    this.decided += signal.decided_at === null ? 0 : 1;
    const key = keyOf(signal);
    const isBeyond = this.#more && this.#known.length > 0 && key < this.#known[0].key;
    if (this.find(key) !== undefined) {
      this.#put(key, signal, this.#clock, false);
    } else if (matches(this.filter, signal) && !isBeyond) {
      this.#put(key, signal, this.#clock, false);
      this.#trim();
      this.#reach();
    }
    this.#tell();
  }

  /**
   * Takes a signal over, in its place.
   * @param {string} key
   * @param {Signal} signal
   * @param {number} seen
   * @param {boolean} whole whether all that are newer are known too: what only a row shows is not put below what is known
   */
  #put(key, signal, seen, whole) {
    const isShown = this.#putShown(key, signal, seen);
    const at = this.#placeOf(key);
    const known = this.#known[at];
    if (known?.key === key) {
      this.#known[at] = { key, signal: later(known.signal, signal), seen: Math.max(known.seen, seen) };
    } else if (whole || !isShown || at > 0) {
      this.#known.splice(at, 0, { key, signal, seen });
    }
  }

  /** @param {string} key @param {Signal} signal @param {number} seen @returns {boolean} whether it is among the rows that are held */
  #putShown(key, signal, seen) {
    const rows = this.#frozen?.rows ?? [];
    const at = rows.findIndex((each) => each.key === key);
    if (at >= 0) {
      rows[at] = { key, signal: later(rows[at].signal, signal), seen: Math.max(rows[at].seen, seen) };
    }
    return at >= 0;
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
    const frozen = this.#frozen;
    const last = frozen?.rows.at(-1)?.key;
    if (frozen === null || (last !== undefined && !(this.#known[0]?.key <= last))) {
      return;
    }
    const older = last === undefined ? this.#known : this.#known.filter(({ key }) => key < last);
    const added = [...older].reverse().slice(0, MOST - frozen.rows.length);
    frozen.rows.push(...added);
    frozen.more = this.#more || added.length < older.length;
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
