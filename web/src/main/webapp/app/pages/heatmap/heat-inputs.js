import { LitElement, css, html, nothing } from 'lit';
import * as format from '../../shared/format.js';
import { shared, tones } from '../../shared/styles.js';
import { texts } from './texts.js';

/** Open interest older than this is away: two candles without a sample. */
const AWAY_AFTER_MS = 10 * 60 * 1000;

/** What the newest picture was made from, and how old that is. */
class HeatInputs extends LitElement {
  static properties = { feed: { attribute: false }, now: { attribute: false }, newest: { attribute: false }, seenAt: { attribute: false } };

  static styles = [
    shared,
    tones,
    css`
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: var(--space-1) var(--space-4);
        margin: var(--space-2) 0 0;
        font-variant-numeric: tabular-nums;
      }
      dt {
        color: var(--muted);
      }
      dd {
        margin: 0;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./heatmap-feed.js').HeatmapFeed | null} */
    this.feed = null;
    /** @type {import('../../data/wire.d.ts').Heatmap | null} */
    this.now = null;
    /** @type {import('./heatmap-feed.js').Now | null} */
    this.newest = null;
    /** For ages: when it is looked at, epoch milliseconds. */
    this.seenAt = Date.now();
  }

  render() {
    const { now, newest } = this;
    const row = (label, value, testId, title = '') => html`<dt title=${title || nothing}>${label}</dt><dd data-testid=${testId}>${value}</dd>`;
    return html`<dl>
      ${newest === null
        ? nothing
        : row(
            texts.newestPicture,
            html`${format.dayTime(new Date(newest.atMs).toISOString(), format.localZone)} · ${newest.closed ? texts.closedCandle : texts.openCandle}`,
            'heatmap-newest',
            format.utc(newest.atMs),
          )}
      ${(now?.inputs ?? []).map(({ name, at }) => row(texts.inputNames[name] ?? name, this.#age(name, at), `heatmap-input-${name}`, format.utc(at)))}
      ${now === null ? nothing : this.#figures(now, row)}
    </dl>`;
  }

  #figures({ open_interest: interest, coverage }, row) {
    const base = this.feed?.entry.symbol.split('-')[0] ?? '';
    return html`${row(texts.openInterest, interest === null ? texts.coverageNone : `${format.decimal(String(interest))} ${base}`, 'heatmap-interest')}
      ${row(texts.coverage, coverage === null ? texts.coverageNone : format.percent((coverage * 100).toFixed(1)), 'heatmap-coverage', texts.coverageTitle)}`;
  }

  /** @param {string} name @param {string | null} at */
  #age(name, at) {
    if (at === null) {
      return html`<span class="warning">◐ ${texts.inputNone}</span>`;
    }
    const ms = this.seenAt - Date.parse(at);
    const away = ms > AWAY_AFTER_MS;
    const sentence = away && name === 'open_interest' ? texts.inputSince(format.age(ms)) : texts.inputAge(format.age(ms));
    return html`<span class=${away ? 'warning' : nothing}>${away ? '◐ ' : ''}${sentence}</span>`;
  }
}

customElements.define('tw-heat-inputs', HeatInputs);
