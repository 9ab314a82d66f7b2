import { LitElement, css, html } from 'lit';
import { sideColumn, table, timeColumn } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { shared, tables } from '../../shared/styles.js';
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

  constructor() {
    super();
    /** Newest first. @type {readonly import('../../data/wire.d.ts').BookedTrade[]} */
    this.trades = [];
    this.zone = 'UTC';
  }

  render() {
    const t = texts.challenge;
    if (this.trades.length === 0) {
      return html`<p class="empty" data-testid="trades-empty">${t.tradesEmpty}</p>`;
    }
    return table({
      testId: 'trades',
      caption: t.tradesTitle,
      items: this.trades,
      key: (trade) => trade.trade_id,
      row: (trade, cells) => html`<tr data-testid="trade" data-trade-id=${trade.trade_id}>${cells}</tr>`,
      columns: [
        timeColumn(t.executed, (trade) => trade.executed_at, () => this.zone),
        { label: t.symbol, cell: ({ symbol }) => symbol },
        sideColumn(t.side),
        { label: t.quantity, kind: 'number', cell: ({ quantity }) => format.decimal(quantity) },
        { label: t.price, kind: 'number', cell: ({ price }) => format.decimal(price) },
        { label: t.realized, kind: 'number', tone: (trade) => format.direction(trade.realized_pnl), cell: (trade) => format.signed(trade.realized_pnl) },
        { label: t.after, kind: 'number', cell: (trade) => format.decimal(trade.equity_after) },
      ],
    });
  }
}

customElements.define('tw-trade-table', TradeTable);
