import { LitElement, css, html, nothing } from 'lit';
import { session } from '../../data/session.js';
import { buttons, fields, notices, shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { texts } from './texts.js';

/** What a new template begins with. */
const BLANK = {
  code: '',
  name: '',
  price: '',
  price_currency: 'USD',
  initial_balance: '',
  currency: 'USD',
  terms: {
    time_zone: 'UTC',
    reset_time: '00:00',
    daily_loss: { type: 'PCT_OF_BALANCE_AT_RESET', percent: '5' },
    maximum_loss: { type: 'STATIC', percent: '10' },
    minimum_trading_days: 0,
    phases: [{ phase: 'EVALUATION', target_percent: '10' }, { phase: 'FUNDED' }],
  },
};

/** Writes a template or its next version. Fires `saved` with the version, or `cancelled`. */
class TemplateForm extends LitElement {
  static properties = { template: { attribute: false }, pending: { state: true }, fault: { state: true } };

  static styles = [
    shared,
    buttons,
    notices,
    fields,
    css`
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
        gap: var(--space-3) var(--space-4);
      }
      h3,
      .whole {
        grid-column: 1 / -1;
      }
      textarea {
        font-family: ui-monospace, monospace;
        font-size: var(--text-s);
        min-height: 20rem;
      }
      .amount {
        text-align: right;
        font-variant-numeric: tabular-nums;
      }
      .actions {
        display: flex;
        gap: var(--space-3);
      }
    `,
  ];

  constructor() {
    super();
    this.template = {};
    this.pending = false;
    /** @type {{field: string | null, text: string} | null} */
    this.fault = null;
  }

  focusFirst() {
    this.renderRoot.querySelector('input:not([readonly])').focus();
  }

  get #isNew() {
    return this.template.code === undefined;
  }

  render() {
    const t = texts.admin;
    const known = this.#isNew ? BLANK : this.template;
    return html`<form class="panel" novalidate data-testid="template-form" aria-label=${t.formNew} @submit=${this.#submit}>
      <h3>${this.#isNew ? t.formNew : t.formRevise(known.code)}</h3>
      ${this.#field('code', t.code, known.code, !this.#isNew)} ${this.#field('name', t.name, known.name)}
      ${this.#field('price', t.price, known.price, false, true)} ${this.#field('price_currency', t.priceCurrency, known.price_currency)}
      ${this.#field('initial_balance', t.balance, known.initial_balance, false, true)} ${this.#field('currency', t.currency, known.currency)}
      <div class="whole">
        <label for="terms">${t.terms}</label>
        <textarea id="terms" name="terms" data-testid="template-terms" spellcheck="false" aria-describedby="terms-hint"
          aria-invalid=${this.fault?.field?.startsWith('terms') ? 'true' : 'false'} .value=${JSON.stringify(known.terms, null, 2)}></textarea>
        <p class="muted small" id="terms-hint">${t.termsHint}</p>
      </div>
      <div class="whole" role="alert">${this.fault ? html`<p class="notice bad" data-testid="template-fault">${this.fault.text}</p>` : nothing}</div>
      <div class="whole actions">
        <button class="primary" data-testid="template-save" ?disabled=${this.pending}>${this.pending ? t.saving : t.save}</button>
        <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('cancelled'))}>${words.cancel}</button>
      </div>
    </form>`;
  }

  #field(name, label, value, readonly = false, amount = false) {
    return html`<div>
      <label for=${name}>${label}</label>
      <input id=${name} name=${name} class=${amount ? 'amount' : ''} data-testid="template-${name}" autocomplete="off" .value=${value} ?readonly=${readonly}
        inputmode=${amount ? 'decimal' : 'text'} aria-invalid=${this.fault?.field === name ? 'true' : 'false'} />
    </div>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const values = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, value.trim()]));
    try {
      values.terms = JSON.parse(values.terms);
    } catch (error) {
      this.fault = { field: 'terms', text: texts.admin.badJson(error.message) };
      return;
    }
    this.pending = true;
    this.fault = null;
    try {
      const saved = this.#isNew
        ? await session.api.post('/api/challenge-templates', values)
        : await session.api.put(`/api/challenge-templates/${encodeURIComponent(values.code)}`, values);
      this.dispatchEvent(new CustomEvent('saved', { detail: saved }));
    } catch (error) {
      this.fault = { field: error.field, text: error.message };
    } finally {
      this.pending = false;
    }
  };
}

customElements.define('tw-template-form', TemplateForm);
