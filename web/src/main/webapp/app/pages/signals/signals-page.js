import { LitElement, html, nothing } from 'lit';
import { Command } from '../../data/command.js';
import { readMarkets } from '../../data/markets.js';
import { Resource } from '../../data/resource.js';
import { router } from '../../data/router.js';
import { session } from '../../data/session.js';
import { EverySecond, Watch } from '../../data/store.js';
import { streams } from '../../data/streams.js';
import { save } from '../../elements/save.js';
import { answerOf, whenRead } from '../../elements/states.js';
import * as format from '../../shared/format.js';
import { FrameLoop } from '../../shared/frame-loop.js';
import { buttons, notices, shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { isWhole, queryOf, storeFilter, storedFilter } from './filters.js';
import { keyOf } from './keys.js';
import { OneSignal } from './one-signal.js';
import { pageStyles } from './page-styles.js';
import './reliability-curve.js';
import './signal-detail.js';
import { SignalFeed } from './signal-feed.js';
import './signal-figures.js';
import { cutOf } from './signal-file.js';
import './signal-filters.js';
import { SignalList } from './signal-list.js';
import './signal-statistics.js';
import './signal-upstream.js';
import './strategy-list.js';
import { texts } from './texts.js';

const LIST = '/signals';
/** Where the chosen signal has no room beside the list; as page-styles.js has it. */
const NARROW = '(max-width: 75rem)';
const DAYS = [1, 7, 30, 90];

/** What the channel does not tell of is looked for so often. */
const UNTOLD_MS = 60000;

/** @typedef {import('../../data/signal.d.ts').Signal} Signal */

/** Signals as they come, what became of them, and how far they can be relied on; the address names the one that is shown beside the list. */
class SignalsPage extends LitElement {
  static properties = { signalId: { attribute: false }, time: { attribute: false }, filter: { state: true }, days: { state: true } };

  static styles = [shared, buttons, notices, pageStyles];

  /** @type {Resource<import('../../data/markets.js').Market[] | null>} */
  #markets = new Resource(this, readMarkets, null);
  /** @type {Resource<import('../../data/signal.d.ts').Strategy[]>} */
  #strategies = new Resource(this, async () => (await session.api.get('/api/strategies')).items, []);
  #link = new Watch(this, streams.links.signals);
  #frames = new FrameLoop(() => this.requestUpdate());
  #file = new Command(this);
  /** @type {SignalFeed | null} */ #feed = null;
  /** The chosen signal where the list does not hold it. @type {OneSignal | null} */ #one = null;
  /** What was shown of the chosen signal last: it stays while the list is read anew. @type {Signal | null} */ #seen = null;
  /** Key of the signal that was closed last: its row gets the focus back. */ #closed = '';

  constructor() {
    super();
    /** @type {string | null} */
    this.signalId = null;
    /** @type {string | null} */
    this.time = null;
    this.filter = storedFilter();
    this.days = 7;
    new EverySecond(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#markets.load();
    this.#strategies.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#feed?.close();
    this.#feed = null;
    this.#one?.close();
    this.#one = null;
    this.#frames.stop();
  }

  /** What the address names; null where it names none. */
  get #name() {
    return this.signalId === null || this.time === null ? null : { signal_id: this.signalId, timestamp: this.time };
  }

  get #server() {
    return { api: session.api, stream: streams.signals };
  }

  willUpdate() {
    if (!this.isConnected) {
      return;
    }
    if (this.#feed?.filter !== this.filter) {
      const before = this.#feed;
      this.#feed = new SignalFeed(this.filter, this.#server, () => this.#frames.request());
      before?.close(); // not before: a channel that both follow goes on
    }
    const name = this.#name;
    const key = name === null ? '' : keyOf(name);
    if (this.#one !== null && (this.#one.key !== key || this.#feed.find(key) !== undefined)) {
      this.#one.close();
      this.#one = null;
    }
    if (name !== null && this.#one === null && this.#feed.find(key) === undefined && this.#feed.reading.phase !== 'loading') {
      this.#one = new OneSignal(name, this.#server, () => this.#frames.request());
    }
  }

  updated() {
    const signal = this.#signal;
    document.title = `${signal === null ? texts.title : texts.pageTitle(signal.symbol, signal.timeframe)} · ${words.product}`;
  }

  /** Where one begins after a change of address: at the chosen signal, or back at the row from which it was opened. */
  begin() {
    const list = this.renderRoot.querySelector('tw-signal-list');
    const closed = this.#closed;
    this.#closed = '';
    if (this.#name !== null) {
      const heading = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('#chosen'));
      heading?.focus();
      if (matchMedia(NARROW).matches) {
        heading?.closest('section')?.scrollIntoView(); // it stands above the list
      }
    } else if (closed === '' || !(list instanceof SignalList) || !list.focusRow(closed)) {
      this.renderRoot.querySelector('h1')?.focus({ preventScroll: true });
    }
  }

  /** The chosen one; null where none is, or it is not known yet. @returns {Signal | null} */
  get #signal() {
    const name = this.#name;
    if (name === null) {
      return null;
    }
    const key = keyOf(name);
    const known = this.#feed?.find(key) ?? this.#one?.value ?? this.#seen;
    this.#seen = known !== null && keyOf(known) === key ? known : null;
    return this.#seen;
  }

  render() {
    const feed = this.#feed;
    const name = this.#name;
    return html`<div class="top">
        <h1 tabindex="-1">${texts.title}</h1>
        ${feed === null ? nothing : this.#state(feed)}
        <div class="file">
          ${answerOf(this.#file, 'signals-csv-answer')}
          <button type="button" title=${texts.csvTitle} data-testid="signals-csv" ?disabled=${this.#file.busy} @click=${this.#save}>${this.#file.busy ? texts.csvPending : texts.csv}</button>
        </div>
      </div>
      <p class="muted small">${texts.lead}</p>
      <tw-signal-figures .events=${(feed?.events ?? 0) + this.#untold}></tw-signal-figures>
      <tw-signal-filters class="panel" .filter=${this.filter} .symbols=${this.#symbols} .strategies=${this.#patterns}
        @filtered=${({ detail }) => this.#filtered(detail)}></tw-signal-filters>
      <div class="columns">
        <section class="panel list" aria-label=${texts.list}>
          <tw-signal-list .feed=${feed} .revision=${feed?.revision ?? 0} .chosen=${name === null ? '' : keyOf(name)} @filtered=${({ detail }) => this.#filtered(detail)}></tw-signal-list>
        </section>
        ${this.#chosen()}
      </div>
      ${this.#worth((feed?.decided ?? 0) + this.#untold)}
      <section class="panel" aria-labelledby="upstream"><h2 id="upstream">${texts.upstream}</h2><tw-signal-upstream></tw-signal-upstream></section>
      ${session.has('admin')
        ? html`<section class="panel" aria-labelledby="strategies"><h2 id="strategies">${texts.strategies}</h2><tw-strategy-list></tw-strategy-list></section>`
        : nothing}`;
  }

  /** The state in a fixed place. Only its name is read out, not each second's age. @param {SignalFeed} feed */
  #state({ refusal }) {
    const { status, since } = this.#link.value;
    const state = refusal !== null ? 'refused' : status === 'disconnected' ? 'disconnected' : status === 'connecting' ? 'connecting' : 'live';
    const notice = {
      refused: () => html`<p class="notice bad">${texts.refused(refusal)}</p>`,
      disconnected: () => html`<p class="notice bad">◐ ${texts.disconnected(format.age(Date.now() - since))}</p>`,
      connecting: () => html`<span class="small muted">◌ ${texts.connecting}</span>`,
      live: () => html`<span class="small gain">● ${texts.live}</span>`,
    };
    return html`<div class="state" data-testid="signals-state" data-state=${state}>
      <span class="hidden-visually" role="status">${texts.states[state]}</span>${notice[state]()}
    </div>`;
  }

  #chosen() {
    if (this.#name === null) {
      return html`<section class="panel chosen none" aria-label=${texts.detail}><p class="muted" data-testid="signal-none">${texts.none}</p></section>`;
    }
    const signal = this.#signal;
    const title = signal === null ? texts.detail : texts.detailTitle(signal.symbol, signal.timeframe, texts.directions[signal.direction]);
    return html`<section class="panel chosen" aria-labelledby="chosen" data-testid="signal-detail" @keydown=${this.#keyed}>
      <div class="head">
        <h2 id="chosen" tabindex="-1">${title}</h2>
        <button type="button" data-testid="signal-close" @click=${() => this.#close()}>${texts.close}</button>
      </div>
      ${signal === null ? this.#awaited() : html`<tw-signal-detail .signal=${signal} .markets=${this.#markets.value}></tw-signal-detail>`}
    </section>`;
  }

  /** What the list does not hold is on its way, or not to be had. */
  #awaited() {
    const sentences = { loading: texts.detailLoading, error: texts.detailError };
    return this.#one === null ? html`<p class="muted" role="status">${texts.detailLoading}</p>` : whenRead(this.#one.reading, sentences, () => nothing);
  }

  /** @param {number} decided */
  #worth(decided) {
    const pressed = (days) => (days === this.days ? 'true' : 'false');
    return html`<div class="columns">
      <section class="panel" aria-labelledby="statistics">
        <div class="head">
          <h2 id="statistics">${texts.statistics}</h2>
          <div class="days" role="group" aria-label=${texts.days}>
            ${DAYS.map((days) => html`<button type="button" aria-pressed=${pressed(days)} data-testid="days-${days}" @click=${() => (this.days = days)}>${texts.day(days)}</button>`)}
          </div>
        </div>
        <tw-signal-statistics .filter=${this.filter} .days=${this.days} .decided=${decided}></tw-signal-statistics>
      </section>
      <section class="panel" aria-labelledby="reliability">
        <h2 id="reliability">${texts.reliability}</h2>
        <tw-reliability-curve .strategy=${this.filter.pattern} .days=${this.days} .decided=${decided}></tw-reliability-curve>
      </section>
    </div>`;
  }

  /** Grows with time where the channel leaves signals out that the figures count: {@link EverySecond} looks. */
  get #untold() {
    return isWhole(this.filter) ? 0 : Math.floor(Date.now() / UNTOLD_MS);
  }

  /** Symbols to choose from. */
  get #symbols() {
    return [...new Set((this.#markets.value ?? []).map(({ symbol }) => symbol))].sort();
  }

  /** What may have made signals: the built-in strategies, and what made those in the list. */
  get #patterns() {
    const made = (this.#feed?.rows ?? []).map(({ pattern_type: pattern }) => pattern);
    return [...new Set([...this.#strategies.value.map(({ strategy }) => strategy), ...made])].sort();
  }

  /** @param {import('./filters.js').Filter} filter */
  #filtered(filter) {
    storeFilter(filter);
    this.filter = filter;
  }

  /** What takes the key for itself, such as the chart, says so. */
  #keyed = (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      this.#close();
    }
  };

  #close() {
    const name = this.#name;
    this.#closed = name === null ? '' : keyOf(name);
    router.go(LIST, { stay: true });
  }

  #save = async () => {
    const query = queryOf(this.filter, { format: 'csv' });
    const done = await this.#file.run(async () => {
      const file = await session.api.getCsv(`/api/signals?${query}`);
      return { file, cut: await cutOf(file) };
    });
    if (done === null) {
      return;
    }
    const { file, cut } = done.outcome;
    const end = cut === null ? '' : `-${cut}`;
    save(file, `signals-${new Date().toISOString().slice(0, 16).replaceAll(':', '')}${end}.csv`);
    if (cut === null) {
      this.#file.say(texts.csvSaved);
    } else {
      this.#file.fail(texts.csvCut[cut]);
    }
  };
}

customElements.define('tw-signals-page', SignalsPage);

/** The page of an address. @type {import('../../data/router.js').Page} */
export const page = ({ id = null, time = null }) => html`<tw-signals-page .signalId=${id} .time=${time}></tw-signals-page>`;
