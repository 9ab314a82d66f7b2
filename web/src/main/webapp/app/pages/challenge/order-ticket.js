import { LitElement, css, html, nothing } from 'lit';
import { Command } from '../../data/command.js';
import { session } from '../../data/session.js';
import { streams } from '../../data/streams.js';
import { entered, field, focusField } from '../../elements/field.js';
import { answerOf } from '../../elements/states.js';
import * as format from '../../shared/format.js';
import { newId } from '../../shared/ids.js';
import { buttons, entry, fields, notices, shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { texts } from './texts.js';
import { PROTECTION, orderOf, ticketFaults } from './ticket.js';

const TYPES = ['MARKET', 'LIMIT', 'STOP'];
const FIELDS = ['quantity', 'price', ...PROTECTION];

/** Places orders against live prices. Fires `placed` with the answer. */
class OrderTicket extends LitElement {
  static properties = {
    challengeId: { attribute: false },
    instruments: { attribute: false },
    ended: { attribute: false },
    symbol: { state: true },
    type: { state: true },
    quote: { state: true },
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

  #command = new Command(this);
  /** @type {{channel: string, close: () => void} | null} */ #prices = null;

  constructor() {
    super();
    this.challengeId = '';
    /** @type {import('../../data/wire.d.ts').Instrument[]} */
    this.instruments = [];
    this.ended = false;
    this.symbol = '';
    this.type = 'MARKET';
    /** @type {{bid: string | null, ask: string | null, stale: boolean}} */
    this.quote = { bid: null, ask: null, stale: true };
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
      ${answerOf(this.#command, 'order-answer')}`;
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
    const { busy, pending } = this.#command;
    const decimals = format.decimalsOf(this.#instrument()?.tick_size ?? '');
    return html`<button type="button" class=${side === 'BUY' ? 'buy' : 'sell'} data-testid="order-${side.toLowerCase()}" ?disabled=${busy}
      @click=${() => this.#place(side)}>
      <span>${pending.has(side) ? t.pending : `${side === 'BUY' ? '▲' : '▼'} ${words.sides[side]}`}</span>
      <span class="at">${format.decimal(price, decimals)}</span>
    </button>`;
  }

  #field(name, label, placeholder) {
    return field({ name, label, testId: `order-${name}`, fault: this.#command.faults[name], amount: true, placeholder });
  }

  async #place(side) {
    const values = { ...entered(/** @type {HTMLFormElement} */ (this.renderRoot.querySelector('form'))), type: this.type, symbol: this.symbol };
    const shown = FIELDS.filter((name) => this.renderRoot.querySelector(`#${name}`) !== null);
    if (!this.#command.refuses(ticketFaults(values))) {
      const done = await this.#command.runOnce(
        { challenge: this.challengeId, order: orderOf(values, side) },
        ({ order }) => ({ ...order, client_order_id: newId() }),
        (order) => session.api.post(`/api/challenges/${encodeURIComponent(this.challengeId)}/orders`, order),
        {
          as: side,
          done: texts.order.done,
          fields: shown,
          failed: ({ message, unanswered }) => ({ tone: 'bad', text: unanswered ? `${message} ${texts.order.unsure}` : message }),
        },
      );
      if (done !== null) {
        this.dispatchEvent(new CustomEvent('placed', { detail: done.outcome }));
      }
    }
    await this.updateComplete;
    focusField(this.renderRoot, Object.keys(this.#command.faults)[0]);
  }
}

customElements.define('tw-order-ticket', OrderTicket);
