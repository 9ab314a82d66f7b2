import { LitElement, html, nothing } from 'lit';
import { feeds } from '../../data/feeds.js';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { Watch } from '../../data/store.js';
import { whenRead } from '../../elements/states.js';
import { table } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables, tones } from '../../shared/styles.js';
import { Again } from './again.js';
import { texts } from './texts.js';

const EVERY_MS = 5000;
const SIGNS = { UP: '●', LIVE: '●', STALE: '▲', DEGRADED: '▲', DOWN: '✕' };
const TONES = { UP: 'good', LIVE: 'good', STALE: 'warning', DEGRADED: 'warning', DOWN: 'bad' };
/** From this share of its capacity on a queue is late. */
const FULL = 0.8;
const LATE_MS = 5000;

/** @typedef {{name: string, state: string, detail: string}} Part */

/** What signals come from and go to on this node: feeds, queue, database, relay. Reads again with each report of the feeds. */
class SignalUpstream extends LitElement {
  static styles = [shared, buttons, notices, tables, tones];

  /** @type {Resource<import('../../data/signal.d.ts').NodeState | null>} */
  #state = new Resource(this, () => session.api.get('/api/status'), null);
  #again = new Again(this, EVERY_MS, () => this.#state.load());

  constructor() {
    super();
    new Watch(this, feeds.status, () => this.#reported());
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.#mayKnow) {
      this.#again.run();
    }
  }

  #reported() {
    if (this.#mayKnow && document.visibilityState === 'visible') {
      this.#again.happened();
    }
  }

  /** Details are for those who watch the node. */
  get #mayKnow() {
    return session.has('admin', 'monitor');
  }

  render() {
    if (!this.#mayKnow) {
      return html`<p class="muted" data-testid="upstream-no-right">${texts.upstreamNoRight}</p>`;
    }
    return whenRead(this.#state, { loading: texts.upstreamLoading, error: texts.upstreamError }, (state) => (state === null ? nothing : this.#table(partsOf(state))));
  }

  /** @param {Part[]} items */
  #table(items) {
    return table({
      testId: 'signal-upstream',
      caption: texts.upstream,
      items,
      key: (part) => items.indexOf(part),
      row: ({ name, state }, cells) => html`<tr data-testid="upstream-part" data-name=${name} data-state=${state}>${cells}</tr>`,
      columns: [
        { label: texts.part, cell: ({ name }) => name },
        { label: texts.state, tone: ({ state }) => TONES[state] ?? '', cell: ({ state }) => html`<span aria-hidden="true">${SIGNS[state] ?? '■'}</span> ${texts.partStates[state] ?? state}` },
        { label: texts.details, cell: ({ detail }) => detail },
      ],
    });
  }
}

/** The parts of a node, the most important first. @param {import('../../data/signal.d.ts').NodeState} state @returns {Part[]} */
export function partsOf({ queues, database, relay, feeds: rings = [] }) {
  /** @type {Part[]} */
  const parts = rings.map(({ venue, ring, state, heartbeat_age_ms: ageMs, lost }) => ({ name: texts.feed(venue, ring), state, detail: texts.feedDetail(format.age(ageMs), format.count(lost)) }));
  if (parts.length === 0) {
    parts.push({ name: texts.feedNone, state: 'DOWN', detail: texts.noFeed });
  }
  if (queues !== undefined) {
    const { size, capacity, oldest_ms: oldestMs } = queues.signals;
    const late = size >= capacity * FULL || oldestMs > LATE_MS;
    const age = size === 0 ? '' : texts.oldest(format.age(oldestMs));
    parts.push({ name: texts.queue, state: late ? 'DEGRADED' : 'UP', detail: texts.queueDetail(format.count(size), format.count(capacity), age) });
    const { messages, sessions_behind: behind } = queues.sockets;
    parts.push({ name: texts.sockets, state: behind > 0 ? 'DEGRADED' : 'UP', detail: texts.socketsDetail(format.count(messages), format.count(behind)) });
  }
  const told = (name, part, ...more) => part === undefined || parts.push({ name, state: part.state, detail: [part.detail, ...more].filter((text) => text).join(' ') });
  told(texts.database, database, database?.timescale ? texts.timescale(database.timescale, database.timescale_version) : '');
  told(texts.relay, relay);
  return parts;
}

customElements.define('tw-signal-upstream', SignalUpstream);
