import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as format from '../../shared/format.js';
import { buttons, shared, tables } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
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

  render() {
    const t = texts.order;
    if (this.positions.length === 0) {
      return html`<p class="muted" data-testid="positions-empty">${t.positionsEmpty}</p>`;
    }
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${t.positions}>
      <table data-testid="positions">
        <caption class="hidden-visually">${t.positions}</caption>
        <thead>
          <tr>
            <th scope="col">${texts.challenge.symbol}</th>
            <th scope="col">${texts.challenge.side}</th>
            <th scope="col" class="number">${t.lots}</th>
            <th scope="col" class="number detail">${t.opened}</th>
            <th scope="col" class="number detail">${t.now}</th>
            <th scope="col" class="number detail">${t.stop_loss}</th>
            <th scope="col" class="number detail">${t.take_profit}</th>
            <th scope="col" class="number">${t.floating}</th>
            <th scope="col"></th>
          </tr>
        </thead>
        <tbody>${repeat(this.positions, ({ id }) => id, (position) => this.#row(position))}</tbody>
      </table>
    </div>`;
  }

  #row(position) {
    const t = texts.order;
    const sold = position.side === 'SELL';
    const tick = this.instruments.find(({ symbol }) => symbol === position.symbol)?.tick_size ?? '';
    const price = (text) => format.decimal(text, format.decimalsOf(tick));
    return html`<tr data-testid="position" data-position-id=${position.id}>
      <td title="${t.openedAt(format.dateTime(position.opened_at, this.zone))} ${format.utc(position.opened_at)}">${position.symbol}</td>
      <td class=${sold ? 'sell' : 'buy'}><span aria-hidden="true">${sold ? '▼' : '▲'}</span> ${words.sides[position.side]}</td>
      <td class="number">${format.decimal(position.quantity)}</td>
      <td class="number detail">${price(position.open_price)}</td>
      <td class="number detail">${price(position.price)}</td>
      <td class="number detail">${price(position.stop_loss)}${position.trailing_distance ? html` <span title=${t.trailing(position.trailing_distance)}>↝</span>` : nothing}</td>
      <td class="number detail">${price(position.take_profit)}</td>
      <td class="number value ${format.direction(position.floating_pnl ?? '')}" data-testid="position-pnl">${format.signed(position.floating_pnl)}</td>
      <td class="number">
        ${this.readonly
          ? nothing
          : html`<button data-testid="position-close" aria-label=${t.closeLabel(position)} ?disabled=${this.pending === position.id}
              @click=${() => this.dispatchEvent(new CustomEvent('close', { detail: position }))}>${this.pending === position.id ? t.closing : t.close}</button>`}
      </td>
    </tr>`;
  }
}

customElements.define('tw-position-table', PositionTable);
