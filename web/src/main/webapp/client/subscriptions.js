import { writtenAs } from './channel-names.js';
import { ChannelState } from './channel-state.js';
import { wirePace } from './wire-options.js';

/** Channels per subscribe command: stays far below the server's limit of 64 KiB a message. */
const CHANNELS_PER_COMMAND = 100;
/** A channel that delivered for this long is trusted again after a gap. */
const STABLE_AFTER_MS = 30000;
/** A server that does not say so long that a subscription has ended was not asked, or refused to hear it. */
const END_WITHIN_MS = 10000;

/** @typedef {{ch?: string, code: string, message: string, temporary?: boolean}} Refusal */

/** @typedef {{ch: string, asked?: string, epoch?: unknown, seq?: number, recovered?: boolean}} Served */

/**
 * The wanted channels of one client and what arrives on them: builds the commands, delivers in order, and repairs
 * gaps by subscribing again.
 */
export class Subscriptions {
  /** @type {Map<string, ChannelState>} */ #channels = new Map();
  /** Of all channels that are served as others. @type {Map<string, ChannelState>} */ #parts = new Map();
  /** Channels of unanswered subscribe commands. @type {Map<number, string[]>} */ #asked = new Map();
  #nextId = 1;
  #env;

  /**
   * @param {object} env
   * @param {() => boolean} env.isOpen whether there is a connection
   * @param {(command: object) => void} env.send does nothing while there is none
   * @param {(event: string, detail: object) => void} env.emit
   * @param {() => number} env.now milliseconds, monotonic
   * @param {() => number} env.random [0, 1)
   * @param {(task: () => void, ms: number) => unknown} env.setTimeout
   * @param {(timer: unknown) => void} env.clearTimeout
   */
  constructor(env) {
    this.#env = env;
  }

  /** @returns {string[]} */
  get channels() {
    return [...this.#channels.keys()];
  }

  /** @returns {number} an id for a command */
  takeId() {
    return this.#nextId++;
  }

  /**
   * @param {string} name
   * @param {import('./index.js').ChannelListener} listener
   * @param {import('./index.js').SubscribeOptions} [options] how it is served, of the first listener, whose subscription the others
   *   share; and what is asked for of it, of each
   * @returns {() => void} ends it
   */
  add(name, listener, options = {}) {
    let state = this.#channels.get(name);
    const added = state === undefined;
    if (state === undefined) {
      state = new ChannelState(name, this.#env.random, wirePace(options));
      this.#channels.set(name, state);
    }
    state.listeners.set(listener, options);
    if (added) {
      state.asksOtherwise();
      this.#subscribe([state]);
    } else {
      this.#look(state);
    }
    return () => this.#remove(state, listener);
  }

  /**
   * Asks for the channel anew, from where it has come, where its listeners ask for something else now: once for all that they do
   * in one go. @param {ChannelState} state
   */
  #look(state) {
    if (state.changing) {
      return;
    }
    state.changing = true;
    queueMicrotask(() => {
      state.changing = false;
      if (this.#channels.get(state.name) === state && state.asksOtherwise() && this.#env.isOpen()) {
        state.order.otherwise();
        this.refresh(state.name);
      }
    });
  }

  #remove(state, listener) {
    if (state.listeners.delete(listener) && state.listeners.size === 0 && this.#channels.get(state.name) === state) {
      this.#forget(state);
      this.#env.send({ action: 'unsubscribe', channels: [state.name], id: this.takeId() });
    } else {
      this.#look(state);
    }
  }

  #forget(state) {
    this.#serve(state, new Map());
    this.#env.clearTimeout(state.resyncTimer);
    this.#channels.delete(state.name);
  }

  /** @param {ChannelState} state @param {Map<string, ChannelState>} parts what it is served as from now on */
  #serve(state, parts) {
    for (const [name, part] of state.parts) {
      if (!parts.has(name)) {
        this.#env.clearTimeout(part.resyncTimer);
        this.#parts.delete(name);
      }
    }
    parts.forEach((part, name) => this.#parts.set(name, part));
    state.parts = parts;
  }

  /** A connection is open: everything wanted is asked for again. */
  connected() {
    this.#asked.clear();
    this.#channels.forEach((state) => state.order.ended()); // with the connection before
    this.#subscribe([...this.#channels.values()]);
  }

  /** Asks for the channel anew, as after a gap. @param {string} name */
  refresh(name) {
    const state = this.#channels.get(name);
    if (state !== undefined) {
      const states = this.#sharing(state);
      states.flatMap((each) => [each, ...each.parts.values()]).forEach((each) => this.#env.clearTimeout(each.resyncTimer));
      const id = this.takeId();
      states.forEach((each) => (each.endedBy = id));
      this.#env.send({ action: 'unsubscribe', channels: states.map((each) => each.name), id });
      this.#subscribe(states);
      states.filter((each) => each.order.isOtherwise).forEach((each) => this.#awaitEnd(each));
    }
  }

  /** Until the end is known nothing is delivered. @param {ChannelState} state */
  #awaitEnd(state) {
    state.resyncTimer = this.#env.setTimeout(() => {
      if (state.order.isOtherwise && this.#env.isOpen()) {
        this.refresh(state.name);
      }
    }, END_WITHIN_MS);
  }

  /**
   * A channel ends at the server with the last name that it is served under, and begins anew only then.
   * @param {ChannelState} state
   * @returns {ChannelState[]} it and those that one of its channels is served to under another name
   */
  #sharing(state) {
    const served = (each) => [each.name, ...each.parts.keys()];
    const channels = new Set(served(state));
    return [...this.#channels.values()].filter((each) => served(each).some((name) => channels.has(name)));
  }

  /** @param {ChannelState[]} states */
  #subscribe(states) {
    if (!this.#env.isOpen()) {
      return; // connected() asks for everything
    }
    const asked = states.map((state) => {
      const since = state.begin();
      return since === null ? { ch: state.name, ...state.options } : { ch: state.name, ...state.options, since };
    });
    for (let i = 0; i < asked.length; i += CHANNELS_PER_COMMAND) {
      this.#ask(asked.slice(i, i + CHANNELS_PER_COMMAND));
    }
  }

  /** @param {{ch: string}[]} asked a channel without options is named by its text alone */
  #ask(asked) {
    const id = this.takeId();
    this.#asked.set(
      id,
      asked.map((each) => each.ch),
    );
    asked.forEach(({ ch }) => Object.assign(this.#channels.get(ch) ?? {}, { askedBy: id }));
    const channels = asked.map((each) => (Object.keys(each).length === 1 ? each.ch : each));
    this.#env.send({ action: 'subscribe', channels, id });
  }

  /**
   * @param {object} ack of type `subscribed`
   * @param {number} [ack.id]
   * @param {{ok?: Served[], errors?: Refusal[]}} [ack.data]
   */
  acknowledged(ack) {
    const unanswered = new Set(this.#take(ack.id));
    /** @type {Map<string, Served[]>} */ const served = new Map();
    for (const ok of ack.data?.ok ?? []) {
      const name = writtenAs(ok.asked ?? ok.ch, unanswered);
      served.set(name, [...(served.get(name) ?? []), ok]);
    }
    for (const [name, oks] of served) {
      unanswered.delete(name);
      const state = this.#channels.get(name);
      const isOfBefore = state?.order.isOtherwise && state.askedBy !== ack.id;
      if (state !== undefined && !isOfBefore) {
        const parts = oks.filter((ok) => ok.ch !== name).map((ok) => [ok.ch, state.part(ok.ch)]);
        this.#serve(state, new Map(/** @type {[string, ChannelState][]} */ (parts)));
        oks.forEach((ok) => this.#begun(state.parts.get(ok.ch) ?? state, ok));
      }
    }
    const errors = ack.data?.errors ?? [];
    for (const error of errors) {
      const channel = writtenAs(error.ch ?? '', unanswered);
      unanswered.delete(channel);
      this.#refused(channel, error);
    }
    // A server at its limit stops reading the list: what it left unsaid is refused for the same reason.
    const [last] = errors.slice(-1);
    unanswered.forEach((channel) => last !== undefined && this.#refused(channel, last));
  }

  /** @param {{id?: number}} answer of type `unsubscribed` */
  ended({ id }) {
    this.#channels.forEach((state) => state.endedBy === id && state.order.ended());
  }

  /** The channels that a command asked for, which is answered now. @param {number} [id] */
  #take(id = 0) {
    const channels = this.#asked.get(id);
    this.#asked.delete(id);
    return channels;
  }

  /** @param {ChannelState} state @param {Served} ok */
  #begun(state, ok) {
    if (ok.recovered === true) {
      this.#resumed(state, true, ok.seq);
    }
    state.order.acknowledged(ok);
    this.#call(state, 'subscribed', { channel: ok.ch, recovered: ok.recovered === true });
  }

  /** @param {string} name @returns {ChannelState[]} of a channel: it may be asked for and be a part of another as well */
  #states(name) {
    return [this.#parts.get(name), this.#channels.get(name)].filter((state) => state !== undefined);
  }

  /**
   * @param {Refusal & {id?: number}} error of type `error`
   * @returns {boolean} whether it answers a subscription
   */
  failed(error) {
    const channels = this.#take(error.id);
    channels?.forEach((channel) => this.#refused(channel, error));
    return channels !== undefined;
  }

  /** @param {string} name @param {Refusal} refusal */
  #refused(name, { code, message, temporary }) {
    const state = this.#channels.get(name);
    if (state === undefined) {
      return;
    }
    if (code === 'ALREADY_SUBSCRIBED') {
      if (state.order.isOtherwise) {
        this.#resyncLater(state, { firstAtOnce: false }); // what was to end it was not carried out
      }
      return;
    }
    const detail = { channel: name, code, message, temporary: temporary === true };
    if (detail.temporary) {
      this.#resyncLater(state, { firstAtOnce: false });
    } else {
      this.#forget(state);
    }
    this.#call(state, 'refused', detail);
    this.#env.emit('refused', detail);
  }

  /** @param {{ch?: string, from: number, to: number, filtered?: boolean}} message of type `skipped` */
  skipped({ ch, from, to, filtered = false }) {
    if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to)) {
      return;
    }
    for (const state of this.#states(ch ?? '')) {
      state.order.skipped(from, to, filtered);
      if (!filtered) {
        this.#call(state, 'skipped', { from, to });
      }
    }
  }

  /** @param {import('./index.js').ChannelMessage} message */
  received(message) {
    this.#states(message.ch).forEach((state) => this.#offer(state, message));
  }

  #offer(state, message) {
    const verdict = state.order.offer(message);
    if (verdict.gap !== null) {
      this.#call(state, 'gap', verdict.gap);
    }
    if (verdict.resync) {
      this.#resyncLater(state, { firstAtOnce: true });
    }
    if (verdict.deliver) {
      if (message.initial === true) {
        this.#resumed(state, false, message.seq);
      }
      this.#call(state, 'message', message);
    }
  }

  /** A channel that keeps breaking is asked for less and less often. */
  #resyncLater(state, { firstAtOnce }) {
    const now = this.#env.now();
    if (now - state.resyncedAt > STABLE_AFTER_MS) {
      state.backoff.reset();
    }
    const wait = state.backoff.next();
    const delay = firstAtOnce && state.backoff.attempt === 1 ? 0 : wait;
    state.resyncedAt = now;
    state.order.begin(state.order.position !== null);
    this.#env.clearTimeout(state.resyncTimer);
    const { name } = state.whole ?? state;
    state.resyncTimer = this.#env.setTimeout(() => this.refresh(name), delay);
  }

  /** @param {ChannelState} state @param {boolean} recovered @param {number} [seq] */
  #resumed(state, recovered, seq = NaN) {
    const detail = state.resumed(recovered, seq);
    if (detail !== null) {
      this.#call(state, 'resumed', detail);
      this.#env.emit('resumed', detail);
    }
  }

  /** A listener that throws costs the others nothing. */
  #call(state, method, argument) {
    for (const listener of [...state.listeners.keys()]) {
      try {
        listener[method]?.(argument);
      } catch (error) {
        this.#env.emit('error', { channel: state.name, error });
        if (method === 'message') {
          this.#resyncLater(state, { firstAtOnce: true });
        }
      }
    }
  }
}
