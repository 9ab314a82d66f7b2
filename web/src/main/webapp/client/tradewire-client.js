import { Connection } from './connection.js';
import { KeepAlive } from './keep-alive.js';
import { Subscriptions } from './subscriptions.js';

/** How long a slow-consumer warning or a late pong keeps the status at `slow`. */
const SLOW_FOR_MS = 10000;

/**
 * One connection to a Tradewire WebSocket endpoint that heals itself. See README.md for options and guarantees, and
 * index.d.ts for types. Not started until connect().
 */
export class TradewireClient {
  /** @type {Map<string, Set<(detail: any) => void>>} */ #listeners = new Map();
  #decoder = new TextDecoder();
  #clock;
  #connection;
  #subscriptions;
  #keepAlive;
  #slowAfterMs;
  /** @type {unknown} */ #slowTimer = null;
  /** A token that came while there was no connection to give it to. @type {string | null} */ #unsentToken = null;
  /** @type {import('./index.js').StatusDetail} */
  #state = Object.freeze({ status: 'disconnected', reason: '', code: null, final: false, retryInMs: null });

  /** @param {import('./index.js').ClientOptions} options */
  constructor(options) {
    const {
      url,
      ticket,
      subprotocol = 'tradewire.v1.json',
      pingEveryMs = 25000,
      pongWithinMs = 10000,
      connectWithinMs = 10000,
      slowAfterMs = 2000,
      backoff = {},
      random = Math.random,
    } = options;
    this.#slowAfterMs = slowAfterMs;
    this.#clock = {
      now: options.now ?? (() => performance.now()),
      setTimeout: options.setTimeout ?? ((task, ms) => globalThis.setTimeout(task, ms)),
      clearTimeout: options.clearTimeout ?? ((timer) => globalThis.clearTimeout(timer)),
    };
    this.#subscriptions = new Subscriptions({
      ...this.#clock,
      random,
      isOpen: () => this.#connection.isOpen,
      send: (command) => this.#connection.send(JSON.stringify(command)),
      emit: (event, detail) => this.#emit(event, detail),
    });
    this.#keepAlive = new KeepAlive({
      ...this.#clock,
      everyMs: pingEveryMs,
      withinMs: pongWithinMs,
      ping: () => this.#connection.send(JSON.stringify({ action: 'ping', id: this.#subscriptions.takeId() })),
      dead: () => this.#connection.abandon(4012),
      answered: (ms) => this.#answered(ms),
    });
    this.#connection = new Connection({
      ...this.#clock,
      url,
      ticket,
      subprotocol,
      connectWithinMs,
      WebSocket: options.WebSocket ?? globalThis.WebSocket,
      backoff: { random, ...backoff },
      opened: () => this.#opened(),
      frame: (data) => this.#frame(data),
      lost: (loss) => this.#lost(loss),
    });
  }

  /** The latest `status` event. */
  get state() {
    return this.#state;
  }

  /** @returns {'connected' | 'slow' | 'disconnected'} */
  get status() {
    return this.#state.status;
  }

  /** Names of the subscribed channels. */
  get channels() {
    return this.#subscriptions.channels;
  }

  /** Connects, or retries at once where a retry is waiting. */
  connect() {
    this.#connection.open();
  }

  /** Closes for good; subscriptions are kept for a later connect(). */
  close() {
    this.#unsentToken = null;
    this.#connection.close();
    this.#keepAlive.stop();
    this.#setState({ status: 'disconnected', reason: '', code: null, final: true, retryInMs: null });
  }

  /**
   * Gives the connection a fresh token of the same user, so that it outlives the one it was opened with. One that is
   * being made may come from a ticket of the earlier token: it gets the fresh one once it is open.
   * @param {string} token
   */
  renew(token) {
    if (this.#connection.isOpen) {
      this.#refresh(token);
    } else {
      this.#unsentToken = token;
    }
  }

  #refresh(token) {
    this.#unsentToken = null;
    this.#connection.send(JSON.stringify({ action: 'refresh', id: this.#subscriptions.takeId(), token }));
  }

  /**
   * Listens to a channel. The first listener of a channel subscribes, the last one to leave unsubscribes. A listener
   * that joins a channel already followed sees what comes next; refresh(channel) brings it the current state.
   * @param {string} channel
   * @param {import('./index.js').ChannelListener | ((message: import('./index.js').ChannelMessage) => void)} listener
   * @param {import('./index.js').SubscribeOptions} [options] how the channel is served, where the first listener's count; and which
   *   signals of it are asked for, where each one's do: with other listeners it hears more than that
   * @returns {{channel: string, close: () => void}}
   */
  subscribe(channel, listener, options) {
    // A copy: the same listener may be registered twice, and each registration ends by itself.
    const own = typeof listener === 'function' ? { message: listener } : { ...listener };
    return { channel, close: this.#subscriptions.add(channel, own, options) };
  }

  /** Asks the server for the channel's state again. @param {string} channel */
  refresh(channel) {
    this.#subscriptions.refresh(channel);
  }

  /**
   * @param {'status' | 'resumed' | 'refused' | 'warning' | 'message' | 'error'} event
   * @param {(detail: any) => void} listener called with the event's detail; see index.d.ts
   * @returns {() => void} ends it
   */
  on(event, listener) {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  #emit(event, detail) {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) {
      listener(detail);
    }
  }

  #setState(state) {
    this.#clock.clearTimeout(this.#slowTimer);
    this.#state = Object.freeze(state);
    this.#emit('status', this.#state);
  }

  #opened() {
    this.#setState({ status: 'connected', reason: '', code: null, final: false, retryInMs: null });
    this.#keepAlive.start();
    if (this.#unsentToken !== null) {
      this.#refresh(this.#unsentToken);
    }
    this.#subscriptions.connected();
  }

  #lost({ code, meaning, final, retryInMs }) {
    this.#keepAlive.stop();
    this.#setState({ status: 'disconnected', reason: meaning, code, final, retryInMs });
  }

  #answered(ms) {
    if (ms > this.#slowAfterMs) {
      this.#slow(`The server took ${(ms / 1000).toFixed(1)} s to answer.`);
    }
  }

  #slow(reason) {
    this.#setState({ status: 'slow', reason, code: null, final: false, retryInMs: null });
    this.#slowTimer = this.#clock.setTimeout(() => {
      this.#setState({ status: 'connected', reason: '', code: null, final: false, retryInMs: null });
    }, SLOW_FOR_MS);
  }

  #frame(data) {
    this.#keepAlive.heard();
    let messages;
    try {
      const parsed = JSON.parse(typeof data === 'string' ? data : this.#decoder.decode(data));
      messages = Array.isArray(parsed) ? parsed : [parsed];
    } catch (error) {
      this.#emit('error', { channel: null, error });
      return;
    }
    for (const message of messages) {
      if (message !== null && typeof message === 'object') {
        this.#dispatch(message);
      }
    }
  }

  #dispatch(message) {
    switch (message.type) {
      case 'subscribed':
        return this.#subscriptions.acknowledged(message);
      case 'unsubscribed':
        return this.#subscriptions.ended(message);
      case 'refreshed':
        return undefined;
      case 'skipped':
        return this.#subscriptions.skipped(message);
      case 'serverShutdown':
        if (Number.isFinite(message.reconnect_after_ms)) {
          this.#connection.comeBackAfter(message.reconnect_after_ms);
        }
        return this.#emit('message', message);
      case 'pong':
        return this.#keepAlive.ponged();
      case 'error':
        return this.#failed(message);
      case 'warning':
        return this.#warned(message);
      default:
        this.#subscriptions.received(message);
        return this.#emit('message', message);
    }
  }

  #failed(message) {
    if (!this.#subscriptions.failed(message)) {
      this.#emit('error', { channel: null, error: new Error(`${message.code}: ${message.message}`) });
    }
  }

  #warned(message) {
    if (message.code === 'SLOW_CONSUMER' || message.data?.code === 'SLOW_CONSUMER') {
      this.#slow('The server reports that this client reads too slowly.');
    }
    this.#emit('warning', message);
  }
}
