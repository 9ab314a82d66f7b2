import { LitElement, css, html, nothing } from 'lit';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { whenRead } from '../../elements/states.js';
import { table, timeColumn } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables } from '../../shared/styles.js';
import { texts } from './texts.js';

const PAGE = 25;

/** Who changed what, newest first; older lines on request. */
export class AuditList extends LitElement {
  static styles = [
    shared,
    buttons,
    notices,
    tables,
    css`
      .text {
        max-width: 22rem;
        overflow-wrap: anywhere;
        font-size: var(--text-s);
      }
      button {
        margin-top: var(--space-3);
      }
    `,
  ];

  /** @type {import('../../data/wire.d.ts').AuditLine[]} */ #known = [];
  /** @type {Resource<{items: import('../../data/wire.d.ts').AuditLine[], more: boolean}>} */
  #lines = new Resource(this, () => this.#read(), { items: [], more: false });

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  /** Reads the newest lines. */
  load() {
    this.#known = [];
    return this.#lines.load();
  }

  #more() {
    this.#known = this.#lines.value.items;
    return this.#lines.load();
  }

  async #read() {
    const known = this.#known;
    const before = known.length === 0 ? '' : `&before=${known.at(-1)?.id}`;
    const { items } = await session.api.get(`/api/audit?limit=${PAGE}${before}`);
    return { items: [...known, ...items], more: items.length === PAGE };
  }

  render() {
    return whenRead(this.#lines, texts.admin, (lines) => this.#table(lines));
  }

  #table({ items, more }) {
    const t = texts.admin;
    if (items.length === 0) {
      return html`<p class="panel muted">${t.auditEmpty}</p>`;
    }
    /** @param {string} label @param {'subject' | 'before' | 'after'} name @returns {import('../../elements/table.js').Column<import('../../data/wire.d.ts').AuditLine>} */
    const text = (label, name) => ({ label, kind: 'text', cell: (line) => line[name] ?? '–' });
    return table({
      testId: 'audit-list',
      caption: t.audit,
      kind: 'panel',
      items,
      key: ({ id }) => id,
      columns: [
        timeColumn(t.at, ({ at }) => at, () => format.localZone),
        { label: t.actor, cell: ({ actor }) => actor },
        { label: t.action, cell: ({ action }) => action },
        text(t.subject, 'subject'),
        text(t.before, 'before'),
        text(t.after, 'after'),
      ],
      below: more ? html`<button @click=${() => this.#more()}>${t.more}</button>` : nothing,
    });
  }
}

customElements.define('tw-audit-list', AuditList);
