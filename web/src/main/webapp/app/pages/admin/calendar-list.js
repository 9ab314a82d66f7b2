import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { session } from '../../data/session.js';
import '../../elements/question.js';
import * as format from '../../shared/format.js';
import { buttons, fields, notices, shared, tables } from '../../shared/styles.js';
import { texts } from './texts.js';

const ADDRESS = '/api/calendar';

/** The releases of the coming week; imports them from a CSV file, and removes one. Fires `changed`. */
class CalendarList extends LitElement {
  static properties = { items: { state: true }, pending: { state: true }, answer: { state: true } };

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
      .actions {
        text-align: right;
      }
      input {
        max-width: 24rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {object[] | null} null while they are read */
    this.items = null;
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
      this.items = (await session.api.get(ADDRESS)).items;
    } catch (error) {
      this.items = [];
      this.answer = { tone: 'bad', text: `${texts.admin.error} ${error.message}` };
    }
  }

  render() {
    const t = texts.calendar;
    return html`${this.items === null ? html`<p class="muted" role="status">${texts.admin.loading}</p>` : this.#table()}
      <div>
        <label for="file">${t.choose}</label>
        <input id="file" type="file" accept=".csv,text/csv" data-testid="calendar-file" aria-describedby="hint" ?disabled=${this.pending} @change=${this.#import} />
        <p id="hint" class="muted small">${t.hint}</p>
      </div>
      <div role="status">${this.answer ? html`<p class="notice ${this.answer.tone}" data-testid="calendar-answer">${this.answer.text}</p>` : nothing}</div>
      <tw-question></tw-question>`;
  }

  #table() {
    const t = texts.calendar;
    if (this.items.length === 0) {
      return html`<p class="panel empty" data-testid="calendar-empty">${t.empty}</p>`;
    }
    return html`<div class="panel scroll" tabindex="0" role="region" aria-label=${t.title}>
      <table data-testid="calendar">
        <caption class="hidden-visually">${t.title}</caption>
        <thead>
          <tr>
            <th scope="col">${t.time}</th>
            <th scope="col">${t.currency}</th>
            <th scope="col">${t.release}</th>
            <th scope="col">${t.impact}</th>
            <th scope="col">${t.targeted}</th>
            <th scope="col"></th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            this.items,
            ({ id }) => id,
            (release) => html`<tr>
              <td title=${format.utc(release.time)}>${format.dateTime(release.time, format.localZone)}</td>
              <td>${release.currency}</td>
              <td>${release.title}</td>
              <td>${t.impacts[release.impact]}</td>
              <td>${release.targeted ? t.yes : t.no}</td>
              <td class="actions">
                <button data-testid="release-remove" aria-label=${t.removeLabel(release.title)} ?disabled=${this.pending} @click=${() => this.#remove(release)}>${t.remove}</button>
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #import = async ({ target }) => {
    const [file] = target.files;
    if (file) {
      await this.#do(async () => texts.calendar.imported((await session.api.postCsv(ADDRESS, await file.text())).imported));
      target.value = '';
    }
  };

  async #remove(release) {
    const t = texts.calendar;
    const sure = await this.renderRoot
      .querySelector('tw-question')
      .ask({ id: 'release', title: t.removeTitle(release.title), effect: t.removeEffect, yes: t.remove });
    if (sure) {
      await this.#do(async () => {
        await session.api.delete(`${ADDRESS}/${release.id}`);
        return t.removed(release.title);
      });
    }
  }

  async #do(work) {
    this.pending = true;
    this.answer = null;
    try {
      this.answer = { tone: 'good', text: `✓ ${await work()}` };
      await this.#load();
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (error) {
      this.answer = { tone: 'bad', text: error.message };
    } finally {
      this.pending = false;
    }
  }
}

customElements.define('tw-calendar-list', CalendarList);
