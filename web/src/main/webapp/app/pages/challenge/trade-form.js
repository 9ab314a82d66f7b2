import { LitElement, css, html } from 'lit';
import { compareDecimals } from '../../../client/index.js';
import { Command } from '../../data/command.js';
import { session } from '../../data/session.js';
import { entered, field, focusField } from '../../elements/field.js';
import { answerOf } from '../../elements/states.js';
import * as format from '../../shared/format.js';
import { newId } from '../../shared/ids.js';
import { buttons, entry, fields, notices, shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { texts } from './texts.js';

const DECIMAL = /^-?\d+(\.\d+)?$/;
const FIELDS = ['symbol', 'quantity', 'price', 'realized_pnl'];

/** Checks what a form holds. @param {Record<string, string>} values @returns {Record<string, string>} a sentence per wrong field */
export function faultsOf(values) {
  /** @type {Record<string, string>} */
  const faults = {};
  for (const name of FIELDS) {
    if (values[name] === '') {
      faults[name] = texts.trade.needed;
    }
  }
  for (const name of ['quantity', 'price']) {
    if (!faults[name] && !(DECIMAL.test(values[name]) && compareDecimals(values[name], '0') > 0)) {
      faults[name] = texts.trade.notPositive;
    }
  }
  if (!faults.realized_pnl && !DECIMAL.test(values.realized_pnl)) {
    faults.realized_pnl = texts.trade.notDecimal;
  }
  return faults;
}

/** Lets a trader report a trade of his own. Fires `reported` with the answer. */
class TradeForm extends LitElement {
  static properties = {
    challengeId: { attribute: false },
    currency: {},
    ended: { attribute: false },
  };

  static styles = [
    shared,
    buttons,
    fields,
    entry,
    notices,
    css`
      .sides {
        display: flex;
        gap: var(--space-4);
        min-height: 2.25rem;
        align-items: center;
      }
      .sides label {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        margin: 0;
        font-size: var(--text-m);
        font-weight: 400;
      }
    `,
  ];

  #command = new Command(this);
  /** The answer that was brought into view. @type {import('../../data/command.js').Answer | null} */
  #seen = null;

  constructor() {
    super();
    this.challengeId = '';
    this.currency = '';
    this.ended = false;
  }

  render() {
    const t = texts.trade;
    return html`<h2>${t.title}</h2>
      ${this.ended ? html`<p class="muted" data-testid="trade-ended">${t.ended}</p>` : this.#form()}
      ${answerOf(this.#command, 'trade-answer')}`;
  }

  #form() {
    const t = texts.trade;
    const { busy } = this.#command;
    return html`<p class="muted small">${t.lead}</p>
      <form novalidate data-testid="trade-form" aria-label=${t.title} @submit=${this.#submit}>
        ${this.#field('symbol', t.symbol, { placeholder: t.symbolExample, autocapitalize: 'characters' })}
        <fieldset>
          <legend class="label">${t.side}</legend>
          <div class="sides">
            <label><input type="radio" name="side" value="BUY" checked data-testid="trade-side-buy" />${words.sides.BUY}</label>
            <label><input type="radio" name="side" value="SELL" data-testid="trade-side-sell" />${words.sides.SELL}</label>
          </div>
        </fieldset>
        ${this.#field('quantity', t.quantity, { amount: true })} ${this.#field('price', t.price, { amount: true })}
        <div class="whole">${this.#field('realized_pnl', t.pnl(this.currency), { amount: true, signed: true })}</div>
        <div class="whole"><button class="primary" data-testid="trade-submit" ?disabled=${busy}>${busy ? t.pending : t.submit}</button></div>
      </form>`;
  }

  #field(name, label, more) {
    return field({ name, label, testId: `trade-${name}`, fault: this.#command.faults[name], required: true, ...more });
  }

  updated() {
    const { answer } = this.#command;
    if (answer !== null && answer !== this.#seen) {
      this.renderRoot.querySelector('.answer')?.scrollIntoView({ block: 'nearest' });
    }
    this.#seen = answer;
  }

  #submit = async (event) => {
    event.preventDefault();
    const form = event.target;
    const values = entered(form);
    if (!this.#command.refuses(faultsOf(values))) {
      const done = await this.#command.runOnce(
        { challenge_id: this.challengeId, ...values },
        (said) => ({ ...said, trade_id: newId(), executed_at: new Date().toISOString() }),
        (report) => session.api.post('/api/trades', report),
        { done: (/** @type {{current_equity: string}} */ outcome) => this.#booked(values, outcome), fields: FIELDS, failed: refusalOf },
      );
      if (done !== null) {
        form.elements.realized_pnl.value = '';
        this.dispatchEvent(new CustomEvent('reported', { detail: done.outcome }));
      }
    }
    await this.updateComplete;
    focusField(this.renderRoot, Object.keys(this.#command.faults)[0]);
  };

  /** @param {Record<string, string>} values @param {{current_equity: string}} outcome */
  #booked({ realized_pnl: pnl, symbol }, { current_equity: balance }) {
    return texts.trade.done(format.signed(pnl), symbol, format.money(balance, this.currency));
  }
}

/** Why a report was refused. @param {import('../../data/api.js').ApiError} error @returns {import('../../data/command.js').Answer} */
function refusalOf({ status, kind, message, unanswered }) {
  if (status === 403 && kind !== 'not-owner') {
    return { tone: 'warning', text: texts.trade.off };
  }
  return { tone: 'bad', text: unanswered ? `${message} ${texts.trade.unsure}` : message };
}

customElements.define('tw-trade-form', TradeForm);
