import { LitElement, css, html, nothing } from 'lit';
import { CandleFeed } from '../../data/candle-feed.js';
import { TIME_FRAMES } from '../../data/time-frames.js';
import '../../elements/chart/chart.js';
import { numbersOf, spokenCandle } from '../../elements/chart/told-candles.js';
import * as format from '../../shared/format.js';
import { buttons, shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { texts } from './texts.js';

const REMEMBERED = 'tradewire.timeframe';
const CANDLE_PX = 8;
/** Candles that are shown. */
const CAPACITY = 240;

/** Candles and volumes of one market. The one under the pointer, or chosen by key, is read out above. */
class CandleChart extends LitElement {
  static properties = { venue: { attribute: false }, symbol: { attribute: false }, timeFrame: { state: true }, chosen: { state: true } };

  static styles = [
    shared,
    buttons,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        padding: var(--space-2) var(--space-3);
      }
      .frames {
        display: flex;
        gap: var(--space-1);
        margin-left: auto;
      }
      .frames button {
        min-height: 1.75rem;
        padding: 0 var(--space-2);
        font-size: var(--text-s);
      }
      .frames button[aria-pressed='true'] {
        color: var(--on-accent);
        background: var(--accent);
        border-color: var(--accent);
      }
      .readout {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-3);
        margin: 0;
        min-height: 1.25rem;
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
      }
      .readout div {
        display: flex;
        gap: var(--space-1);
      }
      dt {
        color: var(--muted);
      }
      dd {
        margin: 0;
      }
      .place {
        position: relative;
      }
      .veil {
        position: absolute;
        inset: 6rem var(--space-4) auto;
        text-align: center;
      }
      @media (max-width: 48rem) {
        tw-chart {
          --chart-height: 12rem;
        }
        .frames {
          margin-left: 0;
        }
      }
    `,
  ];

  /** @type {CandleFeed | null} */ #feed = null;

  constructor() {
    super();
    /** @type {string | null} */
    this.venue = null;
    /** @type {string | null} */
    this.symbol = null;
    const remembered = localStorage.getItem(REMEMBERED) ?? '';
    this.timeFrame = remembered in TIME_FRAMES ? remembered : '1m';
    /** Beginning of the candle that is read out; null: the newest. @type {number | null} */
    this.chosen = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#feed?.close();
    this.#feed = null;
  }

  willUpdate() {
    const feed = this.#feed;
    const followed = feed?.venue === this.venue && feed?.symbol === this.symbol && feed?.timeFrame === this.timeFrame;
    if (!followed && this.isConnected && this.venue !== null && this.symbol !== null) {
      feed?.close();
      this.chosen = null;
      this.#feed = new CandleFeed(this.venue, this.symbol, this.timeFrame, () => this.requestUpdate(), CAPACITY);
    }
  }

  render() {
    const candles = this.#feed?.candles ?? [];
    const candle = candles.find(({ openMs }) => openMs === this.chosen) ?? candles.at(-1);
    const pressed = (frame) => (frame === this.timeFrame ? 'true' : 'false');
    return html`<div class="head">
        <h2>${texts.candles}</h2>
        <dl class="readout" data-testid="candle-readout">${candle === undefined ? nothing : this.#readout(candle)}</dl>
        <div class="frames" role="group" aria-label=${texts.timeFrame}>
          ${Object.keys(TIME_FRAMES).map(
            (frame) =>
              html`<button type="button" aria-pressed=${pressed(frame)} data-testid="frame-${frame}" @click=${() => this.#choose(frame)}>${frame}</button>`,
          )}
        </div>
      </div>
      <div class="place">${this.#chart(candles)} ${this.#veil(candles)}</div>`;
  }

  /** @param {import('../../data/candle-feed.js').Candle[]} candles */
  #chart(candles) {
    const newest = candles.at(-1);
    const decimals = format.decimalsOf(newest?.close ?? '');
    return html`<tw-chart
      data-testid="candles"
      data-count=${candles.length}
      .subject=${`${this.venue} ${this.symbol} ${this.timeFrame}`}
      .label=${texts.candlesLabel(this.symbol ?? '', this.timeFrame)}
      .times=${candles.map(({ openMs }) => openMs / 1000)}
      .step=${TIME_FRAMES[this.timeFrame]}
      .room=${CANDLE_PX}
      .candles=${numbersOf(candles)}
      .lines=${newest === undefined ? [] : [lastLine(newest)]}
      .amount=${(/** @type {number} */ price) => format.decimal(price.toFixed(decimals))}
      .describe=${(/** @type {number} */ i) => (candles[i] === undefined ? '' : spokenCandle(candles[i]))}
      @chosen=${(/** @type {CustomEvent<number | null>} */ { detail }) => (this.chosen = detail === null ? null : (candles[detail]?.openMs ?? null))}
    ></tw-chart>`;
  }

  /** @param {import('../../data/candle-feed.js').Candle} candle */
  #readout({ openMs, open, high, low, close, volume }) {
    const item = (label, text, tone = '') => html`<div><dt>${label}</dt><dd class=${tone}>${text}</dd></div>`;
    const rose = Number(close) >= Number(open);
    return html`${item('', format.dayTime(new Date(openMs).toISOString(), format.localZone))}
    ${item(texts.open, format.decimal(open))} ${item(texts.high, format.decimal(high))}
    ${item(texts.low, format.decimal(low))}
    ${item(texts.close, `${format.decimal(close)} ${rose ? '▲' : '▼'}`, rose ? 'gain' : 'loss')}
    ${item(texts.volume, format.decimal(volume))}`;
  }

  /** @param {import('../../data/candle-feed.js').Candle[]} candles */
  #veil(candles) {
    const { phase = 'loading', error = null } = this.#feed?.reading ?? {};
    if (phase === 'error') {
      return html`<p class="veil" role="alert">${texts.candlesError} ${error?.message}
        <button type="button" @click=${() => this.#feed?.reading.load()}>${words.errors.retry}</button></p>`;
    }
    const sentence = phase === 'loading' ? texts.candlesLoading : candles.length === 0 ? texts.candlesEmpty : '';
    return sentence ? html`<p class="veil muted">${sentence}</p>` : nothing;
  }

  #choose(frame) {
    localStorage.setItem(REMEMBERED, frame);
    this.timeFrame = frame;
  }
}

/** The newest price on the axis, so that it need not be looked for. @param {import('../../data/candle-feed.js').Candle} candle */
function lastLine({ open, close }) {
  return { value: Number(close), tone: Number(close) >= Number(open) ? 'buy' : 'sell', label: format.decimal(close) };
}

customElements.define('tw-candle-chart', CandleChart);
