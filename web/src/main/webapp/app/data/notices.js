import { words } from '../shared/texts.js';
import { NoticePace, channelsOf, isSince, optionsOf, shownByPages, tells } from './notice-rules.js';
import { session } from './session.js';
import { Store } from './store.js';
import { streams } from './streams.js';

/** @typedef {import('./notification.d.ts').NotificationRule} NotificationRule */
/** @typedef {import('./notification.d.ts').ToldSignal} ToldSignal */
/** @typedef {NotificationPermission | 'unsupported'} Permission unsupported: not in this browser, or the page did not come over https */

const AT_MOST = 5;
const WITHIN_MS = 10000;
/** How many are left out is told no more often. */
const SUM_MS = 1000;
/** What happened longer ago is not news: a computer that slept is told nothing of last night. */
const NEWS_MS = 10 * 60 * 1000;
/** Rules may be changed on another machine. */
const READ_AGAIN_MS = 5 * 60 * 1000;
const RETRY_MS = 10000;

/** Shows what the user's rules tell, while any page is open and he allowed it: of all his tabs in one, which holds a lock. */
export class Notices {
  /** @type {Store<Permission>} */
  permission = new Store(permissionNow());
  /** @type {AbortController | null} */ #turn = null;
  /** @type {BroadcastChannel | null} */ #tabs = null;
  /** @type {NotificationRule[]} */ #rules = [];
  /** By their channels, with what is asked for of these. @type {Map<string, {close: () => void}>} */ #subscriptions = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #next;
  /** How many were left out and are told next. */ #left = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #sum;
  #telling = false;
  #pace = new NoticePace(AT_MOST, WITHIN_MS);

  /** For a user, until he signs out. @param {string} user */
  start(user) {
    if (this.#turn !== null || this.permission.value === 'unsupported' || navigator.locks === undefined) {
      return;
    }
    const turn = new AbortController();
    this.#turn = turn;
    this.#tabs = new BroadcastChannel('tradewire.notices');
    this.#tabs.onmessage = () => this.#changed();
    navigator.locks
      .request(`tradewire.notices.${user}`, { signal: turn.signal }, () => this.#tell(turn.signal))
      .catch(() => {}); // Signed out while another tab had its turn.
  }

  stop() {
    this.#turn?.abort();
    this.#turn = null;
    this.#tabs?.close();
    this.#tabs = null;
  }

  /** Looks what the browser allows now: its settings may have been changed. */
  look() {
    this.permission.set(permissionNow());
  }

  /** Rules were changed in this tab. */
  rulesChanged() {
    this.#tabs?.postMessage('rules');
    this.#changed();
  }

  /** Asks the user, who has to have clicked. */
  async ask() {
    if (this.permission.value !== 'unsupported') {
      this.permission.set(await Notification.requestPermission());
      this.rulesChanged();
    }
  }

  #changed() {
    this.look();
    if (this.#telling) {
      this.#read();
    }
  }

  /** Our turn: ends with the session, or with the tab. @param {AbortSignal} signal */
  async #tell(signal) {
    this.#telling = true;
    this.#read();
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    this.#telling = false;
    clearTimeout(this.#next);
    clearTimeout(this.#sum);
    this.#sum = undefined;
    this.#follow([]);
  }

  async #read() {
    clearTimeout(this.#next);
    let again = READ_AGAIN_MS;
    try {
      const { items } = await session.api.get('/api/notification-rules');
      this.#follow(permissionNow() === 'granted' ? shownByPages(items) : []);
    } catch {
      again = RETRY_MS;
    }
    clearTimeout(this.#next);
    if (this.#telling) {
      this.#next = setTimeout(() => this.#read(), again);
    }
  }

  /** @param {NotificationRule[]} rules */
  #follow(rules) {
    this.#rules = this.#telling ? rules : [];
    const channels = this.#rules.length === 0 ? [] : channelsOf(this.#rules);
    const before = this.#subscriptions;
    this.#subscriptions = new Map();
    for (const channel of channels) {
      const options = channel === 'signals' ? optionsOf(this.#rules) : {};
      const key = `${channel} ${JSON.stringify(options)}`;
      const subscription = before.get(key) ?? streams.signals.subscribe(channel, (message) => this.#told(message), options);
      before.delete(key);
      this.#subscriptions.set(key, subscription);
    }
    before.forEach((subscription) => subscription.close()); // not before: a channel that goes on otherwise loses nothing
  }

  /** @param {{data: ToldSignal, timestamp: string, initial?: boolean}} message */
  #told({ data, timestamp, initial }) {
    const rule = this.#rules.find((each) => tells(each, data) && isSince(each, timestamp));
    if (rule === undefined || initial === true || Date.now() - Date.parse(timestamp) > NEWS_MS) {
      return;
    }
    const pace = this.#pace.take(performance.now());
    if (pace.shown) {
      const { title, body } = words.signalNotice(rule.name, data);
      show(title, body, `${data.timestamp} ${data.signal_id} ${data.event}`);
    } else {
      this.#left = pace.left;
      this.#sum ??= setTimeout(() => this.#sumUp(), SUM_MS);
    }
  }

  #sumUp() {
    this.#sum = undefined;
    show(words.product, words.moreSignals(this.#left), 'more');
  }
}

/** @param {string} title @param {string} body @param {string} tag one of the same is replaced without a sound */
function show(title, body, tag) {
  try {
    const notice = new Notification(title, { body, tag: `tradewire ${tag}` });
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
  } catch {
    // Telephones show notices of service workers alone.
  }
}

/** @returns {Permission} */
function permissionNow() {
  return 'Notification' in globalThis ? Notification.permission : 'unsupported';
}

export const notices = new Notices();
