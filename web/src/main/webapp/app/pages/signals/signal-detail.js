import { LitElement, css, html, nothing } from 'lit';
import * as format from '../../shared/format.js';
import { notices, shared, tones } from '../../shared/styles.js';
import { bareSymbol } from './filters.js';
import './signal-chart.js';
import { texts } from './texts.js';
import { courseOf, outcomeSign, outcomeTone, percentOf, pricesOf, resultOf, targetsOf, toneOf } from './words.js';

/** @typedef {import('../../data/signal.d.ts').Signal} Signal */

/** A signal: its prices, on candles and in words, and what became of it. */
class SignalDetail extends LitElement {
  static properties = { signal: { attribute: false }, markets: { attribute: false } };

  static styles = [
    shared,
    notices,
    tones,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      .course {
        font-weight: 600;
      }
      .active {
        color: var(--accent);
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(8.5rem, 100%), 1fr));
        gap: var(--space-2) var(--space-4);
        margin: 0;
      }
      dt {
        color: var(--muted);
        font-size: var(--text-s);
      }
      dd {
        margin: 0;
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }
      summary {
        font-weight: 600;
        cursor: pointer;
      }
      pre {
        margin: var(--space-2) 0 0;
        max-height: 16rem;
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        font-size: var(--text-s);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Signal | null} */
    this.signal = null;
    /** Markets of this node; null while they are not known. @type {readonly import('../../data/markets.js').Market[] | null} */
    this.markets = null;
  }

  render() {
    const { signal } = this;
    return signal === null ? nothing : html`<p class="course ${outcomeTone(signal)}" role="status" data-testid="signal-course" data-outcome=${signal.outcome ?? nothing}>${outcomeSign(signal)} ${courseOf(signal)}</p>
      ${this.#chart(signal)} ${this.#facts(signal)} ${this.#more(signal)}`;
  }

  /** @param {Signal} signal */
  #chart(signal) {
    const { venue, symbol } = signal;
    if (venue === null) {
      return html`<p class="muted" data-testid="signal-no-candles">${texts.noVenueNamed}</p>`;
    }
    const market = this.markets?.find((each) => each.venue === venue && bareSymbol(each.symbol) === symbol) ?? null;
    if (market === null) {
      return this.markets === null ? nothing : html`<p class="muted" data-testid="signal-no-candles">${texts.noMarket(venue, symbol)}</p>`;
    }
    return html`<tw-signal-chart .signal=${signal} .market=${market}></tw-signal-chart>`;
  }

  /** @param {Signal} signal */
  #facts(signal) {
    const price = pricesOf(signal);
    const fact = (label, text, { tone = '', title = '' } = {}) => html`<div><dt>${label}</dt><dd class=${tone} title=${title || nothing}>${text}</dd></div>`;
    const when = (label, at) => (at === null ? nothing : fact(label, format.dayTime(at, format.localZone), { title: format.utc(at) }));
    const { exit_price: exit, risk_reward: reward } = signal;
    return html`<dl data-testid="signal-facts">
      ${fact(texts.entry, price(signal.entry_price))} ${fact(texts.stop, price(signal.stop_loss), { tone: 'sell' })}
      ${targetsOf(signal).map((target, i) => fact(texts.target(i + 1), price(target), { tone: 'buy' }))}
      ${exit === null ? nothing : fact(texts.exit, price(exit))} ${fact(texts.result, resultOf(signal.r), { tone: toneOf(signal.r) })}
      ${fact(texts.confidence, percentOf(signal.confidence))} ${fact(texts.riskReward, reward === null ? '–' : format.decimal(reward.toFixed(2)))}
      ${when(texts.made, signal.timestamp)} ${when(texts.decided, signal.decided_at)} ${signal.is_active ? when(texts.expires, signal.expires_at) : nothing}
      ${fact(texts.by, signal.pattern_type)} ${fact(texts.venue, signal.venue ?? texts.noVenue)} ${fact(texts.id, signal.signal_id)}
    </dl>`;
  }

  /** What a producer sent with it, as text: it may hold anything. @param {Signal} signal */
  #more({ indicators, metadata }) {
    const given = { indicators, metadata };
    return Object.keys(indicators).length + Object.keys(metadata).length === 0
      ? nothing
      : html`<details><summary>${texts.more}</summary><pre tabindex="0">${JSON.stringify(given, null, 2)}</pre></details>`;
  }
}

customElements.define('tw-signal-detail', SignalDetail);
