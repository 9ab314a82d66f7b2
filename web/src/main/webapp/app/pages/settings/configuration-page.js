import { LitElement, css, html, nothing } from 'lit';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { field } from '../../elements/field.js';
import { head, keyColumn, keys } from '../../elements/keys.js';
import { whenRead } from '../../elements/states.js';
import { table } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { fields, notices, shared, tables } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { configuration as texts } from './texts.js';

/** @typedef {import('../../data/wire.d.ts').ConfigurationKey} ConfigurationKey */

/** What is in force on this node, where it came from, and what differs from the defaults. */
class ConfigurationPage extends LitElement {
  static properties = { filter: { state: true }, onlyDiffering: { state: true } };

  static styles = [
    shared,
    fields,
    notices,
    tables,
    keys,
    css`
      .filter {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--space-2) var(--space-5);
        max-width: 40rem;
      }
      .only {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        min-height: 2.25rem;
        margin: 0;
      }
    `,
  ];

  /** @type {Resource<import('../../data/wire.d.ts').Configuration | null>} */
  #configuration = new Resource(this, () => session.api.get('/api/configuration'), null);

  constructor() {
    super();
    /** What names and descriptions must contain. */
    this.filter = '';
    this.onlyDiffering = false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.title = `${texts.title} · ${words.product}`;
    this.#configuration.load();
  }

  render() {
    return html`${head(texts)}
      <div class="filter" role="search">
        <div @input=${this.#narrow}>${field({ name: 'filter', label: texts.filter, testId: 'configuration-filter', autocapitalize: 'none' })}</div>
        <label class="only"><input type="checkbox" data-testid="configuration-differing" .checked=${this.onlyDiffering} @change=${this.#toggle} /> ${texts.onlyDiffering}</label>
      </div>
      ${whenRead(this.#configuration, texts, (read) => (read === null ? nothing : html`${about(read.build)}${this.#table(read.items.filter(this.#wanted))}`))}`;
  }

  /** @param {ConfigurationKey[]} items */
  #table(items) {
    const t = texts;
    return html`<p class="muted small" role="status" data-testid="configuration-count">${t.count(items.length)}</p>
      ${table({
        testId: 'configuration',
        caption: t.title,
        kind: 'panel',
        items,
        key: ({ key }) => key,
        row: (each, cells) =>
          html`<tr data-testid="configuration-key" data-key=${each.key} data-value=${each.value ?? nothing} data-differs=${each.differs}>${cells}</tr>`,
        columns: [
          keyColumn(t.key),
          { label: t.value, cell: held },
          { label: t.source, cell: ({ source }) => html`<div class="text">${source ?? t.ofDefault}</div>` },
          { label: t.byDefault, cell: ({ default: text }) => html`<div class="text">${text}</div>` },
          { label: t.change, cell: ({ restart }) => (restart ? t.restart : html`<a href="/settings">${t.running}</a>`) },
          { label: t.readBy, cell: ({ read_by: reader }) => reader, kind: 'wide' },
        ],
      })}`;
  }

  /** @param {ConfigurationKey} each */
  #wanted = ({ key, description, value, source, differs, changed_by_restart: changed, after_restart: later }) => {
    const text = [key, description, value ?? '', source ?? '', later ?? ''].join(' ').toLowerCase();
    return (differs || changed || !this.onlyDiffering) && text.includes(this.filter.trim().toLowerCase());
  };

  /** @param {InputEvent} event */
  #narrow = (event) => {
    this.filter = /** @type {HTMLInputElement} */ (event.target).value;
  };

  /** @param {Event} event */
  #toggle = (event) => {
    this.onlyDiffering = /** @type {HTMLInputElement} */ (event.target).checked;
  };
}

/** Which build this is. @param {import('../../data/wire.d.ts').Build} build */
const about = ({ version, commit, built_at: builtAt }) =>
  html`<p class="muted small" data-testid="build">${texts.about(version, commit, builtAt === null ? '–' : format.utc(builtAt))}</p>`;

/** What holds, and what will. @param {ConfigurationKey} key */
const held = (key) =>
  html`<div class="text">${key.differs ? html`<strong>${shown(key)}</strong> ● ${texts.differs}` : shown(key)}
    ${key.changed_by_restart ? html`<p class="small" data-testid="after-restart">↻ ${texts.afterRestart(later(key))}</p>` : nothing}</div>`;

/** A value in words. @param {ConfigurationKey} key @returns {string} */
const shown = ({ value, secret, set, unit }) => {
  if (secret) {
    return set ? texts.set : texts.notSet;
  }
  return inWords(value, unit);
};

/** What a restart brings. @param {ConfigurationKey} key @returns {string} */
const later = ({ after_restart: value, secret, unit }) => (secret ? texts.another : inWords(value, unit));

/** @param {string | null} value @param {string | null} unit @returns {string} */
const inWords = (value, unit) => (value === null ? '–' : texts.amount(value, unit));

customElements.define('tw-configuration-page', ConfigurationPage);

/** The page of an address. @type {import('../../data/router.js').Page} */
export const page = () => html`<tw-configuration-page></tw-configuration-page>`;
