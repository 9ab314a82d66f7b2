import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { session } from '../../data/session.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables } from '../../shared/styles.js';
import { texts } from './texts.js';

const PAGE = 25;

/** Who changed what, newest first; older lines on request. */
class AuditList extends LitElement {
  static properties = { items: { state: true }, more: { state: true }, message: { state: true } };

  static styles = [
    shared,
    buttons,
    notices,
    tables,
    css`
      .text {
        max-width: 22rem;
        overflow-wrap: anywhere;
      }
      button {
        margin-top: var(--space-3);
      }
    `,
  ];

  constructor() {
    super();
    this.items = [];
    this.more = false;
    this.message = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  /** Reads the newest lines. */
  load() {
    return this.#read([]);
  }

  async #read(known) {
    const before = known.length === 0 ? '' : `&before=${known.at(-1).id}`;
    try {
      const { items } = await session.api.get(`/api/audit?limit=${PAGE}${before}`);
      this.items = [...known, ...items];
      this.more = items.length === PAGE;
      this.message = '';
    } catch (error) {
      this.message = error.message;
    }
  }

  render() {
    const t = texts.admin;
    if (this.message) {
      return html`<p class="notice bad" role="alert">${t.error} ${this.message}</p>`;
    }
    if (this.items.length === 0) {
      return html`<p class="panel muted">${t.auditEmpty}</p>`;
    }
    return html`<div class="panel scroll">
      <table data-testid="audit-list">
        <caption class="hidden-visually">${t.audit}</caption>
        <thead>
          <tr>
            <th scope="col">${t.at}</th>
            <th scope="col">${t.actor}</th>
            <th scope="col">${t.action}</th>
            <th scope="col">${t.subject}</th>
            <th scope="col">${t.before}</th>
            <th scope="col">${t.after}</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            this.items,
            ({ id }) => id,
            ({ at, actor, action, subject, before, after }) => html`<tr>
              <td title=${format.utc(at)}>${format.dayTime(at, format.localZone)}</td>
              <td>${actor}</td>
              <td>${action}</td>
              <td class="text small">${subject}</td>
              <td class="text small">${before ?? '–'}</td>
              <td class="text small">${after ?? '–'}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      ${this.more ? html`<button @click=${() => this.#read(this.items)}>${t.more}</button>` : nothing}
    </div>`;
  }
}

customElements.define('tw-audit-list', AuditList);
