import { LitElement, html, nothing } from 'lit';
import { feeds } from '../../data/feeds.js';
import { Resource } from '../../data/resource.js';
import { heatmapPath, router } from '../../data/router.js';
import { session } from '../../data/session.js';
import { EverySecond, Watch } from '../../data/store.js';
import { streams } from '../../data/streams.js';
import { outdated, whenRead } from '../../elements/states.js';
import * as format from '../../shared/format.js';
import { buttons, fields, notices, shared, tables } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import './back-test.js';
import './colour-legend.js';
import './heat-inputs.js';
import './heat-view.js';
import { HeatmapFeed } from './heatmap-feed.js';
import { pageStyles } from './heatmap-page-styles.js';
import './level-profile.js';
import './level-table.js';
import { LEVERAGES } from './leverage-filter.js';
import { Preferences } from './preferences.js';
import { saveCells, savePicture } from './saving.js';
import './settings-form.js';
import { texts } from './texts.js';
import { WINDOWS } from './windows.js';
import './zone-alerts.js';

/** What is not there yet is looked for again, at most this often. */
const RELOAD_AFTER_MS = 5000;
const MULTIPLES = [1, 2, 5, 10];
/** @type {readonly any[]} */
const NONE = [];

/** Where leveraged positions of one symbol would be liquidated, over time and now; the address names the symbol. */
class HeatmapPage extends LitElement {
  static properties = { symbol: { attribute: false }, range: { state: true } };

  static styles = [shared, buttons, fields, notices, tables, pageStyles];

  /** @type {Resource<import('../../data/wire.d.ts').HeatmapSymbol[]>} */
  #symbols = new Resource(this, async () => (await session.api.get('/api/heatmap/symbols')).items, []);
  #preferences = new Preferences();
  #link = new Watch(this, streams.links.heatmap);
  /** @type {HeatmapFeed | null} */ #feed = null;
  /** What is followed, in words that differ where something else is. */ #followed = '';

  constructor() {
    super();
    /** @type {string | null} */
    this.symbol = null;
    /** Prices that the picture shows. @type {{low: number, high: number} | null} */
    this.range = null;
    new Watch(this, feeds.status, () => this.#lookAgain());
    new EverySecond(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#symbols.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unfollow();
  }

  /** The symbol's settings; undefined where it has none. */
  get #entry() {
    return this.#symbols.value.find(({ symbol }) => symbol === this.symbol);
  }

  /** What is missing comes by itself: no channel says that a symbol has become known. */
  #lookAgain() {
    const { phase, readAt } = this.#symbols;
    const missing = this.#entry === undefined || !this.#entry.enabled || this.#entry.last === null;
    if (phase !== 'loading' && missing && performance.now() - readAt > RELOAD_AFTER_MS) {
      this.#symbols.load();
    }
  }

  willUpdate() {
    const { phase, value: items } = this.#symbols;
    if (phase === 'ready' && this.symbol === null && items.length > 0) {
      const last = items.find(({ symbol }) => symbol === this.#preferences.value.symbol);
      router.go(heatmapPath((last ?? items.find(({ enabled, last: at }) => enabled && at !== null) ?? items[0]).symbol), { replace: true });
      return;
    }
    const entry = this.#entry;
    const followable = entry !== undefined && entry.enabled && entry.last !== null && this.isConnected;
    const choice = { ...this.#preferences.value };
    if (followable && !entry.venues.includes(choice.venue)) {
      choice.venue = '';
    }
    const { venue, model, window, multiple } = choice;
    const followed = followable ? JSON.stringify([entry.symbol, entry.version, entry.venues, venue, model, window, multiple]) : '';
    if (followed !== this.#followed) {
      this.#unfollow();
      this.#followed = followed;
      if (followable) {
        this.#preferences.change({ symbol: entry.symbol });
        this.#feed = new HeatmapFeed(entry, { venue, model, window, multiple }, {
          changed: () => this.requestUpdate(),
          settings: () => this.#symbols.load(),
        });
      }
    }
    this.#feed?.leverages.choose(this.#preferences.leverages);
    if (this.#preferences.value.liquidations) {
      this.#feed?.followLiquidations();
    }
  }

  updated() {
    document.title = `${this.symbol === null ? texts.title : texts.pageTitle(this.symbol)} · ${words.product}`;
  }

  #unfollow() {
    this.#feed?.close();
    this.#feed = null;
    this.#followed = '';
  }

  render() {
    const { phase, value: items } = this.#symbols;
    if (phase !== 'ready') {
      return html`<h1 tabindex="-1">${texts.title}</h1>${whenRead(this.#symbols, texts, () => nothing)}`;
    }
    if (items.length === 0) {
      return html`<h1 tabindex="-1">${texts.title}</h1>${this.#message(texts.emptyTitle, texts.empty, 'heatmap-empty')}${this.#notes()}`;
    }
    const entry = this.#entry;
    return html`${this.#heading(items)} ${this.#feed === null ? this.#missing(entry) : this.#live(this.#feed)}
      ${entry !== undefined && session.has('admin')
        ? html`<tw-heatmap-settings .entry=${entry} @saved=${() => this.#symbols.load()}></tw-heatmap-settings>`
        : nothing}
      ${this.#notes()}`;
  }

  #message(title, sentence, testId) {
    return html`<div class="panel message" data-testid=${testId} role="status"><h2>${title}</h2><p class="muted">${sentence}</p></div>`;
  }

  /** @param {import('../../data/wire.d.ts').HeatmapSymbol | undefined} entry */
  #missing(entry) {
    if (entry === undefined) {
      return html`<p class="notice warning" role="status" data-testid="heatmap-unknown">${texts.unknown(this.symbol)}</p>`;
    }
    return entry.enabled
      ? this.#message(texts.notReadyTitle(entry.symbol), texts.notReady, 'heatmap-not-ready')
      : this.#message(texts.offTitle(entry.symbol), texts.off, 'heatmap-off');
  }

  /** @param {import('../../data/wire.d.ts').HeatmapSymbol[]} items */
  #heading(items) {
    const { venue, model, multiple, window } = this.#preferences.value;
    const entry = this.#entry;
    const option = (value, label, chosen) => html`<option .value=${value} .selected=${value === chosen}>${label}</option>`;
    const choice = (id, label, options, changed) => html`<div class="choice">
      <label for=${id}>${label}</label>
      <select id=${id} data-testid="heatmap-${id}" @change=${(event) => changed(event.target.value)}>${options}</select>
    </div>`;
    const set = (change) => this.#prefer(change);
    const models = /** @type {import('../../data/wire.d.ts').HeatmapModel[]} */ (Object.keys(texts.models));
    return html`<div class="top">
      <div class="title">
        <h1 tabindex="-1" data-testid="heatmap-title">${this.symbol ?? texts.title}</h1>
        ${this.#feed === null ? nothing : this.#state(this.#feed)}
      </div>
      ${choice('symbol', texts.symbol, [
        entry === undefined ? html`<option value="" .selected=${true} disabled>${this.symbol}</option>` : nothing,
        ...items.map(({ symbol }) => option(symbol, symbol, this.symbol)),
      ], (value) => router.go(heatmapPath(value)))}
      ${choice('venue', texts.venue, [option('', texts.allVenues, venue), ...(entry?.venues ?? []).map((each) => option(each, each, venue))], (value) => set({ venue: value }))}
      ${choice('model', texts.model, models.map((each) => option(each, texts.models[each], model)), (value) => set({ model: value }))}
      ${choice('bucket', texts.bucket, MULTIPLES.map((each) => option(String(each), format.decimal(String(Number(((entry?.bucket ?? 1) * each).toPrecision(12)))), String(multiple))), (value) => set({ multiple: Number(value) }))}
      <div class="windows" role="group" aria-label=${texts.window}>
        ${Object.keys(WINDOWS).map((each) => html`<button type="button" aria-pressed=${each === window ? 'true' : 'false'} data-testid="window-${each}" @click=${() => set({ window: each })}>${each}</button>`)}
      </div>
    </div>`;
  }

  /** The state in a fixed place. Only its name is read out, not each second's age. @param {HeatmapFeed} feed */
  #state(feed) {
    const { status, since } = this.#link.value;
    const disconnected = status === 'disconnected';
    const state = feed.refusal !== null ? 'refused' : disconnected ? 'disconnected' : feed.newest === null ? 'computing' : 'live';
    const notice = {
      refused: () => html`<p class="notice bad">${texts.refused(feed.refusal)}</p>`,
      disconnected: () => html`<p class="notice bad">◐ ${texts.disconnected(format.age(Date.now() - since))}</p>`,
      computing: () => html`<span class="small muted">◌ ${texts.computing}</span>`,
      live: () => html`<span class="small gain">● ${texts.live}${feed.live ? '' : `, ${texts.perVenue}`}</span>`,
    };
    return html`<div class="state" data-testid="heatmap-state" data-state=${state}>
      <span class="hidden-visually" role="status">${texts.states[state]}</span>${notice[state]()}
    </div>`;
  }

  /** @param {HeatmapFeed} feed */
  #live(feed) {
    const { threshold, zones: showsZones, liquidations: showsLiquidations } = this.#preferences.value;
    const { newest, chosen } = feed;
    const zones = chosen?.zones ?? NONE;
    return html`<div class="panel tools">
        <label class="slider">
          <span>${texts.threshold} <output data-testid="heatmap-threshold-value">${threshold <= 1 ? texts.thresholdNone : format.compact(feed.image.scale.densityOf(threshold))}</output></span>
          <input type="range" min="1" max="255" .value=${String(threshold)} data-testid="heatmap-threshold" @input=${(event) => this.#prefer({ threshold: Number(event.target.value) })} />
        </label>
        ${this.#toggle('zones', texts.zonesShown, showsZones)} ${this.#toggle('liquidations', texts.liquidationsShown, showsLiquidations)}
        <span class="small muted">${showsLiquidations ? this.#liquidationState(feed) : nothing}</span>
        ${this.#leverages(feed)}
        <div class="buttons">
          <button type="button" title=${texts.pngTitle} data-testid="heatmap-png" @click=${() => this.#save('png')}>${texts.png}</button>
          <button type="button" title=${texts.csvTitle} data-testid="heatmap-csv" @click=${() => this.#save('csv')}>${texts.csv}</button>
        </div>
      </div>
      ${feed.series.phase === 'ready' ? outdated(feed.series, texts.seriesError) : nothing}
      <div class="columns">
        <section class="panel flush" aria-label=${texts.title}>
          <tw-heat-view .feed=${feed} .revision=${feed.revision} .threshold=${threshold}
            .zones=${showsZones ? zones : NONE} .liquidations=${showsLiquidations ? feed.liquidations.value : NONE}
            data-testid="heat-view" data-columns=${feed.series.value?.columns ?? 0} data-rows=${feed.series.value?.rows ?? 0}
            data-newest=${newest === null ? nothing : new Date(newest.atMs).toISOString()} data-closed=${newest === null ? nothing : String(newest.closed)}
            @ranged=${(event) => (this.range = event.detail)}></tw-heat-view>
          ${this.#veil(feed)}
          <tw-colour-legend .scale=${feed.image.scale} .threshold=${threshold} .currency=${feed.entry.symbol.split('-').at(-1)}></tw-colour-legend>
        </section>
        <section class="panel flush" aria-labelledby="profile-title">
          <h2 id="profile-title" class="hidden-visually">${texts.profile}</h2>
          <tw-level-profile .newest=${chosen} .bucket=${feed.bucket} .symbol=${feed.entry.symbol} .range=${this.range}></tw-level-profile>
        </section>
      </div>
      <div class="columns even">
        <section class="panel"><h2>${texts.zones}</h2><tw-level-table .newest=${chosen} .zones=${zones} .bucket=${feed.bucket}></tw-level-table></section>
        <section class="panel"><h2>${texts.alerts}</h2><tw-zone-alerts .symbol=${feed.entry.symbol}></tw-zone-alerts></section>
        <section class="panel"><h2>${texts.inputs}</h2><tw-heat-inputs .feed=${feed} .now=${feed.now.value} .newest=${newest} .seenAt=${Date.now()}></tw-heat-inputs></section>
      </div>
      <tw-heat-backtest .symbol=${feed.entry.symbol} .model=${feed.choice.model}></tw-heat-backtest>`;
  }

  #toggle(name, label, on) {
    return html`<label class="toggle"><input type="checkbox" .checked=${on} data-testid="heatmap-${name}" @change=${(event) => this.#prefer({ [name]: event.target.checked })} /> ${label}</label>`;
  }

  /** @param {HeatmapFeed} feed */
  #leverages({ leverages: { isOpen, positions } }) {
    const chosen = this.#preferences.leverages;
    const toggled = (leverage) => LEVERAGES.filter((each) => this.#preferences.leverages.includes(each) !== (each === leverage)).join();
    const note = isOpen ? nothing : positions.error !== null ? html`<span role="alert" class="bad">${texts.leveragesError} ${positions.error.message}</span>` : texts.leveragesNote;
    return html`<fieldset class="leverages" aria-describedby="leverage-note">
      <legend>${texts.leverage}</legend>
      ${LEVERAGES.map((each) => html`<label class="toggle"><input type="checkbox" .checked=${chosen.includes(each)} data-testid="leverage-${each}" @change=${() => this.#prefer({ leverages: toggled(each) })} /> ${each}x</label>`)}
      <span id="leverage-note" class="small muted" data-testid="leverage-note">${note}</span>
    </fieldset>`;
  }

  /** @param {HeatmapFeed} feed */
  #liquidationState({ liquidations: { phase, error, value } }) {
    if (error !== null) {
      return html`<span role="alert" class="bad">${texts.liquidationsError} ${error.message}</span>`;
    }
    return phase === 'loading' ? nothing : `${texts.liquidationCount(format.count(value.length))} · ${texts.liquidationSigns}`;
  }

  /** @param {HeatmapFeed} feed */
  #veil({ series }) {
    if (series.phase === 'error') {
      return html`<p class="veil" role="alert">${texts.seriesError} ${series.error?.message}
        <button type="button" @click=${() => series.load()}>${words.errors.retry}</button></p>`;
    }
    const sentence = series.value === null ? texts.seriesLoading : series.value.newest < 0 ? texts.seriesEmpty : '';
    return sentence ? html`<p class="veil muted">${sentence}</p>` : nothing;
  }

  #notes() {
    return html`<details class="panel" open><summary>${texts.notes}</summary><ul>${texts.note.map((each) => html`<li>${each}</li>`)}</ul></details>`;
  }

  #prefer(change) {
    this.#preferences.change(change);
    this.requestUpdate();
  }

  #save(kind) {
    const view = /** @type {import('./heat-view.js').HeatView | null} */ (this.renderRoot.querySelector('tw-heat-view'));
    if (this.#feed !== null && view?.shown) {
      if (kind === 'png') {
        savePicture(this.#feed, view.canvas, /** @type {import('./colour-legend.js').ColourLegend} */ (this.renderRoot.querySelector('tw-colour-legend')));
      } else {
        saveCells(this.#feed, view.shown, this.#preferences.value.threshold);
      }
    }
  }
}

customElements.define('tw-heatmap-page', HeatmapPage);

/** The page of an address. @type {import('../../data/router.js').Page} */
export const page = ({ symbol }) => html`<tw-heatmap-page .symbol=${symbol ?? null}></tw-heatmap-page>`;
