import { Backoff } from './backoff.js';
import { describeClose } from './close-codes.js';

/** A connection that held this long proves the server well: the next loss starts with short waits again. */
const STABLE_AFTER_MS = 10000;

/**
 * Keeps one WebSocket open: ticket, handshake, retry with backoff. One socket at a time; everything an earlier socket
 * still says is ignored.
 */
export class Connection {
  #options;
  #backoff;
  /** @type {WebSocket | null} */ #socket = null;
  /** Grows with each attempt; tells a late answer of an earlier one. */
  #attempt = 0;
  #wanted = false;
  #connecting = false;
  /** @type {unknown} */ #timer = null;
  /** @type {number | null} */ #openedAt = null;
  /** What a server that takes leave asks for. @type {number | null} */ #askedMs = null;

  /**
   * @param {object} options
   * @param {string} options.url
   * @param {string} options.subprotocol
   * @param {() => Promise<string>} options.ticket
   * @param {typeof WebSocket} options.WebSocket
   * @param {number} options.connectWithinMs
   * @param {ConstructorParameters<typeof Backoff>[0]} options.backoff
   * @param {() => number} options.now
   * @param {(task: () => void, ms: number) => unknown} options.setTimeout
   * @param {(timer: unknown) => void} options.clearTimeout
   * @param {() => void} options.opened
   * @param {(data: string | ArrayBuffer) => void} options.frame
   * @param {(loss: {code: number, name: string, meaning: string, final: boolean, retryInMs: number | null}) => void} options.lost
   */
  constructor(options) {
    this.#options = options;
    this.#backoff = new Backoff(options.backoff);
  }

  get isOpen() {
    return this.#openedAt !== null;
  }

  get wanted() {
    return this.#wanted;
  }

  /** Connects now, also while a retry is waiting; does nothing while a connection is open or being made. */
  open() {
    this.#wanted = true;
    if (!this.#connecting && !this.isOpen) {
      this.#connecting = true;
      this.#options.clearTimeout(this.#timer);
      this.#connect(++this.#attempt);
    }
  }

  /** Does nothing while there is no connection. @param {string} text */
  send(text) {
    if (this.isOpen) {
      this.#socket?.send(text);
    }
  }

  /** After the loss of the present socket this delay is kept instead of one of our own. @param {number} ms */
  comeBackAfter(ms) {
    this.#askedMs = ms;
  }

  /** Gives the current socket up as lost and goes on as after any loss. @param {number} code */
  abandon(code) {
    const socket = this.#socket;
    this.#lost(this.#attempt, code, '');
    socket?.close(code >= 3000 ? code : 1000);
  }

  /** Ends for good, until open(). */
  close() {
    const socket = this.#socket;
    this.#wanted = false;
    this.#attempt += 1;
    this.#drop();
    socket?.close(1000);
  }

  async #connect(attempt) {
    const { url, subprotocol, ticket, WebSocket, connectWithinMs } = this.#options;
    this.#timer = this.#options.setTimeout(() => this.#lost(attempt, 1006, 'no answer'), connectWithinMs);
    try {
      const text = await ticket();
      if (attempt !== this.#attempt) {
        return;
      }
      const socket = new WebSocket(`${url}?ticket=${encodeURIComponent(text)}`, [subprotocol]);
      socket.binaryType = 'arraybuffer';
      socket.onopen = () => this.#opened(attempt);
      socket.onmessage = (event) => attempt === this.#attempt && this.#options.frame(event.data);
      socket.onclose = (event) => this.#lost(attempt, event.code, event.reason);
      this.#socket = socket;
    } catch (error) {
      this.#lost(attempt, error?.temporary === false ? 4401 : 1006, error?.message ?? '');
    }
  }

  #opened(attempt) {
    if (attempt === this.#attempt) {
      this.#options.clearTimeout(this.#timer);
      this.#connecting = false;
      this.#openedAt = this.#options.now();
      this.#options.opened();
    }
  }

  #lost(attempt, code, reason) {
    if (attempt !== this.#attempt || !this.#wanted) {
      return;
    }
    if (this.#openedAt !== null && this.#options.now() - this.#openedAt >= STABLE_AFTER_MS) {
      this.#backoff.reset();
    }
    const pending = this.#openedAt === null ? this.#socket : null;
    this.#attempt += 1;
    this.#drop();
    pending?.close();
    const { name, meaning, retry } = describeClose(code);
    this.#wanted = retry;
    const retryInMs = retry ? (this.#askedMs ?? this.#backoff.next()) : null;
    this.#askedMs = null;
    if (retryInMs !== null) {
      this.#timer = this.#options.setTimeout(() => this.open(), retryInMs);
    }
    this.#options.lost({ code, name, meaning: reason || meaning, final: !retry, retryInMs });
  }

  #drop() {
    this.#options.clearTimeout(this.#timer);
    this.#socket = null;
    this.#connecting = false;
    this.#openedAt = null;
  }
}
