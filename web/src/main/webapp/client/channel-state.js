import { Backoff } from './backoff.js';
import { ChannelOrder, dependenceOf } from './channel-order.js';

/**
 * One channel: its listeners, its order, and what is known about its subscription on the current connection.
 */
export class ChannelState {
  /** @type {Set<import('./index.js').ChannelListener>} */ listeners = new Set();
  /** Set while an answer to a subscription after a loss is awaited. @type {{lastSeq: number | null} | null} */ resuming = null;
  resyncTimer = null;
  /** @type {number} */ resyncedAt = -Infinity;
  /**
   * What the server serves in place of this channel, by name: a trader's `alerts` are his own and the market's, each
   * with numbers of its own.
   * @type {Map<string, ChannelState>}
   */
  parts = new Map();
  /** The channel that was asked for, where this is a part of it. @type {ChannelState | null} */ whole = null;

  constructor(name, random, options) {
    this.name = name;
    this.options = options;
    this.random = random;
    this.order = new ChannelOrder(dependenceOf(name));
    this.backoff = new Backoff({ random });
    this.everSubscribed = false;
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

  /** @param {string} name @returns {ChannelState} of one of the channels that this one is served as */
  part(name) {
    const part = this.parts.get(name) ?? new ChannelState(name, this.random, this.options);
    part.listeners = this.listeners;
    part.whole = this;
    part.everSubscribed = true;
    return part;
  }
}
