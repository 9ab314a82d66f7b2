import { LitElement, css, html, nothing } from 'lit';
import { session } from '../../data/session.js';
import { streams } from '../../data/streams.js';
import * as format from '../../shared/format.js';
import { newId } from '../../shared/ids.js';
import { buttons, entry, fields, notices, shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { texts } from './texts.js';
import { PROTECTION, orderOf, ticketFaults } from './ticket.js';

const TYPES = ['MARKET', 'LIMIT', 'STOP'];

/** Places orders against live prices. Fires `placed` with the answer. */
class OrderTicket extends LitElement {
  static properties = {
    challengeId: { attribute: false },
    instruments: { attribute: false },
    ended: { attribute: false },
    symbol: { state: true },
    type: { state: true },
    quote: { state: true },
    pending: { state: true },
    faults: { state: true },
    answer: { state: true },
  };

  static styles = [
    shared,
    buttons,
    fields,
    entry,
    notices,
    css`
      .types {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
      }
      .types label {
        margin: 0;
        padding: var(--space-2);
        text-align: center;
        cursor: pointer;
      }
      .types label:has(:checked) {
        background: var(--accent);
        color: var(--on-accent);
      }
      .types label:has(:focus-visible) {
        outline: 2px solid var(--focus);
        outline-offset: 2px;
      }
      .types input {
        position: absolute;
        opacity: 0;
        width: 1px;
        min-height: 0;
      }
      .sides {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: var(--space-3);
      }
      .sides button {
        display: grid;
        gap: 2px;
        min-height: 3.5rem;
        font-variant-numeric: tabular-nums;
        border-width: 2px;
      }
      .sides .sell {
        border-color: var(--sell);
      }
      .sides .buy {
        border-color: var(--buy);
      }
      .sides .at {
        font-size: var(--text-l);
      }
      .stale .at {
        opacity: 0.5;
      }
      input {
        text-align: right;
        font-variant-numeric: tabular-nums;
      }
      .terms {
        font-variant-numeric: tabular-nums;
      }
      summary {
        cursor: pointer;
        font-weight: 600;
        font-size: var(--text-s);
        padding: var(--space-1) 0;
      }
      .protection {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: var(--space-2);
        margin-top: var(--space-2);
      }
    `,
  ];

  /** The order whose outcome is unknown: sent again as it was, so that it cannot be placed twice. */
  #unanswered = null;
  #prices = null;

  constructor() {
    super();
    this.instruments = [];
    this.ended = false;
    this.symbol = '';
    this.type = 'MARKET';
    /** @type {{bid: string | null, ask: string | null, stale: boolean}} */
    this.quote = { bid: null, ask: null, stale: true };
    this.pending = '';
    this.faults = {};
    /** @type {{tone: string, text: string} | null} */
    this.answer = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#prices?.close();
    this.#prices = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#follow();
  }

  willUpdate(changed) {
    if (changed.has('instruments') && !this.#instrument()) {
      this.symbol = (this.instruments.find((each) => each.bid !== null) ?? this.instruments[0])?.symbol ?? '';
    }
    if (changed.has('symbol') || changed.has('instruments')) {
      this.#follow();
    }
  }

  #instrument() {
    return this.instruments.find((each) => each.symbol === this.symbol);
  }

  #follow() {
    const instrument = this.#instrument();
    const channel = instrument?.venue ? `ticker:${instrument.venue}:${instrument.symbol}` : '';
    if (this.#prices?.channel === channel) {
      return;
    }
    this.#prices?.close();
    this.#prices = null;
    this.quote = { bid: instrument?.bid ?? null, ask: instrument?.ask ?? null, stale: true };
    if (channel !== '' && this.isConnected) {
      const subscription = streams.market.subscribe(channel, ({ data }) => {
        this.quote = { bid: data.bid, ask: data.ask, stale: data.stale };
      });
      this.#prices = { channel, close: () => subscription.close() };
    }
  }

  render() {
    const t = texts.order;
    return html`<h2>${t.title}</h2>
      ${this.ended
        ? html`<p class="muted" data-testid="order-ended">${t.ended}</p>`
        : this.instruments.length === 0
          ? html`<p class="muted">${t.noInstruments}</p>`
          : this.#form()}
      <div class="answer" role="status">
        ${this.answer ? html`<p class="notice ${this.answer.tone}" data-testid="order-answer" data-tone=${this.answer.tone}>${this.answer.text}</p>` : nothing}
      </div>`;
  }

  #form() {
    const t = texts.order;
    const instrument = this.#instrument();
    return html`<form novalidate data-testid="order-form" aria-label=${t.title} @submit=${(event) => event.preventDefault()}>
      <div class="whole">
        <label for="symbol">${t.instrument}</label>
        <select id="symbol" data-testid="order-symbol" .value=${this.symbol} @change=${(event) => (this.symbol = event.target.value)}>
          ${this.instruments.map(
            (each) => html`<option value=${each.symbol} ?selected=${each.symbol === this.symbol} ?disabled=${each.bid === null}>
              ${each.bid === null ? t.noPrice(each.symbol) : each.symbol}
            </option>`,
          )}
        </select>
      </div>
      <fieldset class="whole">
        <legend class="label">${t.type}</legend>
        <div class="types">
          ${TYPES.map(
            (type) => html`<label><input type="radio" name="type" value=${type} data-testid="order-type-${type}" ?checked=${type === this.type}
              @change=${() => (this.type = type)} />${t.types[type]}</label>`,
          )}
        </div>
      </fieldset>
      ${this.#field('quantity', t.quantity, instrument?.minimum_lots ?? '')}
      ${this.type === 'MARKET' ? html`<div></div>` : this.#field('price', t.price, '')}
      <details class="whole">
        <summary>${t.protection}</summary>
        <div class="protection">${PROTECTION.map((name) => this.#field(name, t[name], ''))}</div>
      </details>
      <div class="whole sides ${this.quote.stale ? 'stale' : ''}">
        ${this.#side('SELL', this.quote.bid)} ${this.#side('BUY', this.quote.ask)}
      </div>
      ${instrument ? html`<p class="whole muted small terms">${t.terms(instrument)}</p>` : nothing}
    </form>`;
  }

  #side(side, price) {
    const t = texts.order;
    const decimals = format.decimalsOf(this.#instrument()?.tick_size ?? '');
    return html`<button type="button" class=${side === 'BUY' ? 'buy' : 'sell'} data-testid="order-${side.toLowerCase()}" ?disabled=${this.pending !== ''}
      @click=${() => this.#place(side)}>
      <span>${this.pending === side ? t.pending : `${side === 'BUY' ? '▲' : '▼'} ${words.sides[side]}`}</span>
      <span class="at">${format.decimal(price, decimals)}</span>
    </button>`;
  }

  #field(name, label, placeholder) {
    const fault = this.faults[name];
    return html`<div>
      <label for=${name}>${label}</label>
      <input id=${name} name=${name} data-testid="order-${name}" autocomplete="off" inputmode="decimal" placeholder=${placeholder || nothing}
        aria-invalid=${fault ? 'true' : 'false'} aria-describedby=${fault ? `${name}-fault` : nothing} />
      ${fault ? html`<p class="field-error" id="${name}-fault" data-testid="order-${name}-error">${fault}</p>` : nothing}
    </div>`;
  }

  async #place(side) {
    const form = this.renderRoot.querySelector('form');
    const entered = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
    const values = { ...entered, type: this.type, symbol: this.symbol };
    this.answer = null;
    this.faults = ticketFaults(values);
    const first = Object.keys(this.faults)[0];
    if (first !== undefined) {
      this.#focus(first);
      return;
    }
    this.pending = side;
    const order = this.#orderOf(values, side);
    try {
      const placed = await session.api.post(`/api/challenges/${encodeURIComponent(this.challengeId)}/orders`, order);
      this.#unanswered = null;
      this.answer = { tone: 'good', text: `✓ ${texts.order.done(placed)}` };
      this.dispatchEvent(new CustomEvent('placed', { detail: placed }));
    } catch (error) {
      this.#unanswered = error.status === 0 ? order : null;
      this.#refused(error);
    } finally {
      this.pending = '';
    }
  }

  #orderOf(values, side) {
    const order = orderOf(values, side);
    const before = this.#unanswered;
    const same = before !== null && Object.keys({ ...before, ...order }).every((name) => name === 'client_order_id' || before[name] === order[name]);
    return same ? before : { ...order, client_order_id: newId() };
  }

  #refused(error) {
    if (error.field && this.renderRoot.querySelector(`#${error.field}`)) {
      this.faults = { [error.field]: error.message };
      this.#focus(error.field);
    } else {
      this.answer = { tone: 'bad', text: error.status === 0 ? `${error.message} ${texts.order.unsure}` : error.message };
    }
  }

  #focus(name) {
    const field = this.renderRoot.querySelector(`#${name}`);
    const details = field?.closest('details');
    if (details) {
      details.open = true;
    }
    field?.focus();
  }
}

customElements.define('tw-order-ticket', OrderTicket);
