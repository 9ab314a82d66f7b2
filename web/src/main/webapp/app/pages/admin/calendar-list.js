import { LitElement, css, html } from 'lit';
import { Command } from '../../data/command.js';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { askIn } from '../../elements/question.js';
import { answerOf, whenRead } from '../../elements/states.js';
import { table } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { buttons, fields, notices, shared, tables } from '../../shared/styles.js';
import { texts } from './texts.js';

const ADDRESS = '/api/calendar';
/** The id of an import among the removals of releases. */
const IMPORT = 'import';

/** The releases of the coming week; imports them from a CSV file, and removes one. Fires `changed`. */
class CalendarList extends LitElement {
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
      input {
        max-width: 24rem;
      }
    `,
  ];

  /** @type {Resource<import('../../data/wire.d.ts').Release[]>} */
  #releases = new Resource(this, async () => (await session.api.get(ADDRESS)).items, []);
  #command = new Command(this);

  connectedCallback() {
    super.connectedCallback();
    this.#releases.load();
  }

  render() {
    const t = texts.calendar;
    return html`${whenRead(this.#releases, texts.admin, (items) => this.#table(items))}
      <div>
        <label for="file">${t.choose}</label>
        <input id="file" type="file" accept=".csv,text/csv" data-testid="calendar-file" aria-describedby="hint" ?disabled=${this.#command.pending.has(IMPORT)} @change=${this.#import} />
        <p id="hint" class="muted small">${t.hint}</p>
      </div>
      ${answerOf(this.#command, 'calendar-answer')}
      <tw-question></tw-question>`;
  }

  #table(items) {
    const t = texts.calendar;
    if (items.length === 0) {
      return html`<p class="panel empty" data-testid="calendar-empty">${t.empty}</p>`;
    }
    return table({
      testId: 'calendar',
      caption: t.title,
      kind: 'panel',
      items,
      key: ({ id }) => id,
      columns: [
        { label: t.time, cell: ({ time }) => format.dateTime(time, format.localZone), title: ({ time }) => format.utc(time) },
        { label: t.currency, cell: ({ currency }) => currency },
        { label: t.release, cell: ({ title }) => title },
        { label: t.impact, cell: ({ impact }) => t.impacts[impact] },
        { label: t.targeted, cell: ({ targeted }) => (targeted ? t.yes : t.no) },
        { label: '', cell: (release) => this.#removal(release) },
      ],
    });
  }

  #removal(release) {
    const t = texts.calendar;
    return html`<div class="actions">
      <button data-testid="release-remove" aria-label=${t.removeLabel(release.title)} ?disabled=${this.#command.pending.has(release.id)}
        @click=${() => this.#remove(release)}>${t.remove}</button>
    </div>`;
  }

  #import = async ({ target }) => {
    const [file] = target.files;
    if (file) {
      await this.#do(IMPORT, async () => session.api.postCsv(ADDRESS, await file.text()), ({ imported }) => texts.calendar.imported(imported));
      target.value = '';
    }
  };

  async #remove(release) {
    const t = texts.calendar;
    const sure = await askIn(this, { id: 'release', title: t.removeTitle(release.title), effect: t.removeEffect, yes: t.remove });
    if (sure) {
      await this.#do(
        release.id,
        () => session.api.delete(`${ADDRESS}/${release.id}`),
        () => t.removed(release.title),
      );
    }
  }

  async #do(id, send, done) {
    if ((await this.#command.run(send, { as: id, done })) !== null) {
      this.dispatchEvent(new CustomEvent('changed'));
      await this.#releases.load();
    }
  }
}

customElements.define('tw-calendar-list', CalendarList);
