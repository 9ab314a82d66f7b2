import { LitElement, css, html } from 'lit';
import { formatDecimal, parseDecimal } from '../../../client/index.js';
import * as format from '../../shared/format.js';
import { setText } from '../../shared/frame-loop.js';
import { shared } from '../../shared/styles.js';
import { texts } from './texts.js';

/** Rows a side. Fixed, so that nothing moves while values change. */
const ROWS = 12;
const INDICES = [...Array(ROWS).keys()];

/** @typedef {{bar: HTMLElement, price: HTMLElement, quantity: HTMLElement, total: HTMLElement, scale: number}} Row of a level; scale: what its bar shows */

/** @param {Element} row */
const indexOf = (row) => Number(row.getAttribute('data-index'));

/** The best levels of a book: asks above, bids below, the spread between, depth as bars. Painted by paint() only. */
class OrderBookView extends LitElement {
  static styles = [
    shared,
    css`
      .book {
        font-variant-numeric: tabular-nums;
        font-size: var(--text-s);
      }
      .row {
        position: relative;
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        height: var(--row);
        line-height: var(--row);
        contain: strict;
      }
      .row > [role] {
        position: relative;
        padding: 0 var(--space-3);
        text-align: right;
        white-space: nowrap;
        overflow: hidden;
      }
      .head {
        color: var(--muted);
        font-weight: 600;
        border-bottom: 1px solid var(--line);
      }
      .bar {
        position: absolute;
        inset: 1px 0;
        transform: scaleX(0);
        transform-origin: right;
      }
      .asks .bar {
        background: var(--sell-bar);
      }
      .bids .bar {
        background: var(--buy-bar);
      }
      .asks .price {
        color: var(--sell);
      }
      .bids .price {
        color: var(--buy);
      }
      .price {
        font-weight: 600;
      }
      .spread {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        height: calc(2 * var(--row));
        line-height: calc(2 * var(--row));
        border-block: 1px solid var(--line);
        background: var(--raised);
        font-weight: 600;
      }
      .spread > [role] {
        padding: 0 var(--space-3);
        text-align: right;
        white-space: nowrap;
      }
      @media (max-width: 48rem) {
        .asks .row:nth-child(-n + 2),
        .bids .row:nth-child(n + 11) {
          display: none;
        }
      }
    `,
  ];

  /** @type {{asks: Row[], bids: Row[]} | null} */ #rows = null;
  /** @type {Element | null} */ #spread = null;
  /** @type {Element | null} */ #points = null;

  render() {
    const row = (index) => html`<div class="row" role="row" data-index=${index}>
      <span class="bar" aria-hidden="true"></span>
      <span class="price" role="cell"></span><span role="cell"></span><span role="cell"></span>
    </div>`;
    return html`<div class="book" role="table" aria-label=${texts.book} data-testid="book">
      <div role="rowgroup">
        <div class="row head" role="row">
          <span role="columnheader">${texts.price}</span>
          <span role="columnheader">${texts.quantity}</span>
          <span role="columnheader">${texts.total}</span>
        </div>
      </div>
      <div class="asks" role="rowgroup" aria-label=${texts.asks} data-testid="asks">${INDICES.map(row).reverse()}</div>
      <div role="rowgroup">
        <div class="spread" role="row">
          <span role="rowheader" class="muted">${texts.spread}</span>
          <span role="cell" id="spread" data-testid="book-spread"></span>
          <span role="cell" id="points" class="muted"></span>
        </div>
      </div>
      <div class="bids" role="rowgroup" aria-label=${texts.bids} data-testid="bids">${INDICES.map(row)}</div>
    </div>`;
  }

  firstUpdated() {
    const rowsOf = (side) =>
      [...this.renderRoot.querySelectorAll(`.${side} .row`)]
        .sort((a, b) => indexOf(a) - indexOf(b))
        .map((row) => {
          const [bar, price, quantity, total] = /** @type {HTMLElement[]} */ ([...row.children]);
          return { bar, price, quantity, total, scale: 0 };
        });
    this.#rows = { asks: rowsOf('asks'), bids: rowsOf('bids') };
    this.#spread = this.renderRoot.querySelector('#spread');
    this.#points = this.renderRoot.querySelector('#points');
  }

  /** Shows the state of a feed; called once per animation frame at most. @param {import('./market-feed.js').MarketFeed} feed */
  paint(feed) {
    if (this.#rows === null || this.#spread === null || this.#points === null) {
      return;
    }
    const { book, priceDecimals, quantityDecimals } = feed;
    const asks = cumulate(book.asks, quantityDecimals);
    const bids = cumulate(book.bids, quantityDecimals);
    const deepest = Math.max(1, Number(asks.at(-1)?.total ?? 0n), Number(bids.at(-1)?.total ?? 0n));
    this.#paintSide(this.#rows.asks, asks, deepest, priceDecimals, quantityDecimals);
    this.#paintSide(this.#rows.bids, bids, deepest, priceDecimals, quantityDecimals);
    setText(this.#spread, book.spread === null ? '' : format.decimal(book.spread, priceDecimals));
    setText(this.#points, spreadPoints(book));
  }

  #paintSide(rows, levels, deepest, priceDecimals, quantityDecimals) {
    rows.forEach((row, i) => {
      const level = levels[i];
      setText(row.price, level === undefined ? '' : format.decimal(level.price, priceDecimals));
      setText(row.quantity, level === undefined ? '' : format.decimal(level.quantity, quantityDecimals));
      setText(row.total, level === undefined ? '' : format.decimal(formatDecimal(level.total, quantityDecimals)));
      // Whole percents: a bar that moves by less is not worth a repaint.
      const scale = level === undefined ? 0 : Math.ceil((100 * Number(level.total)) / deepest) / 100;
      if (scale !== row.scale) {
        row.scale = scale;
        row.bar.style.transform = `scaleX(${scale})`;
      }
    });
  }
}

/** The shown levels with the exact sum of quantities up to each, as integers of the given scale. */
function cumulate(levels, scale) {
  let total = 0n;
  return levels.slice(0, ROWS).map(({ price, quantity }) => {
    const parsed = parseDecimal(quantity);
    total += parsed.unscaled * 10n ** BigInt(Math.max(0, scale - parsed.scale));
    return { price, quantity, total };
  });
}

/** The spread in basis points of the middle, for reading only. @param {import('../../../client/index.js').OrderBook} book */
function spreadPoints(book) {
  const [bid, ask] = [Number(book.bestBid?.price), Number(book.bestAsk?.price)];
  const middle = (bid + ask) / 2;
  return middle > 0 ? texts.basisPoints(format.decimal(((1e4 * (ask - bid)) / middle).toFixed(3))) : '';
}

customElements.define('tw-order-book-view', OrderBookView);
