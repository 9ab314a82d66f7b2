import { Store } from './store.js';
import { streams } from './streams.js';

/** A heartbeat older than this makes a feed stale. */
export const STALE_AFTER_MS = 5000;

/**
 * @typedef {object} FeedHealth one venue, the worst of its rings
 * @property {string} venue
 * @property {'LIVE' | 'STALE' | 'DOWN'} state as the node reported it
 * @property {number} heartbeatAgeMs at the time of the report
 * @property {number} lost messages lost since the start
 *
 * @typedef {object} NodeStatus
 * @property {string | null} node
 * @property {FeedHealth[]} feeds
 * @property {{stage: string, venue: string, p50_us: number, p99_us: number}[]} latency stages of the way of market data
 * @property {number | null} receivedAt epoch milliseconds
 */

/** @type {NodeStatus} */
const UNKNOWN = Object.freeze({ node: null, feeds: [], latency: [], receivedAt: null });
const STATES = ['LIVE', 'STALE', 'DOWN'];

/** What the connected node says about itself and its feeds. */
class Feeds {
  /** @type {Store<NodeStatus>} */
  status = new Store(UNKNOWN);
  /** @type {{close: () => void} | null} */ #subscription = null;

  start() {
    this.#subscription ??= streams.market.subscribe('status', (message) => this.#received(message.data));
  }

  stop() {
    this.#subscription?.close();
    this.#subscription = null;
    this.status.set(UNKNOWN);
  }

  /**
   * How old the newest sign of life of a venue is, now.
   * @param {string} venue
   * @returns {{known: boolean, state: 'LIVE' | 'STALE' | 'DOWN', ageMs: number}}
   */
  ageOf(venue, now = Date.now()) {
    const { feeds, receivedAt } = this.status.value;
    const feed = feeds.find((candidate) => candidate.venue === venue);
    if (feed === undefined || receivedAt === null) {
      return { known: false, state: 'DOWN', ageMs: 0 };
    }
    const ageMs = feed.heartbeatAgeMs + Math.max(0, now - receivedAt);
    return { known: true, ageMs, state: feed.state === 'LIVE' && ageMs > STALE_AFTER_MS ? 'STALE' : feed.state };
  }

  #received(data) {
    /** @type {Map<string, FeedHealth>} */
    const venues = new Map();
    for (const { venue, state, heartbeat_age_ms: ageMs, lost } of data.feeds ?? []) {
      const ring = { venue, state, heartbeatAgeMs: Number(ageMs ?? 0), lost: Number(lost ?? 0) };
      venues.set(venue, worse(venues.get(venue), ring));
    }
    const feeds = [...venues.values()].sort((a, b) => (a.venue < b.venue ? -1 : 1));
    this.status.set({ node: data.node ?? null, feeds, latency: data.latency ?? [], receivedAt: Date.now() });
  }
}

/** @param {FeedHealth | undefined} a @param {FeedHealth} b @returns {FeedHealth} */
function worse(a, b) {
  if (a === undefined) {
    return b;
  }
  return {
    venue: a.venue,
    state: STATES.indexOf(a.state) > STATES.indexOf(b.state) ? a.state : b.state,
    heartbeatAgeMs: Math.max(a.heartbeatAgeMs, b.heartbeatAgeMs),
    lost: a.lost + b.lost,
  };
}

export const feeds = new Feeds();
