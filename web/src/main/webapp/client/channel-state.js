import { Backoff } from './backoff.js';
import { ChannelOrder, dependenceOf } from './channel-order.js';
import { wireFilter } from './wire-options.js';

/**
 * One channel: its listeners, its order, and what is known about its subscription on the current connection.
 */
export class ChannelState {
  /** What each of them asks for. @type {Map<import('./index.js').ChannelListener, import('./index.js').SubscribeOptions>} */ listeners = new Map();
  /** Of the last command that asked for it. */ askedBy = 0;
  /** Of the command that ended it, so that it begins anew. */ endedBy = 0;
  /** Whether what its listeners ask for is looked at soon. */ changing = false;
  /** Set while an answer to a subscription after a loss is awaited. @type {{lastSeq: number | null} | null} */ resuming = null;
  /** @type {unknown} */ resyncTimer = null;
  /** @type {number} */ resyncedAt = -Infinity;
  /**
   * What the server serves in place of this channel, by name: a trader's `alerts` are his own and the market's, each
   * with numbers of its own.
   * @type {Map<string, ChannelState>}
   */
  parts = new Map();
  /** The channel that was asked for, where this is a part of it. @type {ChannelState | null} */ whole = null;

  /** @param {string} name @param {() => number} random @param {object} pace how it is served, as it stands on the wire */
  constructor(name, random, pace) {
    this.name = name;
    this.pace = pace;
    /** What is asked of the server, as it stands on the wire. @type {object} */ this.options = pace;
    this.random = random;
    this.order = new ChannelOrder(dependenceOf(name));
    this.backoff = new Backoff({ random });
    this.everSubscribed = false;
  }

  /** Takes over what its listeners ask for now. @returns {boolean} whether that is something else than before */
  asksOtherwise() {
    const before = JSON.stringify(this.options);
    this.options = { ...this.pace, ...wireFilter([...this.listeners.values()]) };
    return JSON.stringify(this.options) !== before;
  }

  /**
   * @returns {object | null} what a subscribe command should carry as `since`: the position, or those of the channels
   *   that it is served as, by their names
   */
  begin() {
    if (this.parts.size > 0) {
      const positions = [...this.parts].map(([name, part]) => [name, part.begin()]).filter(([, since]) => since !== null);
      return positions.length === 0 ? null : Object.fromEntries(positions);
    }
    const since = this.order.position;
    this.resuming = this.everSubscribed ? { lastSeq: since?.seq ?? null } : null;
    this.everSubscribed = true;
    this.order.begin(since !== null);
    return since;
  }

  /**
   * A subscription after a loss was answered.
   * @param {boolean} recovered whether all that was missed came, or comes
   * @param {number} seq where the channel stands now
   * @returns {{channel: string, recovered: boolean, events: number | null} | null} what is told of it, with how many were missed
   *   where that is known; null where no answer was awaited
   */
  resumed(recovered, seq) {
    if (this.resuming === null) {
      return null;
    }
    const { lastSeq } = this.resuming;
    this.resuming = null;
    const events = lastSeq === null || (!recovered && seq < lastSeq) ? null : seq - lastSeq;
    return { channel: this.name, recovered, events: Number.isSafeInteger(events) ? events : null };
  }

  /** @param {string} name @returns {ChannelState} of one of the channels that this one is served as */
  part(name) {
    const part = this.parts.get(name) ?? new ChannelState(name, this.random, this.options);
    part.listeners = this.listeners;
    part.whole = this;
    part.everSubscribed = true;
    return part;
  }
}
