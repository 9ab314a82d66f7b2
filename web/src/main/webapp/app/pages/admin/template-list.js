import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { session } from '../../data/session.js';
import '../../elements/question.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables } from '../../shared/styles.js';
import './template-form.js';
import { texts } from './texts.js';

/** Every version of every template; new ones, new versions, and taking one off the offer. Fires `changed`. */
class TemplateList extends LitElement {
  static properties = { phase: { state: true }, items: { state: true }, edited: { state: true }, answer: { state: true } };

  static styles = [
    shared,
    buttons,
    notices,
    tables,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        justify-content: flex-end;
      }
      .retired {
        color: var(--muted);
      }
      .create {
        justify-self: start;
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
    this.phase = 'loading';
    this.items = [];
    /** The template whose next version is written; {} for a new one. @type {object | null} */
    this.edited = null;
    /** @type {{tone: string, text: string} | null} */
    this.answer = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    try {
      this.items = (await session.api.get('/api/challenge-templates/versions')).items;
      this.phase = 'ready';
    } catch (error) {
      this.phase = 'error';
      this.answer = { tone: 'bad', text: `${texts.admin.error} ${error.message}` };
    }
  }

  render() {
    const t = texts.admin;
    return html`${this.phase === 'loading' ? html`<p class="muted" role="status">${t.loading}</p>` : this.#table()}
      <div role="status">${this.answer ? html`<p class="notice ${this.answer.tone}" data-testid="template-answer">${this.answer.text}</p>` : nothing}</div>
      ${this.edited === null
        ? html`<button class="create" data-testid="template-create" @click=${() => this.#edit({})}>${t.create}</button>`
        : html`<tw-template-form .template=${this.edited} @saved=${this.#saved} @cancelled=${() => (this.edited = null)}></tw-template-form>`}
      <tw-question></tw-question>`;
  }

  #table() {
    const t = texts.admin;
    const newest = new Set();
    return html`<div class="panel scroll">
      <table data-testid="template-list">
        <caption class="hidden-visually">${t.templates}</caption>
        <thead>
          <tr>
            <th scope="col">${t.code}</th>
            <th scope="col" class="number">${t.version}</th>
            <th scope="col">${t.name}</th>
            <th scope="col" class="number wide">${t.price}</th>
            <th scope="col" class="number wide">${t.balance}</th>
            <th scope="col">${t.state}</th>
            <th scope="col"></th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            this.items,
            ({ id }) => id,
            (item) => {
              const isNewest = !newest.has(item.code);
              newest.add(item.code);
              return this.#row(item, isNewest);
            },
          )}
        </tbody>
      </table>
    </div>`;
  }

  #row(item, isNewest) {
    const t = texts.admin;
    const offered = item.retired_at === null;
    return html`<tr class=${offered ? '' : 'retired'} data-testid="template-row" data-code=${item.code} data-version=${item.version}>
      <td>${item.code}</td>
      <td class="number">${item.version}</td>
      <td>${item.name}</td>
      <td class="number wide">${format.money(item.price, item.price_currency)}</td>
      <td class="number wide">${format.money(item.initial_balance, item.currency)}</td>
      <td title=${format.utc(item.retired_at)}>${offered ? `● ${t.offered}` : `○ ${t.retired}`}</td>
      <td>
        <div class="actions">
          ${isNewest ? html`<button data-testid="template-edit" aria-label=${t.editLabel(item.code)} @click=${() => this.#edit(item)}>${t.edit}</button>` : nothing}
          ${offered ? html`<button data-testid="template-retire" aria-label=${t.retireLabel(item.code)} @click=${() => this.#retire(item)}>${t.retire}</button>` : nothing}
        </div>
      </td>
    </tr>`;
  }

  async #edit(item) {
    this.answer = null;
    this.edited = item;
    await this.updateComplete;
    this.renderRoot.querySelector('tw-template-form')?.focusFirst();
  }

  #saved = ({ detail: { code, version } }) => {
    this.edited = null;
    this.#changed(texts.admin.saved(code, version));
  };

  async #retire({ code }) {
    const t = texts.admin;
    if (!(await this.renderRoot.querySelector('tw-question').ask({ id: 'retire', title: t.retireTitle(code), effect: t.retireEffect, yes: t.retire }))) {
      return;
    }
    try {
      await session.api.delete(`/api/challenge-templates/${encodeURIComponent(code)}`);
      this.#changed(t.retiredDone(code));
    } catch (error) {
      this.answer = { tone: 'bad', text: error.message };
    }
  }

  #changed(text) {
    this.answer = { tone: 'good', text: `✓ ${text}` };
    this.#load();
    this.dispatchEvent(new CustomEvent('changed'));
  }
}

customElements.define('tw-template-list', TemplateList);
