import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as format from '../../shared/format.js';
import { shared, tables } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { texts } from './texts.js';

/** Booked trades of a challenge, newest first. */
class TradeTable extends LitElement {
  static properties = { trades: { attribute: false }, zone: {} };

  static styles = [
    shared,
    tables,
    css`
      .scroll {
        max-height: 24rem;
        overflow: auto;
      }
      thead th {
        position: sticky;
        top: 0;
        background: var(--surface);
      }
      td {
        white-space: nowrap;
      }
      .empty {
        color: var(--muted);
      }
    `,
  ];

  render() {
    const t = texts.challenge;
    if (this.trades.length === 0) {
      return html`<p class="empty" data-testid="trades-empty">${t.tradesEmpty}</p>`;
    }
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${t.tradesTitle}>
      <table data-testid="trades">
        <caption class="hidden-visually">${t.tradesTitle}</caption>
        <thead>
          <tr>
            <th scope="col">${t.executed}</th>
            <th scope="col">${t.symbol}</th>
            <th scope="col">${t.side}</th>
            <th scope="col" class="number">${t.quantity}</th>
            <th scope="col" class="number">${t.price}</th>
            <th scope="col" class="number">${t.realized}</th>
            <th scope="col" class="number">${t.after}</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(this.trades, (trade) => trade.trade_id, (trade) => this.#row(trade))}
        </tbody>
      </table>
    </div>`;
  }

  #row(trade) {
    const sold = trade.side === 'SELL';
    return html`<tr data-testid="trade" data-trade-id=${trade.trade_id}>
      <td title=${format.utc(trade.executed_at)}>${format.dayTime(trade.executed_at, this.zone)}</td>
      <td>${trade.symbol}</td>
      <td class=${sold ? 'sell' : 'buy'}><span aria-hidden="true">${sold ? '▼' : '▲'}</span> ${words.sides[trade.side] ?? trade.side}</td>
      <td class="number">${format.decimal(trade.quantity)}</td>
      <td class="number">${format.decimal(trade.price)}</td>
      <td class="number ${format.direction(trade.realized_pnl)}">${format.signed(trade.realized_pnl)}</td>
      <td class="number">${format.decimal(trade.equity_after)}</td>
    </tr>`;
  }
}

customElements.define('tw-trade-table', TradeTable);
