/**
 * How the messages of a channel depend on each other.
 * - `book`: each change builds on the one before; after a gap only a full book, or a whole picture, helps.
 * - `event`: each event counts; after a gap the missed ones are asked for.
 * - `tape`: a loss is reported and delivery goes on.
 * @typedef {'book' | 'event' | 'tape'} Dependence
 */

const CHANGE_CHANNELS = new Set(['book', 'heatmap-levels']);
const EVENT_CHANNELS = new Set(['challenge', 'alerts', 'routing-metrics', 'signals']);

/** @param {string} channel @returns {Dependence} */
export function dependenceOf(channel) {
  const kind = channel.split(':', 1)[0];
  if (CHANGE_CHANNELS.has(kind)) {
    return 'book';
  }
  return EVENT_CHANNELS.has(kind) ? 'event' : 'tape';
}

/**
 * @typedef {object} Verdict
 * @property {boolean} deliver whether the listeners get the message
 * @property {{expected: number, received: number} | null} gap set when messages are missing without announcement
 * @property {boolean} resync whether the channel must be subscribed again before anything more is delivered
 */

const DELIVER = Object.freeze({ deliver: true, gap: null, resync: false });
const DROP = Object.freeze({ deliver: false, gap: null, resync: false });

/**
 * Decides, message by message, what of one channel is delivered: in order of `seq`, nothing twice, and no loss
 * unnoticed. Pure state, no timers, no socket.
 */
export class ChannelOrder {
  #dependence;
  /** @type {unknown} */ #epoch;
  /** @type {number | undefined} */ #seq;
  /** @type {number | undefined} */ #version;
  /** @type {{from: number, to: number} | null} */ #skip = null;
  /** False between a (re)subscription and the state or acknowledgement that answers it. */
  #settled = false;
  #initialSeen = false;
  /** Whether all that comes is of another filter, until the server says that it has ended. */
  #otherwise = false;

  /** @param {Dependence} dependence */
  constructor(dependence) {
    this.#dependence = dependence;
  }

  /** Where to go on from, null where there is none or its epoch would not survive JSON; a book begins with a full one. */
  get position() {
    const exact = typeof this.#epoch === 'string' || Number.isSafeInteger(this.#epoch);
    return this.#dependence !== 'book' && this.#seq !== undefined && exact
      ? { epoch: this.#epoch, seq: this.#seq }
      : null;
  }

  /** A subscribe command is about to be sent. @param {boolean} resuming whether it carries the position */
  begin(resuming) {
    this.#settled = false;
    this.#initialSeen = false;
    this.#skip = null;
    this.#version = undefined;
    if (!resuming) {
      this.#seq = undefined;
    }
  }

  /**
   * The command that was begun asks for other messages than the one before: what comes until the end of that was chosen by it, and
   * is sent again as far as it is asked for now.
   */
  otherwise() {
    this.#otherwise = true;
  }

  /** What comes now is what is asked for: the server sends what was missed before it acknowledges the subscription. */
  ended() {
    this.#otherwise = false;
  }

  /** Whether it waits for the end of a subscription that asked for other messages. */
  get isOtherwise() {
    return this.#otherwise;
  }

  /**
   * The server acknowledged the subscription.
   * @param {{epoch?: unknown, seq?: number, recovered?: boolean}} ack
   */
  acknowledged(ack) {
    this.#otherwise = false;
    if (this.#initialSeen || this.#dependence === 'book') {
      return; // the state itself says where the channel stands
    }
    if (ack.recovered !== true || this.#seq === undefined) {
      // A tape begins with whatever comes first: what was before it is not missed.
      this.#seq = this.#dependence === 'event' ? ack.seq : undefined;
    }
    this.#epoch = ack.epoch ?? this.#epoch;
    this.#settled = true;
  }

  /**
   * The server left messages out on purpose.
   * @param {number} from first @param {number} to last left out
   * @param {boolean} filtered whether none of them was asked for: then the channel has come so far, as with a message
   */
  skipped(from, to, filtered = false) {
    if (this.#otherwise) {
      return;
    }
    if (filtered && this.#settled && this.#seq !== undefined && from <= this.#seq + 1) {
      this.#seq = Math.max(this.#seq, to);
      return;
    }
    this.#skip = this.#skip === null ? { from, to } : { from: Math.min(this.#skip.from, from), to };
  }

  /**
   * @param {{seq?: number, epoch?: unknown, initial?: boolean, data?: {version?: number, prev_version?: number}}} message
   * @returns {Verdict}
   */
  offer(message) {
    const { seq } = message;
    if (seq === undefined || !Number.isSafeInteger(seq)) {
      return DELIVER;
    }
    if (this.#otherwise) {
      return DROP;
    }
    if (message.initial === true) {
      this.#initialSeen = true;
      this.#settled = true;
      this.#epoch = message.epoch ?? this.#epoch;
      return this.#advance(message);
    }
    // After the first message an epoch stands only where it changed, so one that appears later is a new one.
    const firstEver = this.#epoch === undefined && this.#seq === undefined;
    const sameEpoch = message.epoch === undefined || message.epoch === this.#epoch || firstEver;
    if (!this.#settled && this.#dependence !== 'tape' && !(sameEpoch && this.#follows(message))) {
      return DROP; // left over from before, or ahead of the state that was asked for
    }
    if (!sameEpoch) {
      return this.#newEpoch(message);
    }
    this.#epoch = message.epoch ?? this.#epoch;
    if (this.#seq === undefined || this.#follows(message)) {
      this.#settled = true;
      return this.#advance(message);
    }
    return seq <= this.#seq ? DROP : this.#missing(message);
  }

  #newEpoch(message) {
    this.#epoch = message.epoch;
    const expected = this.#seq === undefined ? 1 : this.#seq + 1;
    this.#seq = undefined;
    if (this.#dependence === 'tape') {
      return this.#advance(message);
    }
    return { deliver: false, gap: { expected, received: message.seq }, resync: true };
  }

  #missing(message) {
    const gap = { expected: (this.#seq ?? 0) + 1, received: message.seq };
    if (this.#dependence === 'tape') {
      this.#advance(message);
      return { deliver: true, gap, resync: false };
    }
    return { deliver: false, gap, resync: true };
  }

  #follows(message) {
    if (this.#seq === undefined || message.seq <= this.#seq) {
      return false;
    }
    if (message.seq === this.#seq + 1) {
      return true;
    }
    const previous = message.data?.prev_version;
    if (this.#version !== undefined && Number.isSafeInteger(previous) && previous <= this.#version) {
      return true;
    }
    return this.#skip !== null && this.#skip.from <= this.#seq + 1 && message.seq <= this.#skip.to + 1;
  }

  #advance(message) {
    this.#seq = message.seq;
    this.#version = message.data?.version ?? undefined;
    this.#skip = null;
    return DELIVER;
  }
}
