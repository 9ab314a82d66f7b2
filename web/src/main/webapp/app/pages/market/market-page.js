import { LitElement, css, html, nothing } from 'lit';
import { feeds } from '../../data/feeds.js';
import { tickToScreen } from '../../data/latency.js';
import { isListed, readMarkets } from '../../data/markets.js';
import { Resource } from '../../data/resource.js';
import { marketPath, router } from '../../data/router.js';
import { EverySecond, Watch } from '../../data/store.js';
import { streams } from '../../data/streams.js';
import { whenRead } from '../../elements/states.js';
import * as format from '../../shared/format.js';
import { FrameLoop } from '../../shared/frame-loop.js';
import { buttons, fields, notices, shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import './candle-chart.js';
import './latency-path.js';
import { MarketFeed } from './market-feed.js';
import './order-book-view.js';
import './quote-strip.js';
import { texts } from './texts.js';
import './trade-tape-view.js';

const LAST_MARKET = 'tradewire.market';
/** A market that is not listed yet is looked for again, at most this often. */
const RELOAD_AFTER_MS = 5000;

/** Live book and tape of one market; the address names it. */
class MarketPage extends LitElement {
  static properties = { venue: { attribute: false }, symbol: { attribute: false } };

  static styles = [
    shared,
    buttons,
    fields,
    notices,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--space-3) var(--space-4);
      }
      .title {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-4);
        flex: 1 1 16rem;
        min-height: 2.25rem;
      }
      .choice {
        width: 11rem;
      }
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: var(--space-4);
        align-items: start;
      }
      .panel {
        position: relative;
        padding: 0 0 var(--space-2);
        overflow: hidden;
      }
      .panel-head {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: var(--space-3);
        padding: var(--space-2) var(--space-3);
      }
      .veil {
        position: absolute;
        inset: 4.5rem var(--space-4) auto;
        text-align: center;
      }
      .live[data-stale] {
        opacity: 0.45;
        filter: grayscale(1);
      }
      .panel.message {
        justify-items: center;
        padding: var(--space-6);
        text-align: center;
      }
      .state .notice {
        padding: var(--space-1) var(--space-3);
        font-size: var(--text-s);
      }
      @media (max-width: 48rem) {
        :host {
          gap: var(--space-3);
        }
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
        .choice {
          width: auto;
          flex: 1 1 8rem;
        }
        .title {
          flex-basis: 100%;
          min-height: 4.5rem;
          align-content: start;
        }
        .state {
          flex-basis: 100%;
        }
      }
    `,
  ];

  #markets = new Resource(this, readMarkets, []);
  #link = new Watch(this, streams.links.market);
  #frames = new FrameLoop(() => this.#paint());
  /** @type {MarketFeed | null} */ #feed = null;
  /** What the last frame showed of the states that Lit renders. */ #shown = '';

  constructor() {
    super();
    /** @type {string | null} */
    this.venue = null;
    /** @type {string | null} */
    this.symbol = null;
    new Watch(this, feeds.status, () => this.#feedReported());
    new EverySecond(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#markets.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unfollow();
    this.#frames.stop();
  }

  #feedReported() {
    const { phase, value, readAt } = this.#markets;
    if (phase !== 'loading' && !isListed(value, this.venue, this.symbol) && performance.now() - readAt > RELOAD_AFTER_MS) {
      this.#markets.load();
    }
  }

  willUpdate() {
    const { phase, value: items } = this.#markets;
    if (phase === 'ready' && this.venue === null && items.length > 0) {
      const { venue, symbol } = remembered(items) ?? items[0];
      router.go(marketPath(venue, symbol), { replace: true });
      return;
    }
    const wanted = isListed(items, this.venue, this.symbol);
    const followed = this.#feed?.venue === this.venue && this.#feed?.symbol === this.symbol;
    if (!wanted || !followed) {
      this.#unfollow();
    }
    if (wanted && !followed && this.isConnected && this.venue !== null && this.symbol !== null) {
      this.#follow(this.venue, this.symbol);
    }
  }

  updated() {
    document.title = `${this.venue === null ? texts.title : texts.pageTitle(this.symbol, this.venue)} · ${words.product}`;
    this.#frames.request();
  }

  /** @param {string} venue @param {string} symbol */
  #follow(venue, symbol) {
    localStorage.setItem(LAST_MARKET, JSON.stringify({ venue, symbol }));
    this.#feed = new MarketFeed(venue, symbol, () => this.#frames.request());
  }

  #unfollow() {
    this.#feed?.close();
    this.#feed = null;
    tickToScreen.reset();
  }

  /** The only place that touches live values on screen. */
  #paint() {
    const feed = this.#feed;
    if (feed === null) {
      return;
    }
    for (const view of /** @type {Iterable<Element & {paint: (feed: MarketFeed) => void}>} */ (this.renderRoot.querySelectorAll('.live'))) {
      view.paint(feed);
    }
    tickToScreen.drawn();
    const shown = stateKey(feed);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.requestUpdate();
    }
  }

  render() {
    const { phase, value: items } = this.#markets;
    if (phase !== 'ready') {
      return html`<h1 tabindex="-1">${texts.title}</h1>
        <div data-testid=${phase === 'error' ? 'market-error' : nothing}>${whenRead(this.#markets, texts, () => nothing)}</div>`;
    }
    if (items.length === 0) {
      return html`<h1 tabindex="-1">${texts.title}</h1>
        <div class="panel message" data-testid="market-empty"><h2>${texts.empty}</h2><p class="muted">${texts.emptyDetail}</p></div>`;
    }
    return html`${this.#heading(items)} ${this.#feed === null ? this.#unknown() : this.#live(this.#feed)}`;
  }

  #heading(items) {
    const venues = [...new Set(items.map(({ venue }) => venue))];
    const symbols = items.filter(({ venue }) => venue === this.venue).map(({ symbol }) => symbol);
    const option = (value, chosen) => html`<option .value=${value} .selected=${value === chosen}>${value}</option>`;
    const missing = (values, chosen) => (values.includes(chosen) ? nothing : html`<option value="" .selected=${true} disabled>${chosen}</option>`);
    return html`<div class="top">
      <div class="title">
        <h1 tabindex="-1" data-testid="market-title">${this.symbol ?? texts.title}</h1>
        ${this.#feed === null ? nothing : this.#state(this.#feed)}
      </div>
      <div class="choice">
        <label for="venue">${texts.venue}</label>
        <select id="venue" data-testid="venue" @change=${this.#venueChosen}>
          ${missing(venues, this.venue)} ${venues.map((venue) => option(venue, this.venue))}
        </select>
      </div>
      <div class="choice">
        <label for="symbol">${texts.symbol}</label>
        <select id="symbol" data-testid="symbol" @change=${this.#symbolChosen}>
          ${missing(symbols, this.symbol)} ${symbols.map((symbol) => option(symbol, this.symbol))}
        </select>
      </div>
    </div>`;
  }

  #unknown() {
    return this.venue === null
      ? nothing
      : html`<p class="notice warning" role="status" data-testid="market-unknown">${texts.unknown(this.venue, this.symbol)}</p>`;
  }

  /** The state in a fixed place: nothing moves when it changes. Only its name is read out, not each second's age. @param {MarketFeed} feed */
  #state(feed) {
    const { refusal } = feed;
    const stale = this.#staleness(feed);
    const state = refusal ? 'refused' : (stale?.state ?? 'live');
    return html`<div class="state" data-testid="market-state" data-state=${state}>
      <span class="hidden-visually" role="status">${texts.states[state]}</span>
      ${refusal ? html`<p class="notice bad">${texts.refused(refusal)}</p>` : this.#staleNotice(stale)}
    </div>`;
  }

  /** @param {MarketFeed} feed */
  #live(feed) {
    const { book, tape, resyncing } = feed;
    const stale = this.#staleness(feed);
    const disconnected = this.#link.value.status !== 'connected' && this.#link.value.status !== 'slow';
    return html`<tw-quote-strip class="live" ?data-stale=${stale !== null}></tw-quote-strip>
      <tw-latency-path .venue=${this.venue}></tw-latency-path>
      <section class="panel" aria-label=${texts.candles}>
        <tw-candle-chart .venue=${this.venue} .symbol=${this.symbol}></tw-candle-chart>
      </section>
      <div class="columns">
        <section class="panel" aria-labelledby="book-title">
          <div class="panel-head"><h2 id="book-title">${texts.book}</h2></div>
          <tw-order-book-view class="live" ?data-stale=${stale !== null || !book.ready}></tw-order-book-view>
          ${this.#veil(bookVeil(book, resyncing, disconnected))}
        </section>
        <section class="panel" aria-labelledby="tape-title">
          <div class="panel-head">
            <h2 id="tape-title">${texts.tape}</h2>
            <span class="muted small">${tape.skipped > 0 ? html`${texts.tapeSkipped(format.count(tape.skipped))} · ` : nothing}${texts.zone(format.localZone)}</span>
          </div>
          <tw-trade-tape-view class="live" ?data-stale=${stale !== null}></tw-trade-tape-view>
          ${this.#veil(tape.rows.length === 0 && !disconnected ? texts.tapeEmpty : '')}
        </section>
      </div>`;
  }

  #veil(sentence) {
    return sentence ? html`<p class="veil muted">${sentence}</p>` : nothing;
  }

  #staleNotice(stale) {
    return stale === null
      ? html`<span class="small gain">● ${texts.live}</span>`
      : html`<p class="notice ${stale.state === 'stale' ? 'warning' : 'bad'}">◐ ${stale.sentence}</p>`;
  }

  /** @param {MarketFeed} feed @returns {{state: 'disconnected' | 'stale' | 'down', sentence: string} | null} null while live */
  #staleness(feed) {
    const { status, since } = this.#link.value;
    if (status === 'disconnected' || (status === 'connecting' && feed.book.ready)) {
      return { state: 'disconnected', sentence: texts.disconnected(format.age(Date.now() - since)) };
    }
    const { known, state, ageMs } = feeds.ageOf(feed.venue);
    if (!known || state === 'LIVE') {
      return null;
    }
    return state === 'STALE' ? { state: 'stale', sentence: texts.stale(format.age(ageMs)) } : { state: 'down', sentence: texts.down(format.age(ageMs)) };
  }

  #venueChosen = (event) => {
    const venue = event.target.value;
    const symbols = this.#markets.value.filter((item) => item.venue === venue).map(({ symbol }) => symbol);
    router.go(marketPath(venue, symbols.find((symbol) => symbol === this.symbol) ?? symbols[0]));
  };

  #symbolChosen = (event) => router.go(marketPath(this.venue ?? '', event.target.value));
}

/** The states that Lit renders. @param {MarketFeed} feed */
function stateKey({ book, tape, resyncing, refusal }) {
  return [book.ready, book.bids.length + book.asks.length > 0, tape.rows.length > 0, tape.skipped, resyncing, refusal].join();
}

/** What stands over a book that cannot be shown. */
function bookVeil(book, resyncing, disconnected) {
  if (resyncing) {
    return texts.bookResync;
  }
  if (!book.ready) {
    return disconnected ? texts.bookLoading : texts.bookNotReady;
  }
  return book.bids.length + book.asks.length === 0 ? texts.bookEmpty : '';
}

/** The market looked at last, where it still exists. */
function remembered(items) {
  try {
    const last = JSON.parse(localStorage.getItem(LAST_MARKET) ?? 'null');
    return items.find(({ venue, symbol }) => venue === last?.venue && symbol === last?.symbol);
  } catch {
    return undefined;
  }
}

customElements.define('tw-market-page', MarketPage);

/** The page of an address. @type {import('../../data/router.js').Page} */
export const page = ({ venue = null, symbol = null }) => html`<tw-market-page .venue=${venue} .symbol=${symbol}></tw-market-page>`;
