import { LitElement, css, html } from 'lit';
import { shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { AuditList } from './audit-list.js';
import './calendar-list.js';
import './feed-list.js';
import './instrument-list.js';
import './template-list.js';
import { texts } from './texts.js';

/** What administrators see and change: templates, instruments, the calendar, feeds, and who changed what. */
class AdminPage extends LitElement {
  static styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: var(--space-5);
      }
      section {
        display: grid;
        gap: var(--space-3);
      }
    `,
  ];

  connectedCallback() {
    super.connectedCallback();
    document.title = `${texts.admin.title} · ${words.product}`;
  }

  #audited = () => {
    const list = this.renderRoot.querySelector('tw-audit-list');
    if (list instanceof AuditList) {
      list.load();
    }
  };

  render() {
    const t = texts.admin;
    return html`<h1 tabindex="-1">${t.title}</h1>
      <section aria-labelledby="templates">
        <h2 id="templates">${t.templates}</h2>
        <tw-template-list @changed=${this.#audited}></tw-template-list>
      </section>
      <section aria-labelledby="instruments">
        <h2 id="instruments">${texts.instrument.title}</h2>
        <tw-instrument-list @changed=${this.#audited}></tw-instrument-list>
      </section>
      <section aria-labelledby="calendar">
        <h2 id="calendar">${texts.calendar.title}</h2>
        <tw-calendar-list @changed=${this.#audited}></tw-calendar-list>
      </section>
      <section aria-labelledby="feeds"><h2 id="feeds">${t.feeds}</h2><tw-feed-list></tw-feed-list></section>
      <section aria-labelledby="audit"><h2 id="audit">${t.audit}</h2><tw-audit-list></tw-audit-list></section>`;
  }
}

customElements.define('tw-admin-page', AdminPage);

/** The page of an address. @type {import('../../data/router.js').Page} */
export const page = () => html`<tw-admin-page></tw-admin-page>`;
