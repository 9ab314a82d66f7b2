import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { session } from '../../data/session.js';
import * as format from '../../shared/format.js';
import { buttons, fields, notices, shared, tables } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { texts } from './texts.js';

/** Terms that are numbers, in the order in which they are asked for. */
const NUMBERS = [
  'minimum_lots', 'maximum_lots', 'lot_step', 'tick_size', 'pip_size', 'margin_percent',
  'commission_per_lot', 'commission_percent', 'swap_long', 'swap_short',
];

/** What can be traded on which terms; changes them. Fires `changed`. */
class InstrumentList extends LitElement {
  static properties = { items: { state: true }, edited: { state: true }, pending: { state: true }, answer: { state: true } };

  static styles = [
    shared,
    buttons,
    fields,
    notices,
    tables,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      form {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
        gap: var(--space-3);
      }
      form h3,
      .buttons {
        grid-column: 1 / -1;
      }
      .buttons {
        display: flex;
        gap: var(--space-3);
      }
      form input[type='text'] {
        text-align: right;
        font-variant-numeric: tabular-nums;
      }
      .check {
        display: flex;
        align-items: center;
        gap: var(--space-2);
      }
      .check input {
        width: auto;
        min-height: 0;
      }
      .actions {
        text-align: right;
      }
      @media (max-width: 48rem) {
        .wide {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {object[] | null} null while they are read */
    this.items = null;
    /** The instrument whose terms are changed. @type {object | null} */
    this.edited = null;
    this.pending = false;
    /** @type {{tone: string, text: string} | null} */
    this.answer = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    try {
      this.items = (await session.api.get('/api/instruments')).items;
    } catch (error) {
      this.items = [];
      this.answer = { tone: 'bad', text: `${texts.admin.error} ${error.message}` };
    }
  }

  render() {
    return html`${this.items === null ? html`<p class="muted" role="status">${texts.admin.loading}</p>` : this.#table()}
      ${this.edited === null ? nothing : this.#form()}
      <div role="status">${this.answer ? html`<p class="notice ${this.answer.tone}" data-testid="instrument-answer">${this.answer.text}</p>` : nothing}</div>`;
  }

  #table() {
    const t = texts.instrument;
    return html`<div class="panel scroll" tabindex="0" role="region" aria-label=${t.title}>
      <table data-testid="instruments">
        <caption class="hidden-visually">${t.title}</caption>
        <thead>
          <tr>
            <th scope="col">${t.symbol}</th>
            <th scope="col" class="number wide">${t.contract_size}</th>
            <th scope="col" class="number">${t.lots}</th>
            <th scope="col" class="number">${t.margin_percent}</th>
            <th scope="col" class="number wide">${t.commission_per_lot}</th>
            <th scope="col" class="number wide">${t.commission_percent}</th>
            <th scope="col">${t.state}</th>
            <th scope="col"></th>
          </tr>
        </thead>
        <tbody>${repeat(this.items, ({ symbol }) => symbol, (each) => this.#row(each))}</tbody>
      </table>
    </div>`;
  }

  #row(each) {
    const t = texts.instrument;
    const state = each.enabled ? (each.bid === null ? `○ ${t.noPrice}` : `● ${t.traded}`) : `■ ${t.off}`;
    return html`<tr data-testid="instrument" data-symbol=${each.symbol}>
      <td>${each.symbol}</td>
      <td class="number wide">${format.decimal(each.contract_size)} ${each.base_currency}</td>
      <td class="number">${format.decimal(each.minimum_lots)} – ${format.decimal(each.maximum_lots)}</td>
      <td class="number">${format.decimal(each.margin_percent)} %</td>
      <td class="number wide">${format.decimal(each.commission_per_lot)} ${each.quote_currency}</td>
      <td class="number wide">${format.decimal(each.commission_percent)} %</td>
      <td>${state}</td>
      <td class="actions"><button data-testid="instrument-edit" aria-label=${t.editLabel(each.symbol)} @click=${() => this.#edit(each)}>${t.edit}</button></td>
    </tr>`;
  }

  async #edit(instrument) {
    this.edited = instrument;
    this.answer = null;
    await this.updateComplete;
    this.renderRoot.querySelector('form input').focus();
  }

  #form() {
    const t = texts.instrument;
    const { edited } = this;
    return html`<form class="panel" data-testid="instrument-form" @submit=${this.#save}>
      <h3>${t.formTitle(edited.symbol, edited.quote_currency)}</h3>
      ${NUMBERS.map(
        (name) => html`<div><label for=${name}>${t[name]}</label>
          <input id=${name} name=${name} type="text" inputmode="decimal" autocomplete="off" data-testid="instrument-${name}" .value=${edited[name]} required /></div>`,
      )}
      <label class="check"><input type="checkbox" name="enabled" data-testid="instrument-enabled" .checked=${edited.enabled} />${t.enabled}</label>
      <div class="buttons">
        <button class="primary" data-testid="instrument-save" ?disabled=${this.pending}>${this.pending ? texts.admin.saving : texts.admin.save}</button>
        <button type="button" @click=${() => (this.edited = null)}>${words.cancel}</button>
      </div>
    </form>`;
  }

  #save = async (event) => {
    event.preventDefault();
    const { elements } = event.target;
    const numbers = Object.fromEntries(NUMBERS.map((name) => [name, elements[name].value.trim()]));
    const { symbol, venues, swap_triple_day: triple } = this.edited;
    this.pending = true;
    try {
      const terms = { ...numbers, venues, swap_triple_day: triple, enabled: elements.enabled.checked };
      await session.api.put(`/api/instruments/${encodeURIComponent(symbol)}`, terms);
      this.edited = null;
      this.answer = { tone: 'good', text: `✓ ${texts.instrument.saved(symbol)}` };
      await this.#load();
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (error) {
      this.answer = { tone: 'bad', text: error.message };
      elements[error.field]?.focus();
    } finally {
      this.pending = false;
    }
  };
}

customElements.define('tw-instrument-list', InstrumentList);
