import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as format from '../../shared/format.js';
import { buttons, shared, tables } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
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

  render() {
    const t = texts.order;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${t.working}>
      <table data-testid="orders">
        <caption class="hidden-visually">${t.working}</caption>
        <thead>
          <tr>
            <th scope="col">${t.placed}</th>
            <th scope="col">${texts.challenge.symbol}</th>
            <th scope="col">${t.type}</th>
            <th scope="col">${texts.challenge.side}</th>
            <th scope="col" class="number">${t.lots}</th>
            <th scope="col" class="number">${t.price}</th>
            <th scope="col"></th>
          </tr>
        </thead>
        <tbody>${repeat(this.orders, ({ id }) => id, (order) => this.#row(order))}</tbody>
      </table>
    </div>`;
  }

  #row(order) {
    const t = texts.order;
    const sold = order.side === 'SELL';
    return html`<tr data-testid="order" data-order-id=${order.id}>
      <td title=${format.utc(order.created_at)}>${format.dayTime(order.created_at, this.zone)}</td>
      <td>${order.symbol}</td>
      <td>${t.types[order.type]}</td>
      <td class=${sold ? 'sell' : 'buy'}><span aria-hidden="true">${sold ? '▼' : '▲'}</span> ${words.sides[order.side]}</td>
      <td class="number">${format.decimal(order.quantity)}</td>
      <td class="number">${format.decimal(order.price)}</td>
      <td class="number">
        ${this.readonly
          ? nothing
          : html`<button data-testid="order-cancel" aria-label=${t.cancelLabel(order)} ?disabled=${this.pending === order.id}
              @click=${() => this.dispatchEvent(new CustomEvent('cancel', { detail: order }))}>${t.cancel}</button>`}
      </td>
    </tr>`;
  }
}

customElements.define('tw-order-table', OrderTable);
