import { LitElement, css, html, nothing } from 'lit';
import * as format from '../../shared/format.js';
import { FrameLoop } from '../../shared/frame-loop.js';
import { buttons, shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { drawCandles, indexAt } from './candle-drawing.js';
import { CandleFeed } from './candle-feed.js';
import { texts } from './texts.js';

const TIME_FRAMES = ['1m', '5m', '15m', '1h', '4h', '1d'];
const REMEMBERED = 'tradewire.timeframe';

/** Candles and volumes of one market. A pointer or the arrow keys choose the candle that is read out above. */
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
      canvas {
        display: block;
        width: 100%;
        height: 17rem;
        touch-action: pan-y;
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
        canvas {
          height: 12rem;
        }
        .frames {
          margin-left: 0;
        }
      }
    `,
  ];

  /** @type {CandleFeed | null} */ #feed = null;
  #frames = new FrameLoop(() => this.#paint());
  #size = new ResizeObserver(() => this.#frames.request());
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #repaint = () => this.#frames.request();

  constructor() {
    super();
    this.venue = null;
    this.symbol = null;
    const remembered = localStorage.getItem(REMEMBERED);
    this.timeFrame = TIME_FRAMES.includes(remembered) ? remembered : '1m';
    /** Beginning of the candle that is read out; null: the newest. @type {number | null} */
    this.chosen = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#dark.addEventListener('change', this.#repaint);
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#dark.removeEventListener('change', this.#repaint);
    this.#size.disconnect();
    this.#frames.stop();
    this.#feed?.close();
    this.#feed = null;
  }

  firstUpdated() {
    this.#size.observe(this.renderRoot.querySelector('canvas'));
  }

  willUpdate() {
    const feed = this.#feed;
    const followed = feed?.venue === this.venue && feed?.symbol === this.symbol && feed?.timeFrame === this.timeFrame;
    if (!followed && this.isConnected && this.venue !== null) {
      feed?.close();
      this.chosen = null;
      this.#feed = new CandleFeed(this.venue, this.symbol, this.timeFrame, () => {
        this.requestUpdate();
      });
    }
  }

  updated() {
    this.#frames.request();
  }

  render() {
    const candle = this.#read();
    const pressed = (frame) => (frame === this.timeFrame ? 'true' : 'false');
    return html`<div class="head">
        <h2>${texts.candles}</h2>
        <dl class="readout" data-testid="candle-readout">${candle === undefined ? nothing : this.#readout(candle)}</dl>
        <div class="frames" role="group" aria-label=${texts.timeFrame}>
          ${TIME_FRAMES.map(
            (frame) =>
              html`<button type="button" aria-pressed=${pressed(frame)} data-testid="frame-${frame}" @click=${() => this.#choose(frame)}>${frame}</button>`,
          )}
        </div>
      </div>
      <div class="place">
        <canvas
          role="img"
          tabindex="0"
          data-testid="candles"
          data-count=${this.#feed?.candles.length ?? 0}
          aria-label=${texts.candlesLabel(this.symbol, this.timeFrame)}
          @pointermove=${this.#pointed}
          @pointerleave=${() => (this.chosen = null)}
          @keydown=${this.#moved}
        ></canvas>
        ${this.#veil()}
      </div>`;
  }

  #readout({ openMs, open, high, low, close, volume }) {
    const item = (label, text, tone = '') => html`<div><dt>${label}</dt><dd class=${tone}>${text}</dd></div>`;
    const rose = Number(close) >= Number(open);
    return html`${item('', format.dayTime(new Date(openMs).toISOString(), format.localZone))}
    ${item(texts.open, format.decimal(open))} ${item(texts.high, format.decimal(high))}
    ${item(texts.low, format.decimal(low))}
    ${item(texts.close, `${format.decimal(close)} ${rose ? '▲' : '▼'}`, rose ? 'gain' : 'loss')}
    ${item(texts.volume, format.decimal(volume))}`;
  }

  #veil() {
    const { phase = 'loading', error = null } = this.#feed?.reading ?? {};
    const candles = this.#feed?.candles ?? [];
    if (phase === 'error') {
      return html`<p class="veil" role="alert">${texts.candlesError} ${error.message}
        <button type="button" @click=${() => this.#feed.reading.load()}>${words.errors.retry}</button></p>`;
    }
    const sentence = phase === 'loading' ? texts.candlesLoading : candles.length === 0 ? texts.candlesEmpty : '';
    return sentence ? html`<p class="veil muted">${sentence}</p>` : nothing;
  }

  #read() {
    const candles = this.#feed?.candles ?? [];
    return candles.find(({ openMs }) => openMs === this.chosen) ?? candles.at(-1);
  }

  #choose(frame) {
    localStorage.setItem(REMEMBERED, frame);
    this.timeFrame = frame;
  }

  #pointed = (event) => {
    const candles = this.#feed?.candles ?? [];
    const at = indexAt(event.target, candles.length, event.offsetX);
    this.chosen = candles[at]?.openMs ?? null;
  };

  #moved = (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Escape') {
      this.chosen = null;
    }
    if (step === undefined) {
      return;
    }
    event.preventDefault();
    const candles = this.#feed?.candles ?? [];
    const at = candles.indexOf(this.#read()) + step;
    this.chosen = candles[Math.max(0, Math.min(candles.length - 1, at))]?.openMs ?? null;
  };

  #paint() {
    const canvas = this.renderRoot.querySelector('canvas');
    if (canvas !== null && this.#feed !== null) {
      drawCandles(canvas, this.#feed.candles, this.chosen, this.timeFrame);
    }
  }
}

customElements.define('tw-candle-chart', CandleChart);
