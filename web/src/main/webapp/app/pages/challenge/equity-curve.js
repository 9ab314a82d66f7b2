import { LitElement, css, html, svg } from 'lit';
import * as format from '../../shared/format.js';
import { shared } from '../../shared/styles.js';
import { texts } from './texts.js';

const WIDTH = 600;
const HEIGHT = 180;
const PAD = 8;

/** Equity after each trade, with the floors and the target as lines. */
class EquityCurve extends LitElement {
  static properties = { trades: { attribute: false }, initial: {}, lines: { attribute: false }, currency: {} };

  static styles = [
    shared,
    css`
      svg {
        display: block;
        width: 100%;
        height: 11rem;
      }
      .equity {
        fill: none;
        stroke: var(--accent);
        stroke-width: 2;
        vector-effect: non-scaling-stroke;
        stroke-linejoin: round;
      }
      line {
        vector-effect: non-scaling-stroke;
        stroke-width: 1.5;
        stroke-dasharray: 6 4;
      }
      .floor {
        stroke: var(--bad);
      }
      .target {
        stroke: var(--good);
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
      li.floor::before {
        content: '┄ ';
        color: var(--bad);
      }
      li.target::before {
        content: '┄ ';
        color: var(--good);
      }
    `,
  ];

  render() {
    // Newest first, as they come; pictures are drawn with doubles, amounts stay text.
    const values = [Number(this.initial), ...this.trades.map(({ equity_after: equity }) => Number(equity)).reverse()];
    const lines = this.lines.filter(({ value }) => value !== null);
    const all = [...values, ...lines.map(({ value }) => Number(value))];
    const low = Math.min(...all);
    const span = Math.max(...all) - low || 1;
    const x = (i) => PAD + ((WIDTH - 2 * PAD) * i) / Math.max(1, values.length - 1);
    const y = (value) => HEIGHT - PAD - ((HEIGHT - 2 * PAD) * (value - low)) / span;
    const path = values.map((value, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`).join('');
    const t = texts.challenge;
    return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img"
        aria-label=${t.curveLabel(this.trades.length, format.money(String(values.at(-1).toFixed(2)), this.currency))}>
        ${lines.map(({ value, tone }) => svg`<line class=${tone} x1="0" x2=${WIDTH} y1=${y(Number(value))} y2=${y(Number(value))}></line>`)}
        <path class="equity" data-testid="equity-path" d=${path}></path>
      </svg>
      <ul>${lines.map(({ label, value, tone }) => html`<li class=${tone}>${label} ${format.money(value, this.currency)}</li>`)}</ul>`;
  }
}

customElements.define('tw-equity-curve', EquityCurve);
