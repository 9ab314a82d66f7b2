import { Backoff } from '../../../client/index.js';
import { fold, foldEquity, isAhead, newer } from '../../data/challenge-state.js';
import { Resource } from '../../data/resource.js';
import { NOTHING_BOOKED, book } from './history.js';
import { tradingDayOf } from './trading-day.js';

/** Several events at once cause one reading. */
const READ_AFTER_MS = 150;
/** Trades and days are read one after the other: a trade between them is read again, at most so often. */
const HISTORY_READINGS = 3;
/** More bookings do not come while the history is being read. */
const KEPT_BOOKINGS = 200;

/**
 * One challenge, live: read over REST once, then continued by its events, which carry figures and trades. It is read
 * again only where they do not tell everything: after a gap, when its status changed, and when a day's first trade makes
 * it a trading day. A reading that was overtaken by an event is repeated soon, one that failed after a growing while.
 */
export class ChallengeFeed {
  /** What the account's channel told last: results of open positions. @type {import('../../data/wire.d.ts').LiveAccount | null} */
  live = null;
  /** Number of the last event that concerned orders or positions. */ revision = 0;
  /** What a reconnect brought. @type {{recovered: boolean, events: number | null} | null} */ resumed = null;
  /** Why the room is not to be had; a sentence or empty. */ refusal = '';
  /** @type {Resource<import('../../data/wire.d.ts').Challenge | null>} */ #challenge;
  /** @type {Resource<import('./history.js').History>} */ #history;
  /** Messages of the room that came before the challenge was read. @type {import('../../../client/index.js').ChannelMessage[]} */
  #early = [];
  /** The newest ones, for a history that was read before they were booked. @type {{trade: import('./history.js').BookedTrade, day: string}[]} */
  #bookings = [];
  /** A trade whose effect is told by the next event. @type {import('../../data/wire.d.ts').TradeReport | null} */ #trade = null;
  /** The last day on which was traded, as a reading told it. */ #tradingDay = '';
  /** A reading is due soon. */ #due = false;
  /** A reading that failed is due again. */ #repeating = false;
  #backoff;
  #closed = false;
  #later;
  #api;
  #address;
  #changed;
  #happened;
  #subscriptions;

  /**
   * @param {string} id
   * @param {object} source
   * @param {Pick<import('../../data/api.js').Api, 'get'>} source.api
   * @param {Pick<import('../../../client/index.js').TradewireClient, 'subscribe'>} source.stream
   * @param {(task: () => void, ms: number) => unknown} [source.later] as setTimeout
   * @param {Backoff} [source.backoff] how long to wait after a failed reading
   * @param {() => void} changed
   * @param {(message: import('../../../client/index.js').ChannelMessage) => void} happened gets each event once
   */
  constructor(id, { api, stream, later = (task, ms) => setTimeout(task, ms), backoff = new Backoff() }, changed, happened) {
    this.id = id;
    this.#later = later;
    this.#backoff = backoff;
    this.#api = api;
    this.#address = `/api/challenges/${encodeURIComponent(id)}`;
    this.#changed = changed;
    this.#happened = happened;
    this.#challenge = new Resource({ requestUpdate: changed }, async () => this.#merged(await api.get(this.#address)), null);
    this.#history = new Resource({ requestUpdate: changed }, () => this.#readHistory(), NOTHING_BOOKED);
    this.#subscriptions = [
      stream.subscribe(`equity:${id}`, { message: ({ data }) => this.#equityTold(data) }),
      stream.subscribe(`challenge:${id}`, {
        message: (message) => this.#received(message),
        resumed: (detail) => this.#resumed(detail),
        refused: ({ message, temporary }) => {
          this.refusal = temporary ? '' : message;
          changed();
        },
      }),
    ];
    this.load();
  }

  /** How the challenge itself stands; its history may come later. */
  get reading() {
    return this.#challenge;
  }

  /** @returns {import('../../data/wire.d.ts').Challenge | null} null until it is read */
  get challenge() {
    return this.#challenge.value;
  }

  /** Booked trades and days. */
  get history() {
    return this.#history;
  }

  close() {
    this.#closed = true;
    this.#subscriptions.forEach((subscription) => subscription.close());
  }

  /** Forgets what a reconnect brought. */
  dismissResumed() {
    this.resumed = null;
    this.#changed();
  }

  /** Reads everything, also again. */
  async load() {
    await this.#challenge.load();
    if (this.#challenge.error === null && this.#challenge.phase === 'ready') {
      await this.#history.load();
    }
    const error = this.#challenge.error ?? this.#history.error;
    if (error === null) {
      this.#backoff.reset();
    } else if (error.temporary) {
      this.#repeat();
    }
  }

  /** What was read, with what the room told meanwhile. @param {import('../../data/wire.d.ts').Challenge} read */
  #merged(read) {
    const challenge = this.#early.reduce(fold, newer(this.challenge, read));
    this.#early = [];
    if (challenge.event_seq > read.event_seq) {
      this.#readSoon(); // what no event tells is as old as the reading
    } else {
      const { last_trade_at: at, time_zone: zone, terms } = read;
      this.#tradingDay = at === null ? '' : tradingDayOf(at, zone, terms.reset_time);
    }
    return challenge;
  }

  async #readHistory() {
    let history = NOTHING_BOOKED;
    for (let i = 0; i < HISTORY_READINGS; i += 1) {
      const days = (await this.#api.get(`${this.#address}/days`)).items;
      const { items, total } = await this.#api.get(`${this.#address}/trades`);
      history = { trades: items, days };
      if (days.reduce((sum, { trades }) => sum + trades, 0) === total) {
        break;
      }
    }
    return this.#bookings.reduce((known, { trade, day }) => book(known, trade, day), history);
  }

  #equityTold(data) {
    this.live = data;
    if (this.challenge === null) {
      this.#changed();
    } else {
      this.#challenge.value = foldEquity(this.challenge, data);
    }
  }

  #received(message) {
    if (this.challenge === null) {
      this.#early.push(message);
    } else {
      if (isAhead(this.challenge, message)) {
        this.load(); // a trade came between the reading over REST and the room
      }
      this.#challenge.value = fold(this.challenge, message);
    }
    if (!message.initial) {
      this.#follow(message);
      this.#happened(message);
    }
  }

  #follow({ type, seq, data }) {
    if (type === 'ORDER_UPDATED' || type === 'POSITION_UPDATED' || type === 'CHALLENGE_STATUS_CHANGED') {
      this.revision = seq;
    }
    if (type === 'CHALLENGE_STATUS_CHANGED') {
      this.#readSoon(); // its day, its reset and its locks change with it
    } else if (type === 'TRADE_EXECUTED') {
      this.#trade = data;
    } else if (type === 'EQUITY_UPDATED') {
      this.#book(data);
    } else if (type === 'ORDER_UPDATED' && data.status === 'FILLED') {
      this.#traded(this.challenge?.current_day ?? '');
    }
  }

  #book({ current_equity: equity }) {
    const trade = this.#trade;
    this.#trade = null;
    if (trade === null || this.challenge === null) {
      this.#readSoon();
      return;
    }
    const { current_day: today, time_zone: zone, terms } = this.challenge;
    const day = tradingDayOf(trade.executed_at, zone, terms.reset_time);
    if (day !== today) {
      this.#readSoon(); // it began a day, or was late: both change more than figures
      return;
    }
    const booked = { ...trade, equity_after: equity };
    this.#traded(today);
    if (this.#history.phase === 'ready') {
      this.#history.value = book(this.#history.value, booked, day);
    }
    this.#bookings = [...this.#bookings, { trade: booked, day }].slice(-KEPT_BOOKINGS);
  }

  /** The first trade or order of a day may make it a trading day, which no event tells. */
  #traded(day) {
    if (day === '' || day !== this.#tradingDay) {
      this.#readSoon();
    }
  }

  #resumed({ recovered, events }) {
    this.resumed = { recovered, events };
    if (!recovered) {
      this.load(); // figures came with the room's state, status and trades did not
      this.revision += 1;
    }
    this.#changed();
  }

  #readSoon() {
    if (!this.#due) {
      this.#due = true;
      this.#readIn(READ_AFTER_MS, () => (this.#due = false));
    }
  }

  /** Reads again after a reading that failed, the later the oftener it did. */
  #repeat() {
    if (!this.#repeating) {
      this.#repeating = true;
      this.#readIn(this.#backoff.next(), () => (this.#repeating = false));
    }
  }

  /** @param {number} ms @param {() => void} begun */
  #readIn(ms, begun) {
    this.#later(() => {
      begun();
      if (!this.#closed) {
        this.load();
      }
    }, ms);
  }
}
