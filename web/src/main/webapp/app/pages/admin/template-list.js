import { LitElement, css, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Command } from '../../data/command.js';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { askIn } from '../../elements/question.js';
import { answerOf, whenRead } from '../../elements/states.js';
import { table } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables } from '../../shared/styles.js';
import { TemplateForm } from './template-form.js';
import { texts } from './texts.js';

/** Every version of every template; new ones, new versions, and taking one off the offer. Fires `changed`. */
class TemplateList extends LitElement {
  static properties = { edited: { state: true } };

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
      .retired {
        color: var(--muted);
      }
      .create {
        justify-self: start;
      }
    `,
  ];

  /** @type {Resource<import('../../data/wire.d.ts').Template[]>} */
  #templates = new Resource(this, async () => (await session.api.get('/api/challenge-templates/versions')).items, []);
  #command = new Command(this);

  constructor() {
    super();
    /** The template whose next version is written; {} for a new one. @type {Partial<import('../../data/wire.d.ts').Template> | null} */
    this.edited = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#templates.load();
  }

  render() {
    const t = texts.admin;
    return html`${whenRead(this.#templates, t, (items) => this.#table(items))}
      ${answerOf(this.#command, 'template-answer')}
      ${this.edited === null
        ? html`<button class="create" data-testid="template-create" @click=${() => this.#edit({})}>${t.create}</button>`
        : this.#form(this.edited)}
      <tw-question></tw-question>`;
  }

  #table(items) {
    const t = texts.admin;
    return table({
      testId: 'template-list',
      caption: t.templates,
      kind: 'panel',
      items,
      key: ({ id }) => id,
      row: (item, cells) =>
        html`<tr class=${isOffered(item) ? '' : 'retired'} data-testid="template-row" data-code=${item.code} data-version=${item.version}>${cells}</tr>`,
      columns: [
        { label: t.code, cell: ({ code }) => code },
        { label: t.version, kind: 'number', cell: ({ version }) => version },
        { label: t.name, cell: ({ name }) => name },
        { label: t.price, kind: 'number wide', cell: (item) => format.money(item.price, item.price_currency) },
        { label: t.balance, kind: 'number wide', cell: (item) => format.money(item.initial_balance, item.currency) },
        { label: t.state, cell: (item) => (isOffered(item) ? `● ${t.offered}` : `○ ${t.retired}`), title: (item) => format.utc(item.retired_at) },
        { label: '', cell: (item) => this.#actions(item, items.find(({ code }) => code === item.code) === item) },
      ],
    });
  }

  #actions(item, isNewest) {
    const t = texts.admin;
    return html`<div class="actions">
      ${isNewest ? html`<button data-testid="template-edit" aria-label=${t.editLabel(item.code)} @click=${() => this.#edit(item)}>${t.edit}</button>` : nothing}
      ${isOffered(item)
        ? html`<button data-testid="template-retire" aria-label=${t.retireLabel(item.code)}
            ?disabled=${this.#command.pending.has(item.code)} @click=${() => this.#retire(item)}>${t.retire}</button>`
        : nothing}
    </div>`;
  }

  /** Another one for each version: the entry into one must not stay in the fields of another. @param {Partial<import('../../data/wire.d.ts').Template>} edited */
  #form(edited) {
    return keyed(
      edited.id,
      html`<tw-template-form .template=${edited} @saved=${({ detail }) => this.#saved(edited, detail)} @cancelled=${() => (this.edited = null)}></tw-template-form>`,
    );
  }

  async #edit(item) {
    this.#command.clear();
    this.edited = item;
    await this.updateComplete;
    const form = this.renderRoot.querySelector('tw-template-form');
    if (form instanceof TemplateForm) {
      form.focusFirst();
    }
  }

  /** @param {Partial<import('../../data/wire.d.ts').Template>} template what was saved: by now another may be edited @param {{code: string, version: number}} outcome */
  #saved(template, { code, version }) {
    if (this.edited === template) {
      this.edited = null;
    }
    this.#command.say(texts.admin.saved(code, version));
    this.#changed();
  }

  async #retire({ code }) {
    const t = texts.admin;
    const sure = await askIn(this, { id: 'retire', title: t.retireTitle(code), effect: t.retireEffect, yes: t.retire });
    const send = () => session.api.delete(`/api/challenge-templates/${encodeURIComponent(code)}`);
    if (sure && (await this.#command.run(send, { as: code, done: () => t.retiredDone(code) })) !== null) {
      this.#changed();
    }
  }

  #changed() {
    this.#templates.load();
    this.dispatchEvent(new CustomEvent('changed'));
  }
}

/** Whether a version can be bought. */
const isOffered = ({ retired_at: retiredAt }) => retiredAt === null;

customElements.define('tw-template-list', TemplateList);
