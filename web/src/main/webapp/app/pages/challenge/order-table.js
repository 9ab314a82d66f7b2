import { LitElement, css, html, nothing } from 'lit';
import { sideColumn, table, timeColumn } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { buttons, shared, tables } from '../../shared/styles.js';
import { texts } from './texts.js';

/** Working orders. Fires `cancel` with the order. */
class OrderTable extends LitElement {
  static properties = { orders: { attribute: false }, pending: { attribute: false }, readonly: { attribute: false }, zone: {} };

  static styles = [
    shared,
    buttons,
    tables,
    css`
      td {
        white-space: nowrap;
      }
      button {
        min-height: 1.75rem;
        padding: 0 var(--space-3);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../../data/wire.d.ts').Order[]} */
    this.orders = [];
    /** Ids of the orders that are being cancelled. @type {ReadonlySet<string>} */
    this.pending = new Set();
    this.readonly = false;
    this.zone = 'UTC';
  }

  render() {
    const t = texts.order;
    return table({
      testId: 'orders',
      caption: t.working,
      items: this.orders,
      key: ({ id }) => id,
      row: (order, cells) => html`<tr data-testid="order" data-order-id=${order.id}>${cells}</tr>`,
      columns: [
        timeColumn(t.placed, (order) => order.created_at, () => this.zone),
        { label: texts.challenge.symbol, cell: ({ symbol }) => symbol },
        { label: t.type, cell: ({ type }) => t.types[type] },
        sideColumn(texts.challenge.side),
        { label: t.lots, kind: 'number', cell: ({ quantity }) => format.decimal(quantity) },
        { label: t.price, kind: 'number', cell: ({ price }) => format.decimal(price) },
        { label: '', kind: 'number', cell: (order) => (this.readonly ? nothing : this.#cancellation(order)) },
      ],
    });
  }

  #cancellation(order) {
    const t = texts.order;
    return html`<button data-testid="order-cancel" aria-label=${t.cancelLabel(order)} ?disabled=${this.pending.has(order.id)}
      @click=${() => this.dispatchEvent(new CustomEvent('cancel', { detail: order }))}>${t.cancel}</button>`;
  }
}

customElements.define('tw-order-table', OrderTable);
