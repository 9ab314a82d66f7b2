import { LitElement, css, html } from 'lit';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { whenRead } from '../../elements/states.js';
import { table } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables } from '../../shared/styles.js';
import { texts } from './texts.js';

/** What the pictures of a symbol knew of observed liquidations; asked for when somebody opens it. */
class BackTest extends LitElement {
  static properties = { symbol: { attribute: false }, model: { attribute: false } };

  static styles = [
    shared,
    buttons,
    notices,
    tables,
    css`
      summary {
        font-weight: 600;
        cursor: pointer;
      }
      td {
        white-space: nowrap;
      }
    `,
  ];

  /** @type {Resource<import('../../data/wire.d.ts').HeatmapBackTest[]>} */
  #sides = new Resource(this, async () => (await session.api.get(`/api/heatmap/backtest?${new URLSearchParams({ symbol: this.symbol, model: this.model })}`)).items, []);
  #open = false;
  #read = '';

  constructor() {
    super();
    this.symbol = '';
    /** @type {import('../../data/wire.d.ts').HeatmapModel} */
    this.model = 'isolated-margin';
  }

  willUpdate() {
    const wanted = `${this.symbol} ${this.model}`;
    if (this.#open && this.#read !== wanted) {
      this.#read = wanted;
      this.#sides.reset();
      this.#sides.load();
    }
  }

  #toggled(open) {
    this.#open = open;
    this.#read = open ? this.#read : '';
    this.requestUpdate();
  }

  render() {
    return html`<details class="panel" data-testid="backtest" @toggle=${(event) => this.#toggled(event.target.open)}>
      <summary>${texts.backTest}</summary>
      ${this.#open ? whenRead(this.#sides, { loading: texts.backTestLoading, error: texts.backTestError }, (sides) => this.#table(sides)) : ''}
      <p class="muted small">${texts.backTestHint}</p>
    </details>`;
  }

  #table(sides) {
    const lift = (name) => ({
      label: texts.lifts[name],
      kind: 'number',
      cell: (item) => liftText(item[`${name}_lift`], item[`${name}_lift_low`], item[`${name}_lift_high`]),
    });
    return table({
      testId: 'backtest-sides',
      caption: texts.backTest,
      columns: [
        { label: texts.side, cell: ({ side }) => texts.sides[side] },
        { label: texts.backTestDays, kind: 'number', cell: ({ days }) => format.count(days) },
        { label: texts.backTestEvents, kind: 'number', cell: ({ events }) => format.count(events) },
        { label: texts.recall, kind: 'number', cell: ({ recall }) => (recall === null ? texts.unknownFigure : format.percent((recall * 100).toFixed(1))) },
        lift('uniform'),
        lift('nearest'),
      ],
      items: sides,
      key: ({ side }) => side,
    });
  }
}

/** @param {number | null} value @param {number | null} low null where there is no interval @param {number | null} high null beside `low` where it is infinite */
function liftText(value, low, high) {
  if (value === null) {
    return texts.unknownFigure;
  }
  return low === null ? value.toFixed(2) : `${value.toFixed(2)} (${low.toFixed(2)} – ${high === null ? '∞' : high.toFixed(2)})`;
}

customElements.define('tw-heat-backtest', BackTest);
