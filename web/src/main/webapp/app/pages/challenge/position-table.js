import { LitElement, css, html, nothing } from 'lit';
import { sideColumn, table } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { buttons, shared, tables } from '../../shared/styles.js';
import { texts } from './texts.js';

/** Open positions with what they would bring now. Fires `close` with the position. */
class PositionTable extends LitElement {
  static properties = {
    positions: { attribute: false },
    instruments: { attribute: false },
    pending: { attribute: false },
    readonly: { attribute: false },
    zone: {},
  };

  static styles = [
    shared,
    buttons,
    tables,
    css`
      td {
        white-space: nowrap;
      }
      td.value {
        min-width: 6.5rem;
      }
      @media (max-width: 40rem) {
        .detail {
          display: none;
        }
        td.value {
          min-width: 4.5rem;
        }
        th,
        td {
          padding-right: var(--space-2);
        }
        button {
          padding: 0 var(--space-2);
        }
      }
      button {
        min-height: 1.75rem;
        padding: 0 var(--space-3);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../../data/wire.d.ts').Position[]} */
    this.positions = [];
    /** @type {import('../../data/wire.d.ts').Instrument[]} */
    this.instruments = [];
    /** Ids of the positions that are being closed. @type {ReadonlySet<string>} */
    this.pending = new Set();
    this.readonly = false;
    this.zone = 'UTC';
  }

  render() {
    const t = texts.order;
    if (this.positions.length === 0) {
      return html`<p class="muted" data-testid="positions-empty">${t.positionsEmpty}</p>`;
    }
    const tickOf = (symbol) => this.instruments.find((each) => each.symbol === symbol)?.tick_size ?? '';
    /** @param {string} label @param {'open_price' | 'price' | 'stop_loss' | 'take_profit'} name @returns {import('../../elements/table.js').Column<import('../../data/wire.d.ts').Position>} */
    const price = (label, name) => ({
      label,
      kind: 'number detail',
      cell: (position) => format.decimal(position[name], format.decimalsOf(tickOf(position.symbol))),
    });
    const stop = price(t.stop_loss, 'stop_loss');
    return table({
      testId: 'positions',
      caption: t.positions,
      items: this.positions,
      key: ({ id }) => id,
      row: (position, cells) => html`<tr data-testid="position" data-position-id=${position.id}>${cells}</tr>`,
      columns: [
        {
          label: texts.challenge.symbol,
          cell: ({ symbol }) => symbol,
          title: ({ opened_at: at }) => `${t.openedAt(format.dateTime(at, this.zone))} ${format.utc(at)}`,
        },
        sideColumn(texts.challenge.side),
        { label: t.lots, kind: 'number', cell: ({ quantity }) => format.decimal(quantity) },
        price(t.opened, 'open_price'),
        price(t.now, 'price'),
        { ...stop, cell: (position) => html`${stop.cell(position)}${trail(position)}` },
        price(t.take_profit, 'take_profit'),
        {
          label: t.floating,
          kind: 'number value',
          tone: (position) => format.direction(position.floating_pnl ?? ''),
          testId: 'position-pnl',
          cell: (position) => format.signed(position.floating_pnl),
        },
        { label: '', kind: 'number', cell: (position) => (this.readonly ? nothing : this.#closing(position)) },
      ],
    });
  }

  #closing(position) {
    const t = texts.order;
    const pending = this.pending.has(position.id);
    return html`<button data-testid="position-close" aria-label=${t.closeLabel(position)} ?disabled=${pending}
      @click=${() => this.dispatchEvent(new CustomEvent('close', { detail: position }))}>${pending ? t.closing : t.close}</button>`;
  }
}

/** The sign of a stop that follows the price. */
const trail = ({ trailing_distance: distance }) => (distance ? html` <span title=${texts.order.trailing(distance)}>↝</span>` : nothing);

customElements.define('tw-position-table', PositionTable);
