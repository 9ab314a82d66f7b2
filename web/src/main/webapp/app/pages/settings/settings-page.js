import { LitElement, css, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Command } from '../../data/command.js';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { entered, field, focusField } from '../../elements/field.js';
import { head, keyColumn, keys } from '../../elements/keys.js';
import { askIn } from '../../elements/question.js';
import { answerOf, whenRead } from '../../elements/states.js';
import { table } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { buttons, fields, notices, shared, tables } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { texts } from './texts.js';

/** The one field of the form. */
const VALUE = 'value';

/** What administrators change while the nodes run: values, ranges, and who changed them. */
class SettingsPage extends LitElement {
  static properties = { edited: { state: true } };

  static styles = [
    shared,
    buttons,
    fields,
    notices,
    tables,
    keys,
    css`
      form {
        display: grid;
        gap: var(--space-3);
        max-width: 40rem;
      }
      .buttons {
        display: flex;
        gap: var(--space-3);
      }
    `,
  ];

  /** @type {Resource<import('../../data/wire.d.ts').Setting[]>} */
  #settings = new Resource(this, async () => (await session.api.get('/api/settings')).items, []);
  #command = new Command(this);

  constructor() {
    super();
    /** The setting that is changed. @type {import('../../data/wire.d.ts').Setting | null} */
    this.edited = null;
  }

  connectedCallback() {
    super.connectedCallback();
    document.title = `${texts.title} · ${words.product}`;
    this.#settings.load();
  }

  render() {
    return html`${head(texts)}
      ${whenRead(this.#settings, texts, (items) => this.#table(items))}
      ${this.edited === null ? nothing : keyed(this.edited.key, this.#form(this.edited))}
      ${answerOf(this.#command, 'setting-answer')}
      <tw-question></tw-question>`;
  }

  /** @param {import('../../data/wire.d.ts').Setting[]} items */
  #table(items) {
    const t = texts;
    return table({
      testId: 'settings',
      caption: t.title,
      kind: 'panel',
      items,
      key: ({ key }) => key,
      row: (each, cells) =>
        html`<tr data-testid="setting" data-key=${each.key} data-value=${each.value} data-overridden=${each.overridden}>${cells}</tr>`,
      columns: [
        keyColumn(t.key),
        { label: t.value, kind: 'number', cell: (each) => (each.overridden ? html`<strong>${shown(each, each.value)}</strong> ● ${t.chosen}` : shown(each, each.value)) },
        { label: t.byDefault, kind: 'number', cell: (each) => shown(each, each.default) },
        { label: t.range, kind: 'number', cell: range },
        { label: t.changed, cell: changed, title: (each) => format.utc(each.changed_at) },
        { label: '', cell: (each) => this.#actions(each) },
      ],
    });
  }

  /** @param {import('../../data/wire.d.ts').Setting} setting */
  #actions(setting) {
    const t = texts;
    return html`<div class="actions">
      <button data-testid="setting-edit" aria-label=${t.editLabel(setting.key)}
        ?disabled=${this.#command.busy} @click=${() => this.#edit(setting)}>${t.edit}</button>
      ${setting.overridden
        ? html`<button data-testid="setting-reset" aria-label=${t.resetLabel(setting.key)}
            ?disabled=${this.#command.busy} @click=${() => this.#reset(setting)}>${t.reset}</button>`
        : nothing}
    </div>`;
  }

  /** To be rendered by its key: the entry into one must not stay in the fields of another. @param {import('../../data/wire.d.ts').Setting} setting */
  #form(setting) {
    const t = texts;
    const { busy, faults } = this.#command;
    return html`<form class="panel" novalidate data-testid="setting-form" @submit=${this.#save}>
      <h2>${setting.key}</h2>
      <p class="muted">${setting.description}</p>
      ${setting.type === 'FLAG'
        ? html`<div>
            <label for=${VALUE}>${t.value}</label>
            <select id=${VALUE} name=${VALUE} data-testid="setting-value" .value=${setting.value}>
              ${['true', 'false'].map((each) => html`<option value=${each} ?selected=${each === setting.value}>${t.values[each]}</option>`)}
            </select>
          </div>`
        : field({
            name: VALUE,
            label: t.formValue(range(setting)),
            testId: 'setting-value',
            value: setting.value,
            fault: faults[VALUE],
            amount: true,
            signed: setting.min?.startsWith('-') ?? false,
            required: true,
          })}
      <div class="buttons">
        <button class="primary" data-testid="setting-save" ?disabled=${busy}>${busy ? t.saving : t.save}</button>
        <button type="button" @click=${() => (this.edited = null)}>${words.cancel}</button>
      </div>
    </form>`;
  }

  /** @param {import('../../data/wire.d.ts').Setting} setting */
  async #edit(setting) {
    this.#command.clear();
    this.edited = setting;
    await this.updateComplete;
    focusField(this.renderRoot, VALUE);
  }

  #save = async (event) => {
    event.preventDefault();
    if (this.edited === null) {
      return;
    }
    const { key, version } = this.edited;
    const body = { value: entered(event.target)[VALUE], version };
    const done = await this.#command.run(() => session.api.put(addressOf(key), body), { done: told, fields: [VALUE] });
    if (done !== null) {
      this.edited = null;
      await this.#settings.load();
    } else if (this.#command.faults[VALUE]) {
      focusField(this.renderRoot, VALUE);
    } else {
      // Somebody else may have changed it: the next attempt goes by what is there now.
      await this.#settings.load();
      this.edited = this.#settings.value.find((each) => each.key === key) ?? null;
    }
  };

  /** @param {import('../../data/wire.d.ts').Setting} setting */
  async #reset(setting) {
    const t = texts;
    const { key, version } = setting;
    const sure = await askIn(this, { id: 'setting-reset', title: t.resetTitle(key), effect: t.resetEffect(shown(setting, setting.default)), yes: t.reset });
    if (sure) {
      this.edited = null;
      await this.#command.run(() => session.api.delete(`${addressOf(key)}?version=${version}`), { done: told });
      await this.#settings.load();
    }
  }
}

/** @param {string} key */
const addressOf = (key) => `/api/settings/${encodeURIComponent(key)}`;

/** @param {import('../../data/wire.d.ts').Setting} setting */
const told = (setting) => texts.saved(setting.key, shown(setting, setting.value));

/** A value of a setting in words. @param {import('../../data/wire.d.ts').Setting} setting @param {string} value @returns {string} */
const shown = ({ type, unit }, value) => (type === 'FLAG' ? texts.values[value] : texts.amount(format.decimal(value), unit));

/** @param {import('../../data/wire.d.ts').Setting} setting @returns {string} */
const range = ({ min, max, unit }) =>
  min === null || max === null ? '–' : texts.amount(texts.between(format.decimal(min), format.decimal(max)), unit);

/** @param {import('../../data/wire.d.ts').Setting} setting @returns {string} */
const changed = ({ changed_by: by, changed_at: at }) => (by === null ? texts.never : texts.changedBy(by, format.dayTime(at, format.localZone)));

customElements.define('tw-settings-page', SettingsPage);

/** The page of an address. @type {import('../../data/router.js').Page} */
export const page = () => html`<tw-settings-page></tw-settings-page>`;
