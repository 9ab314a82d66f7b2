import { LitElement, css, html } from 'lit';
import '../../elements/chart/chart.js';
import * as format from '../../shared/format.js';
import { shared } from '../../shared/styles.js';
import { texts } from './texts.js';

const HOUR_S = 3600;

/** Balance after each trade over time, with the floors and the target as lines. */
class EquityCurve extends LitElement {
  static properties = {
    trades: { attribute: false },
    start: { attribute: false },
    initial: { attribute: false },
    lines: { attribute: false },
    currency: { attribute: false },
    zone: { attribute: false },
  };

  static styles = [
    shared,
    css`
      tw-chart {
        --chart-height: 12rem;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-4);
        margin: var(--space-2) 0 0;
        padding: 0;
        list-style: none;
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
      }
      li.bad::before {
        content: '┄ ';
        color: var(--bad);
      }
      li.good::before {
        content: '┄ ';
        color: var(--good);
      }
    `,
  ];

  constructor() {
    super();
    /** Newest first. @type {readonly import('./history.js').BookedTrade[]} */
    this.trades = [];
    /** When it began. */
    this.start = '';
    this.initial = '0';
    /** @type {{label: string, value: string, tone: 'good' | 'bad'}[]} */
    this.lines = [];
    this.currency = '';
    this.zone = 'UTC';
  }

  /** Oldest first; amounts stay text, the picture is drawn with floating point. @type {{time: number, equity: string}[]} */
  #points = [];

  willUpdate(changed) {
    if (changed.has('trades') || changed.has('start') || changed.has('initial')) {
      this.#points = pointsOf(this.trades, this.start, this.initial);
    }
  }

  render() {
    const t = texts.challenge;
    const points = this.#points;
    const amount = (text) => format.money(text, this.currency);
    return html`<tw-chart
        data-testid="equity-curve"
        data-count=${points.length}
        .subject=${this.start}
        .label=${t.curveLabel(this.trades.length, amount(points.at(-1)?.equity))}
        .times=${points.map(({ time }) => time)}
        .step=${stepOf(points)}
        .series=${[{ label: t.balance, tone: 'accent', stepped: true, values: points.map(({ equity }) => Number(equity)) }]}
        .lines=${this.lines.map(({ value, tone }) => ({ value: Number(value), tone }))}
        .zone=${this.zone}
        .amount=${(/** @type {number} */ value) => format.decimal(value.toFixed(0))}
        .describe=${(/** @type {number} */ i) => this.#described(points[i])}
      ></tw-chart>
      <ul>${this.lines.map(({ label, value, tone }) => html`<li class=${tone}>${label} ${amount(value)}</li>`)}</ul>`;
  }

  #described(point) {
    return point === undefined ? '' : `${format.dateTime(new Date(point.time * 1000).toISOString(), this.zone)}: ${format.money(point.equity, this.currency)}`;
  }
}

/** A late trade stands where it was booked: times never go back. */
function pointsOf(trades, start, initial) {
  const points = [{ time: Date.parse(start) / 1000, equity: initial }];
  for (const { executed_at: at, equity_after: equity } of [...trades].reverse()) {
    points.push({ time: Math.max(points.at(-1)?.time ?? 0, Date.parse(at) / 1000), equity });
  }
  return points;
}

/** Seconds between two trades, on average. */
function stepOf(points) {
  const span = points.length < 2 ? 0 : points[points.length - 1].time - points[0].time;
  return span === 0 ? HOUR_S : span / (points.length - 1);
}

customElements.define('tw-equity-curve', EquityCurve);
