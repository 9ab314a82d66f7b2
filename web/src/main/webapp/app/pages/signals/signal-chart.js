import { LitElement, css, html, nothing } from 'lit';
import { CandleFeed } from '../../data/candle-feed.js';
import { TIME_FRAMES } from '../../data/time-frames.js';
import '../../elements/chart/chart.js';
import { numbersOf, spokenCandle } from '../../elements/chart/told-candles.js';
import * as format from '../../shared/format.js';
import { buttons, shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { plain } from './plain.js';
import { texts } from './texts.js';
import { targetsOf } from './words.js';

/** Candles before the signal. */
const BEFORE = 48;
/** Candles after its end. */
const AFTER = 12;
/** More are not shown, also of a signal that runs for long. */
const MOST = 1000;
const EXIT_TONES = { win: 'good', loss: 'bad', expired: 'muted' };

/** @typedef {import('../../data/signal.d.ts').Signal} Signal */

/** Entry, stop and targets of a signal on the candles of its market, from before it was made until it ended. */
class SignalChart extends LitElement {
  static properties = { signal: { attribute: false }, market: { attribute: false } };

  static styles = [
    shared,
    buttons,
    css`
      .place {
        position: relative;
      }
      .veil {
        position: absolute;
        inset: 5rem var(--space-4) auto;
        text-align: center;
      }
      tw-chart {
        --chart-height: 18rem;
      }
      @media (max-width: 48rem) {
        tw-chart {
          --chart-height: 14rem;
        }
      }
    `,
  ];

  /** @type {CandleFeed | null} */ #feed = null;
  /** What is followed, in words that differ where something else is. */ #followed = '';

  constructor() {
    super();
    /** @type {Signal | null} */
    this.signal = null;
    /** Whose prices decide. @type {import('../../data/markets.js').Market | null} */
    this.market = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unfollow();
  }

  willUpdate() {
    const { signal, market } = this;
    const range = signal === null || market === null || !this.isConnected ? null : rangeOf(signal, Date.now());
    const followed = range === null ? '' : JSON.stringify([market, signal?.timeframe, signal?.timestamp, range.until]);
    if (followed !== this.#followed) {
      this.#unfollow();
      this.#followed = followed;
      if (signal !== null && market !== null && range !== null) {
        this.#feed = new CandleFeed(market.venue, market.symbol, signal.timeframe, () => this.requestUpdate(), range.candles, range.until);
      }
    }
  }

  #unfollow() {
    this.#feed?.close();
    this.#feed = null;
    this.#followed = '';
  }

  render() {
    return this.signal === null || this.#feed === null ? nothing : html`<div class="place">${this.#chart(this.signal, this.#feed)} ${this.#veil(this.#feed)}</div>`;
  }

  /** @param {Signal} signal @param {CandleFeed} feed */
  #chart(signal, { candles, symbol }) {
    const decimals = Math.max(...[signal.entry_price ?? 0, signal.stop_loss ?? 0].map((price) => format.decimalsOf(plain(price))), format.decimalsOf(candles.at(-1)?.close ?? ''));
    return html`<tw-chart
      data-testid="signal-candles"
      data-count=${candles.length}
      .subject=${this.#followed}
      .label=${texts.chartLabel(symbol, signal.timeframe)}
      .times=${candles.map(({ openMs }) => openMs / 1000)}
      .step=${TIME_FRAMES[signal.timeframe]}
      .candles=${numbersOf(candles)}
      .lines=${candles.length === 0 ? [] : linesOf(signal)}
      .markers=${candles.length === 0 ? [] : markersOf(signal)}
      .amount=${(/** @type {number} */ price) => format.decimal(price.toFixed(decimals))}
      .describe=${(/** @type {number} */ i) => (candles[i] === undefined ? '' : spokenCandle(candles[i]))}
    ></tw-chart>`;
  }

  /** @param {CandleFeed} feed */
  #veil({ reading: { phase, error }, candles }) {
    if (phase === 'error') {
      return html`<p class="veil" role="alert">${texts.candlesError} ${error?.message}
        <button type="button" @click=${() => this.#feed?.reading.load()}>${words.errors.retry}</button></p>`;
    }
    const sentence = phase === 'loading' ? texts.candlesLoading : candles.length === 0 ? texts.candlesNone : '';
    return sentence ? html`<p class="veil muted">${sentence}</p>` : nothing;
  }
}

/**
 * Which candles tell what became of a signal: the newest ones while it may still be decided, or has just been.
 * @param {Signal} signal @param {number} nowMs
 * @returns {{candles: number, until: string | null}}
 */
export function rangeOf({ timestamp, timeframe, is_active: isActive, decided_at: decidedAt, expires_at: expiresAt }, nowMs) {
  const stepMs = TIME_FRAMES[timeframe] * 1000;
  const madeMs = Date.parse(timestamp);
  const endMs = Date.parse(decidedAt ?? expiresAt) + AFTER * stepMs;
  const isPast = !isActive && endMs < nowMs;
  const candles = Math.ceil(((isPast ? endMs : nowMs) - madeMs) / stepMs) + BEFORE;
  return { candles: Math.min(MOST, candles), until: isPast ? new Date(endMs).toISOString() : null };
}

/** The levels of a signal; what they cost stands beside the chart. @param {Signal} signal @returns {import('../../elements/chart/marks.js').Line[]} */
export function linesOf(signal) {
  const { entry_price: entry, stop_loss: stop } = signal;
  /** @type {import('../../elements/chart/marks.js').Line[]} */
  const lines = targetsOf(signal).map((value, i) => ({ value, tone: 'good', label: texts.targetMark(i + 1) }));
  if (stop !== null) {
    lines.push({ value: stop, tone: 'bad', label: texts.stop });
  }
  return entry === null ? lines : [...lines, { value: entry, tone: 'accent', solid: true, label: texts.entry }];
}

/** Where it was made and where it ended. @param {Signal} signal @returns {import('../../elements/chart/marks.js').Marker[]} */
export function markersOf({ timestamp, direction, entry_price: entry, decided_at: decidedAt, exit_price: exit, outcome }) {
  /** @type {import('../../elements/chart/marks.js').Marker[]} */
  const markers = [];
  if (entry !== null) {
    markers.push({ time: Date.parse(timestamp) / 1000, value: entry, tone: 'accent', shape: direction === 'sell' ? 'down' : direction === 'buy' ? 'up' : 'dot' });
  }
  if (decidedAt !== null && exit !== null) {
    markers.push({ time: Date.parse(decidedAt) / 1000, value: exit, tone: EXIT_TONES[outcome ?? ''] ?? 'muted', shape: 'dot' });
  }
  return markers;
}

customElements.define('tw-signal-chart', SignalChart);
