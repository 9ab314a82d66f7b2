import { LitElement, css, html, nothing } from 'lit';
import { compareDecimals } from '../../../client/index.js';
import { session } from '../../data/session.js';
import * as format from '../../shared/format.js';
import { newId } from '../../shared/ids.js';
import { buttons, entry, fields, notices, shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { texts } from './texts.js';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Checks what a form holds. @param {Record<string, string>} values @returns {Record<string, string>} a sentence per wrong field */
export function faultsOf(values) {
  const faults = {};
  for (const name of ['symbol', 'quantity', 'price', 'realized_pnl']) {
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
      input.amount {
        text-align: right;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  /** The report whose outcome is unknown: sent again as it was, so that it cannot be booked twice. */
  #unanswered = null;

  constructor() {
    super();
    this.ended = false;
    this.pending = false;
    this.faults = {};
    /** @type {{tone: string, text: string} | null} */
    this.answer = null;
  }

  render() {
    const t = texts.trade;
    return html`<h2>${t.title}</h2>
      ${this.ended ? html`<p class="muted" data-testid="trade-ended">${t.ended}</p>` : this.#form()}
      <div class="answer" role="status">
        ${this.answer ? html`<p class="notice ${this.answer.tone}" data-testid="trade-answer" data-tone=${this.answer.tone}>${this.answer.text}</p>` : nothing}
      </div>`;
  }

  #form() {
    const t = texts.trade;
    return html`<p class="muted small">${t.lead}</p>
      <form novalidate data-testid="trade-form" aria-label=${t.title} @submit=${this.#submit}>
        ${this.#field('symbol', t.symbol, false)}
        <fieldset>
          <legend class="label">${t.side}</legend>
          <div class="sides">
            <label><input type="radio" name="side" value="BUY" checked data-testid="trade-side-buy" />${words.sides.BUY}</label>
            <label><input type="radio" name="side" value="SELL" data-testid="trade-side-sell" />${words.sides.SELL}</label>
          </div>
        </fieldset>
        ${this.#field('quantity', t.quantity, true)} ${this.#field('price', t.price, true)}
        <div class="whole">${this.#field('realized_pnl', t.pnl(this.currency), true)}</div>
        <div class="whole"><button class="primary" data-testid="trade-submit" ?disabled=${this.pending}>${this.pending ? t.pending : t.submit}</button></div>
      </form>`;
  }

  #field(name, label, amount) {
    const fault = this.faults[name];
    return html`<div>
      <label for=${name}>${label}</label>
      <input id=${name} name=${name} class=${amount ? 'amount' : ''} data-testid="trade-${name}" autocomplete="off" placeholder=${name === 'symbol' ? texts.trade.symbolExample : nothing} spellcheck="false"
        inputmode=${amount ? (name === 'realized_pnl' ? 'text' : 'decimal') : 'text'} autocapitalize=${amount ? 'none' : 'characters'} required
        aria-invalid=${fault ? 'true' : 'false'} aria-describedby=${fault ? `${name}-fault` : nothing} />
      ${fault ? html`<p class="field-error" id="${name}-fault" data-testid="trade-${name}-error">${fault}</p>` : nothing}
    </div>`;
  }

  updated(changed) {
    if (changed.has('answer') && this.answer !== null) {
      this.renderRoot.querySelector('.answer').scrollIntoView({ block: 'nearest' });
    }
  }

  #submit = async (event) => {
    event.preventDefault();
    const form = event.target;
    const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
    this.faults = faultsOf(values);
    this.answer = null;
    const first = Object.keys(this.faults)[0];
    if (first !== undefined) {
      form.elements[first].focus();
      return;
    }
    this.pending = true;
    const report = this.#reportOf(values);
    try {
      const outcome = await session.api.post('/api/trades', report);
      this.#booked(form, report, outcome);
      this.#unanswered = null;
    } catch (error) {
      this.#unanswered = error.temporary ? report : null;
      this.#refused(error);
    } finally {
      this.pending = false;
    }
  };

  #reportOf(values) {
    const same = this.#unanswered !== null && Object.keys(values).every((name) => this.#unanswered[name] === values[name]);
    return same && this.#unanswered.challenge_id === this.challengeId
      ? this.#unanswered
      : {
          challenge_id: this.challengeId,
          trade_id: newId(),
          ...values,
          executed_at: new Date().toISOString(),
        };
  }

  #booked(form, report, outcome) {
    const equity = format.money(outcome.current_equity, this.currency);
    this.answer = { tone: 'good', text: `✓ ${texts.trade.done(format.signed(report.realized_pnl), report.symbol, equity)}` };
    form.elements.realized_pnl.value = '';
    this.dispatchEvent(new CustomEvent('reported', { detail: outcome }));
  }

  #refused(error) {
    if (error.status === 403 && error.kind !== 'not-owner') {
      this.answer = { tone: 'warning', text: texts.trade.off };
    } else if (error.field !== null && error.field in texts.trade.fields) {
      this.faults = { [error.field]: error.message };
      this.renderRoot.querySelector(`#${error.field}`).focus();
    } else {
      this.answer = { tone: 'bad', text: error.temporary ? `${error.message} ${texts.trade.unsure}` : error.message };
    }
  }
}

customElements.define('tw-trade-form', TradeForm);
