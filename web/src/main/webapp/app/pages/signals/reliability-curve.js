import { LitElement, html, nothing, svg } from 'lit';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { whenRead } from '../../elements/states.js';
import { table } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables } from '../../shared/styles.js';
import { Again } from './again.js';
import { curveStyles } from './curve-styles.js';
import { texts } from './texts.js';
import { percentOf } from './words.js';

const EVERY_MS = 60000;
const LEFT = 60;
const RIGHT = 24;
const TOP = 8;
const SIZE = 300;
const FOOT = 40;
const RADIUS = 5;
const CAP = 4;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** @typedef {import('../../data/signal.d.ts').Reliability} Reliability */
/** @typedef {import('../../data/signal.d.ts').ReliabilityBin} Bin */

/** Whether signals of a confidence are won in that share of cases: a curve, its figures, and the same as a table. */
class ReliabilityCurve extends LitElement {
  static properties = { strategy: { attribute: false }, days: { attribute: false }, decided: { attribute: false } };

  static styles = [shared, buttons, notices, tables, curveStyles];

  /** @type {Resource<Reliability | null>} */ #reliability = new Resource(this, () => this.#read(), null);
  #again = new Again(this, EVERY_MS, () => this.#reliability.load());

  constructor() {
    super();
    /** What made them; empty for all. */
    this.strategy = '';
    this.days = 7;
    /** How many messages told that a signal is decided: with each of them the figures may be others. */
    this.decided = 0;
  }

  willUpdate(changed) {
    if (changed.has('days') || changed.has('strategy')) {
      this.#reliability.reset();
      this.#again.run();
    } else if (changed.has('decided')) {
      this.#again.happened();
    }
  }

  #read() {
    const query = new URLSearchParams({ days: String(this.days), ...(this.strategy === '' ? {} : { pattern: this.strategy }) });
    return session.api.get(`/api/signals/reliability?${query}`);
  }

  render() {
    return html`<p class="muted small">${texts.reliabilityOf(this.strategy)}</p>
      ${whenRead(this.#reliability, { loading: texts.reliabilityLoading, error: texts.reliabilityError }, (found) => (found === null ? nothing : this.#shown(found)))}
      <p class="muted small">${texts.reliabilityHint}</p>`;
  }

  /** @param {Reliability} reliability */
  #shown(reliability) {
    return reliability.count === 0
      ? html`<p class="muted" data-testid="reliability-empty">${texts.reliabilityEmpty}</p>`
      : html`${this.#figures(reliability)} ${this.#curve(reliability)}
          <details><summary>${texts.reliabilityTable}</summary>${this.#table(reliability.bins)}</details>`;
  }

  /** @param {Reliability} reliability */
  #figures({ count, brier, base_rate: base, brier_skill: skill, ece }) {
    const number = (value) => (value === null ? '–' : format.decimal(value.toFixed(3)));
    const item = (label, value, testId, title = '') => html`<div title=${title || nothing}><dt>${label}</dt><dd data-testid=${testId}>${value}</dd></div>`;
    return html`<dl>
      ${item(texts.count, format.count(count), 'reliability-count')} ${item(texts.baseRate, percentOf(base, 1), 'reliability-base')}
      ${item(texts.brier, number(brier), 'reliability-brier', texts.brierTitle)} ${item(texts.skill, number(skill), 'reliability-skill', texts.skillTitle)}
      ${item(texts.ece, number(ece), 'reliability-ece', texts.eceTitle)}
    </dl>`;
  }

  /** @param {Reliability} reliability */
  #curve({ count, bins }) {
    const drawn = bins.filter(({ count: many }) => many > 0);
    const line = drawn.filter(({ sparse }) => !sparse).map((bin) => `${x(bin.mean_confidence)},${y(bin.share_won)}`).join(' ');
    return html`<svg viewBox="0 0 ${LEFT + SIZE + RIGHT} ${TOP + SIZE + FOOT}" role="img" aria-label=${texts.reliabilityLabel(format.count(count))} data-testid="reliability-curve">
      ${TICKS.map(tick)}
      ${svg`<line class="diagonal" x1=${x(0)} y1=${y(0)} x2=${x(1)} y2=${y(1)}></line>
      <polyline class="line" points=${line}></polyline>`}
      ${drawn.map(point)}
      ${svg`<text class="axis" x=${x(0.5)} y=${TOP + SIZE + FOOT - 4} text-anchor="middle">${texts.confidenceAxis}</text>
      <text class="axis" transform="rotate(-90)" x=${-y(0.5)} y="10" text-anchor="middle">${texts.wonAxis}</text>`}
    </svg>`;
  }

  /** @param {Bin[]} bins */
  #table(bins) {
    return table({
      testId: 'reliability-bins',
      caption: texts.reliabilityTable,
      items: bins.filter(({ count }) => count > 0),
      key: ({ from }) => from,
      columns: [
        { label: texts.bin, kind: 'number', cell: ({ from, to }) => `${percentOf(from, 0)} – ${percentOf(to, 0)}` },
        { label: texts.count, kind: 'number', cell: ({ count, sparse }) => `${format.count(count)}${sparse ? ` (${texts.sparse})` : ''}` },
        { label: texts.meanConfidence, kind: 'number', cell: ({ mean_confidence: mean }) => percentOf(mean, 1) },
        { label: texts.shareWon, kind: 'number', cell: ({ share_won: share }) => percentOf(share, 1) },
        { label: texts.interval, kind: 'number', cell: ({ low, high }) => `${percentOf(low, 1)} – ${percentOf(high, 1)}` },
      ],
    });
  }
}

/** @param {number | null} confidence */
const x = (confidence) => LEFT + (confidence ?? 0) * SIZE;
/** @param {number | null} share */
const y = (share) => TOP + (1 - (share ?? 0)) * SIZE;

/** @param {number} value */
const tick = (value) => svg`<line class="grid" x1=${x(0)} x2=${x(1)} y1=${y(value)} y2=${y(value)}></line>
  <line class="grid" y1=${y(0)} y2=${y(1)} x1=${x(value)} x2=${x(value)}></line>
  <text x=${LEFT - 6} y=${y(value)} text-anchor="end" dominant-baseline="middle">${percentOf(value, 0)}</text>
  <text x=${x(value)} y=${TOP + SIZE + 16} text-anchor="middle">${percentOf(value, 0)}</text>`;

/** A bin with its interval; hollow where it says little. @param {Bin} bin */
function point({ mean_confidence: mean, share_won: share, low, high, sparse }) {
  const at = x(mean);
  return svg`<g class=${sparse ? 'sparse' : 'solid'} data-testid="reliability-point">
    <path class="interval" d="M${at} ${y(low)} V${y(high)} M${at - CAP} ${y(low)} h${2 * CAP} M${at - CAP} ${y(high)} h${2 * CAP}"></path>
    <circle cx=${at} cy=${y(share)} r=${RADIUS}></circle>
  </g>`;
}

customElements.define('tw-reliability-curve', ReliabilityCurve);
