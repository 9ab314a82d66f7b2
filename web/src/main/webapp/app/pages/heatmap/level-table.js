import { LitElement, css, html, nothing } from 'lit';
import { table } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { shared, tables, tones } from '../../shared/styles.js';
import { priceText } from './plane.js';
import { texts } from './texts.js';
import { profileOf } from './zones.js';

const ZONES_SHOWN = 8;
const LEVELS_SHOWN = 20;
const TONES = { critical: 'bad', warning: 'warning', info: '' };

/** Zones near the price, and the densest levels of now with what lies between them and the price. */
class LevelTable extends LitElement {
  static properties = { newest: { attribute: false }, zones: { attribute: false }, bucket: { attribute: false } };

  static styles = [
    shared,
    tables,
    tones,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
      }
      td {
        white-space: nowrap;
      }
      summary {
        font-weight: 600;
        cursor: pointer;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./heatmap-feed.js').Now | null} */
    this.newest = null;
    /** @type {readonly import('./zones.js').Zone[]} */
    this.zones = [];
    this.bucket = 1;
  }

  render() {
    return html`${this.zones.length === 0 ? html`<p class="muted" data-testid="no-zones">${texts.noZones}</p>` : this.#zoneTable()}
      <p class="muted small">${texts.zoneRules}</p>
      ${this.newest === null ? nothing : html`<details><summary>${texts.levelTable}</summary>${this.#levels(this.newest)}</details>`}`;
  }

  get #priceColumn() {
    return { label: texts.prices, kind: 'number', cell: ({ price }) => priceText(price, this.bucket) };
  }

  #zoneTable() {
    return table({
      testId: 'zones',
      caption: texts.zones,
      columns: [
        { label: '', cell: ({ severity }) => texts.severity[severity], tone: ({ severity }) => TONES[severity] },
        sideColumn(),
        this.#priceColumn,
        { label: texts.distance, kind: 'number', cell: ({ distance }) => distanceText(distance) },
        { label: texts.density, kind: 'number', cell: ({ density }) => format.compact(density) },
      ],
      items: this.zones.slice(0, ZONES_SHOWN),
      key: ({ side, price }) => `${side} ${price}`,
    });
  }

  /** @param {import('./heatmap-feed.js').Now} newest */
  #levels({ levels, price }) {
    const items = profileOf(levels).flatMap((row) => [
      { side: 'long', price: row.price, density: row.long, sum: row.longs },
      { side: 'short', price: row.price, density: row.short, sum: row.shorts },
    ]);
    const densest = items.filter(({ density }) => density > 0).sort((a, b) => b.density - a.density).slice(0, LEVELS_SHOWN);
    return table({
      testId: 'levels',
      caption: texts.levelTable,
      columns: [
        sideColumn(),
        this.#priceColumn,
        { label: texts.distance, kind: 'number', cell: (level) => distanceText(((level.price - price) / price) * 100) },
        { label: texts.density, kind: 'number', cell: ({ density }) => format.count(Math.round(density)) },
        { label: texts.cumulative, kind: 'number wide', cell: ({ sum }) => format.compact(sum) },
      ],
      items: densest,
      key: (level) => `${level.side} ${level.price}`,
    });
  }
}

/** @returns {import('../../elements/table.js').Column<any>} */
const sideColumn = () => ({
  label: texts.side,
  cell: ({ side }) => html`<span aria-hidden="true">${side === 'long' ? '▲' : '▼'}</span> ${texts.sides[side]}`,
  tone: ({ side }) => (side === 'long' ? 'buy' : 'sell'),
});

/** @param {number} percent */
const distanceText = (percent) => `${format.signed(percent.toFixed(2))} %`;

customElements.define('tw-level-table', LevelTable);
