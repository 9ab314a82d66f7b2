import { LitElement, css, html } from 'lit';
import * as format from '../../shared/format.js';
import { shared } from '../../shared/styles.js';
import { texts } from './texts.js';

const SIGN = { ok: '●', near: '▲', 'at-limit': '▲', exceeded: '✕', reached: '✓', open: '○' };
const TONE = { ok: 'good', near: 'warning', 'at-limit': 'warning', exceeded: 'bad', reached: 'good', open: 'neutral' };

/** @type {import('./limits.js').Objective} */
const NOTHING = { kind: 'profit', percent: '0', limit: '0', used: '0', remaining: '0', threshold: '0', points: '0', progress: 0, state: 'open' };

/** One objective: how much of a limit or target is used, and how far it is to it. */
class ObjectiveCard extends LitElement {
  static properties = { objective: { attribute: false }, currency: {} };

  static styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
        align-content: start;
        container-type: inline-size;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 var(--space-3);
        align-items: baseline;
      }
      .state {
        font-size: var(--text-s);
        font-weight: 600;
      }
      .distance {
        font-size: var(--text-xl);
        font-weight: 700;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .track {
        height: 0.625rem;
        border-radius: 999px;
        border: 1px solid var(--line-strong);
        overflow: hidden;
      }
      .fill {
        height: 100%;
        background: var(--accent);
        transform-origin: left;
      }
      .good {
        color: var(--good);
      }
      .warning {
        color: var(--warning);
      }
      .bad {
        color: var(--bad);
      }
      .neutral {
        color: var(--muted);
      }
      .fill.good {
        background: var(--good);
      }
      .fill.warning {
        background: var(--warning);
      }
      .fill.bad {
        background: var(--bad);
      }
      .fill.neutral {
        background: var(--accent);
      }
      dl {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: var(--space-1) var(--space-3);
        margin: 0;
        font-size: var(--text-s);
      }
      dt {
        color: var(--muted);
      }
      dd {
        margin: 0;
        text-align: right;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./limits.js').Objective} */
    this.objective = NOTHING;
    this.currency = '';
  }

  render() {
    const { kind, state, progress, remaining, used, limit, threshold, percent, effect, at } = this.objective;
    const profit = kind === 'profit';
    const t = texts.challenge;
    const amount = (text) => format.money(text, this.currency);
    const share = format.percent(progress.toFixed(1));
    return html`<div class="head">
        <h3 id="name">${t.objective[kind]} <span class="muted">${format.percent(percent)}</span></h3>
        <span class="state ${TONE[state]}" data-testid="objective-state"><span aria-hidden="true">${SIGN[state]}</span> ${at && state === 'at-limit' ? t.objectiveState.exceeded : t.objectiveState[state]}</span>
      </div>
      <div>
        <div class="muted small">${profit ? t.toGo : t.left}</div>
        <div class="distance" data-testid="objective-remaining">${amount(remaining)}</div>
      </div>
      <div class="track" role="meter" aria-labelledby="name" aria-valuemin="0" aria-valuemax="100"
        aria-valuenow=${Math.min(100, progress)} aria-valuetext=${profit ? t.progressProfit(share) : t.progress(share)}>
        <div class="fill ${TONE[state]}"></div>
      </div>
      <dl>
        <dt>${profit ? t.won : t.lost}</dt><dd>${t.ofLimit(format.decimal(used), amount(limit))}</dd>
        <dt>${profit ? t.passesAt : t.breaks[effect ?? 'fails'](at)}</dt><dd>${amount(threshold)}</dd>
      </dl>`;
  }

  updated() {
    // Through the object model: an inline style attribute would break the page's security policy.
    const fill = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.fill'));
    fill.style.transform = `scaleX(${Math.min(1, this.objective.progress / 100)})`;
  }
}

customElements.define('tw-objective-card', ObjectiveCard);
