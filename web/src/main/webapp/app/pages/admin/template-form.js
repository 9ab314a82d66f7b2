import { LitElement, css, html, nothing } from 'lit';
import { Command } from '../../data/command.js';
import { session } from '../../data/session.js';
import { entered, field } from '../../elements/field.js';
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

const FIELDS = Object.keys(BLANK);

/** Writes a template or its next version. Fires `saved` with the version, or `cancelled`. */
export class TemplateForm extends LitElement {
  static properties = { template: { attribute: false } };

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
      .actions {
        display: flex;
        gap: var(--space-3);
      }
    `,
  ];

  #command = new Command(this);

  constructor() {
    super();
    /** @type {Partial<import('../../data/wire.d.ts').Template>} */
    this.template = {};
  }

  focusFirst() {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('input:not([readonly])'))?.focus();
  }

  get #isNew() {
    return this.template.code === undefined;
  }

  render() {
    const t = texts.admin;
    const known = this.#isNew ? BLANK : this.template;
    const { busy, faults, answer } = this.#command;
    const fault = faults.terms ?? answer?.text;
    const ask = (name, label, more = {}) =>
      field({ name, label, testId: `template-${name}`, value: known[name], fault: faults[name], ...more });
    return html`<form class="panel" novalidate data-testid="template-form" aria-label=${t.formNew} @submit=${this.#submit}>
      <h3>${this.#isNew ? t.formNew : t.formRevise(known.code)}</h3>
      ${ask('code', t.code, { readonly: !this.#isNew })} ${ask('name', t.name)}
      ${ask('price', t.price, { amount: true })} ${ask('price_currency', t.priceCurrency)}
      ${ask('initial_balance', t.balance, { amount: true })} ${ask('currency', t.currency)}
      <div class="whole">
        <label for="terms">${t.terms}</label>
        <textarea id="terms" name="terms" data-testid="template-terms" spellcheck="false" aria-describedby="terms-hint"
          aria-invalid=${faults.terms ? 'true' : 'false'} .value=${JSON.stringify(known.terms, null, 2)}></textarea>
        <p class="muted small" id="terms-hint">${t.termsHint}</p>
      </div>
      <div class="whole" role="alert">${fault ? html`<p class="notice bad" data-testid="template-fault">${fault}</p>` : nothing}</div>
      <div class="whole actions">
        <button class="primary" data-testid="template-save" ?disabled=${busy}>${busy ? t.saving : t.save}</button>
        <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('cancelled'))}>${words.cancel}</button>
      </div>
    </form>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const { terms: text, ...values } = entered(event.target);
    let terms;
    try {
      terms = JSON.parse(text);
    } catch (error) {
      this.#command.refuses({ terms: texts.admin.badJson(error.message) });
      return;
    }
    const template = { ...values, terms };
    const send = () =>
      this.#isNew
        ? session.api.post('/api/challenge-templates', template)
        : session.api.put(`/api/challenge-templates/${encodeURIComponent(values.code)}`, template);
    const done = await this.#command.run(send, { fields: FIELDS });
    if (done !== null) {
      this.dispatchEvent(new CustomEvent('saved', { detail: done.outcome }));
    }
  };
}

customElements.define('tw-template-form', TemplateForm);
