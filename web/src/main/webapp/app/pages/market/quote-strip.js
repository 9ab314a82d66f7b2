import { LitElement, css, html } from 'lit';
import { compareDecimals } from '../../../client/index.js';
import * as format from '../../shared/format.js';
import { setText } from '../../shared/frame-loop.js';
import { shared } from '../../shared/styles.js';
import { texts } from './texts.js';

const ABSENT = '–';
const CELLS = /** @type {const} */ (['last', 'bid', 'ask', 'spread', 'change', 'volume', 'bid-all', 'bid-all-venue', 'ask-all', 'ask-all-venue']);

/** Last trade, best prices, spread and the last 24 hours of a market, and the best prices of all venues. Painted by paint() only. */
class QuoteStrip extends LitElement {
  static styles = [
    shared,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        gap: 1px;
        margin: 0;
        background: var(--line);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow: hidden;
      }
      div {
        padding: var(--space-2) var(--space-4);
        background: var(--surface);
        min-width: 0;
      }
      dt {
        color: var(--muted);
        font-size: var(--text-s);
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      dd {
        margin: 0;
        font-size: var(--text-l);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        text-align: right;
        white-space: nowrap;
      }
      @media (max-width: 48rem) {
        dl {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        div {
          padding: var(--space-1) var(--space-3);
        }
      }
    `,
  ];

  /** @type {Record<(typeof CELLS)[number], HTMLElement> | null} */ #cells = null;
  /** @type {{tape: import('./tape.js').Tape | null, price: string | null, sign: string, tone: string}} */
  #last = { tape: null, price: null, sign: '', tone: '' };

  render() {
    const item = (id, label, tone) =>
      html`<div>
        <dt>${label} <span id="${id}-venue"></span></dt>
        <dd id=${id} class=${tone} data-testid="quote-${id}">${ABSENT}</dd>
      </div>`;
    return html`<dl>
      ${item('last', texts.last, '')} ${item('bid', texts.bid, 'buy')}
      ${item('ask', texts.ask, 'sell')} ${item('spread', texts.spread, '')}
      ${item('change', texts.change, '')} ${item('bid-all', texts.bestBidOfAll, 'buy')}
      ${item('ask-all', texts.bestAskOfAll, 'sell')} ${item('volume', texts.dayVolume, '')}
    </dl>`;
  }

  firstUpdated() {
    const cells = CELLS.map((id) => [id, this.renderRoot.querySelector(`#${id}`)]);
    this.#cells = Object.fromEntries(cells);
  }

  /** Shows the state of a feed; called once per animation frame at most. @param {import('./market-feed.js').MarketFeed} feed */
  paint({ book, tape, priceDecimals, ticker, consolidated }) {
    if (this.#cells === null) {
      return;
    }
    const { last, bid, ask, spread } = this.#cells;
    this.#moveLast(tape);
    const price = (text) => (text === null ? ABSENT : format.decimal(text, priceDecimals));
    setText(last, this.#last.price === null ? ABSENT : `${this.#last.sign} ${price(this.#last.price)}`.trim());
    last.className = this.#last.tone;
    setText(bid, price(book.bestBid?.price ?? null));
    setText(ask, price(book.bestAsk?.price ?? null));
    setText(spread, price(book.spread));
    this.#paintDay(this.#cells, ticker);
    this.#paintBest(this.#cells, consolidated, price);
  }

  /** Changes have a sign and an arrow, not a colour alone. */
  #paintDay({ change, volume }, ticker) {
    const points = ticker?.change_24h ?? null;
    const tone = points === null ? '' : format.direction(points);
    const arrow = { gain: '▲ ', loss: '▼ ', '': '' }[tone];
    setText(change, points === null ? ABSENT : `${arrow}${format.signed(points)} %`);
    change.className = tone;
    setText(volume, format.decimal(ticker?.volume_24h));
  }

  #paintBest(cells, consolidated, price) {
    setText(cells['bid-all'], price(consolidated?.bid ?? null));
    setText(cells['bid-all-venue'], consolidated?.bid_venue ?? '');
    setText(cells['ask-all'], price(consolidated?.ask ?? null));
    setText(cells['ask-all-venue'], consolidated?.ask_venue ?? '');
  }

  /** The arrow tells how the last price moved, and stays until it moves again. */
  #moveLast(tape) {
    const price = tape.rows[0]?.price ?? null;
    if (price === null || this.#last.tape !== tape) {
      this.#last = { tape, price, sign: '', tone: '' };
      return;
    }
    const moved = this.#last.price === null ? 0 : compareDecimals(price, this.#last.price);
    if (moved !== 0) {
      this.#last = { tape, price, sign: moved > 0 ? '▲' : '▼', tone: moved > 0 ? 'gain' : 'loss' };
    } else {
      this.#last.price = price;
    }
  }
}

customElements.define('tw-quote-strip', QuoteStrip);
