import { LitElement, css, html } from 'lit';
import * as format from '../../shared/format.js';
import { setText } from '../../shared/frame-loop.js';
import { shared } from '../../shared/styles.js';
import { texts } from './texts.js';

const ROWS = 26;

/** The newest trades, newest first. Painted by paint() only. */
class TradeTapeView extends LitElement {
  static styles = [
    shared,
    css`
      .tape {
        font-variant-numeric: tabular-nums;
        font-size: var(--text-s);
      }
      .row {
        display: grid;
        grid-template-columns: 7.5rem 4.5rem minmax(0, 1fr) minmax(0, 1fr);
        height: var(--row);
        line-height: var(--row);
        contain: strict;
      }
      .row > * {
        padding: 0 var(--space-3) 0 0;
        white-space: nowrap;
        overflow: hidden;
      }
      .row > :first-child {
        padding-left: var(--space-3);
      }
      .head {
        color: var(--muted);
        font-weight: 600;
        border-bottom: 1px solid var(--line);
      }
      .number {
        text-align: right;
      }
      .price {
        font-weight: 600;
      }
      [data-side='buy'] .mark {
        color: var(--buy);
      }
      [data-side='sell'] .mark {
        color: var(--sell);
      }
      @media (max-width: 48rem) {
        .row {
          grid-template-columns: 6.75rem 3.75rem minmax(0, 1fr) minmax(0, 1fr);
        }
        .row:nth-child(n + 16) {
          display: none;
        }
      }
    `,
  ];

  /** @type {{row: HTMLElement, time: HTMLElement, side: HTMLElement, price: HTMLElement, quantity: HTMLElement}[] | null} */
  #rows = null;
  /** @type {{tape: import('./tape.js').Tape | null, revision: number}} */ #painted = { tape: null, revision: -1 };

  render() {
    const row = () => html`<div class="row" role="row">
      <span role="cell"></span><span role="cell" class="mark"></span>
      <span role="cell" class="number price mark"></span><span role="cell" class="number"></span>
    </div>`;
    return html`<div class="tape" role="table" aria-label=${texts.tape} data-testid="tape">
      <div role="rowgroup">
        <div class="row head" role="row">
          <span role="columnheader">${texts.time}</span>
          <span role="columnheader" title=${texts.sideTitle}>${texts.side}</span>
          <span role="columnheader" class="number">${texts.price}</span>
          <span role="columnheader" class="number">${texts.quantity}</span>
        </div>
      </div>
      <div class="rows" role="rowgroup">${Array.from({ length: ROWS }, row)}</div>
    </div>`;
  }

  firstUpdated() {
    const rows = /** @type {HTMLElement[]} */ ([...this.renderRoot.querySelectorAll('.rows .row')]);
    this.#rows = rows.map((row) => {
      const [time, side, price, quantity] = /** @type {HTMLElement[]} */ ([...row.children]);
      return { row, time, side, price, quantity };
    });
  }

  /** Shows the state of a feed; called once per animation frame at most. @param {import('./market-feed.js').MarketFeed} feed */
  paint({ tape, priceDecimals, quantityDecimals }) {
    if (this.#rows === null || (tape === this.#painted.tape && tape.revision === this.#painted.revision)) {
      return;
    }
    this.#painted = { tape, revision: tape.revision };
    this.#rows.forEach(({ row, time, side, price, quantity }, i) => {
      const trade = tape.rows[i];
      row.dataset.side = trade === undefined ? '' : trade.sold ? 'sell' : 'buy';
      setText(time, trade === undefined ? '' : format.clock(trade.epochMs));
      time.title = trade === undefined ? '' : format.utc(trade.epochMs);
      setText(side, trade === undefined ? '' : trade.sold ? `▼ ${texts.sold}` : `▲ ${texts.bought}`);
      setText(price, trade === undefined ? '' : format.decimal(trade.price, priceDecimals));
      setText(quantity, trade === undefined ? '' : format.decimal(trade.quantity, quantityDecimals));
    });
  }
}

customElements.define('tw-trade-tape-view', TradeTapeView);
