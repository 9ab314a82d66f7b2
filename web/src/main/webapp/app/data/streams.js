import { ReconnectReports, TradewireClient } from '../../client/index.js';
import { words } from '../shared/texts.js';
import { session } from './session.js';
import { Store } from './store.js';

/**
 * @typedef {object} LinkState how the application is connected as a whole: the worst of its connections
 * @property {'idle' | 'connecting' | 'connected' | 'slow' | 'disconnected'} status idle: nothing live is needed
 * @property {string} reason a sentence or empty
 * @property {number | null} retryAt epoch milliseconds of the next attempt
 * @property {boolean} final it will not retry by itself
 * @property {number} since epoch milliseconds
 */

const ENDPOINTS = { market: '/ws/market', challenges: '/ws/challenges', heatmap: '/ws/heatmap', signals: '/ws/signals' };

/** @typedef {keyof typeof ENDPOINTS} Endpoint */
const RANK = ['connected', 'slow', 'connecting', 'disconnected'];

/** @returns {LinkState} */
const beginning = () => ({ status: 'connecting', reason: '', retryAt: null, final: false, since: Date.now() });

/** The application's WebSocket connections: one per endpoint, made when first needed, closed at sign-out. */
class Streams {
  /** The worst of the connections in use. @type {Store<LinkState>} */
  link = new Store(/** @type {LinkState} */ ({ ...beginning(), status: 'idle' }));
  /** Each endpoint's own. @type {Record<Endpoint, Store<LinkState>>} */
  links = { market: new Store(beginning()), challenges: new Store(beginning()), heatmap: new Store(beginning()), signals: new Store(beginning()) };
  /** @type {Map<Endpoint, TradewireClient>} */ #clients = new Map();
  /** @type {ReconnectReports[]} */ #reports = [];

  /** Market data and status. */
  get market() {
    return this.#client('market');
  }

  /** Rooms of challenges. */
  get challenges() {
    return this.#client('challenges');
  }

  /** Liquidation heatmaps. */
  get heatmap() {
    return this.#client('heatmap');
  }

  /** Trading signals. */
  get signals() {
    return this.#client('signals');
  }

  /** Tries again now, whatever wait or refusal there was. */
  retry() {
    for (const [name, client] of this.#clients) {
      if (client.status === 'disconnected') {
        this.#note(name, { status: 'connecting', reason: '', retryAt: null, final: false });
        client.connect();
      }
    }
  }

  /** Lets the connections live as long as a fresh token. @param {string} token */
  renew(token) {
    this.#clients.forEach((client) => client.renew(token));
  }

  close() {
    const clients = [...this.#clients.values()];
    this.#clients.clear();
    this.#reports.splice(0).forEach((reports) => reports.close());
    clients.forEach((client) => client.close());
    Object.values(this.links).forEach((link) => link.set(beginning()));
    this.link.set({ ...beginning(), status: 'idle' });
  }

  #client(name) {
    let client = this.#clients.get(name);
    if (client === undefined) {
      client = new TradewireClient({
        url: `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}${ENDPOINTS[name]}`,
        ticket: () => session.webSocketTicket(),
      });
      this.#clients.set(name, client);
      client.on('status', (detail) => this.#changed(name, detail));
      const report = (times) =>
        session.api.post('/api/stream/client-reports', { reconnect_ms: times, endpoint: ENDPOINTS[name] });
      this.#reports.push(new ReconnectReports(client, report));
      client.on('error', ({ channel, error }) => console.warn('stream', name, channel ?? '', error));
      this.#note(name, { status: 'connecting', reason: '', retryAt: null, final: false });
      client.connect();
    }
    return client;
  }

  #changed(name, { status, reason, code, final, retryInMs }) {
    if (!this.#clients.has(name)) {
      return;
    }
    if (code === 4401) {
      session.end(words.session.expired);
      return;
    }
    this.#note(name, { status, reason, final, retryAt: retryInMs === null ? null : Date.now() + retryInMs });
  }

  #note(name, link) {
    const before = this.links[name].value;
    const since = before.status === link.status ? before.since : Date.now();
    this.links[name].set({ ...link, since });
    const inUse = [...this.#clients.keys()].map((key) => this.links[key].value);
    const [worst] = inUse.sort((a, b) => RANK.indexOf(b.status) - RANK.indexOf(a.status));
    this.link.set(worst);
  }
}

export const streams = new Streams();
session.renewed.add((token) => streams.renew(token));
addEventListener('online', () => streams.retry());
