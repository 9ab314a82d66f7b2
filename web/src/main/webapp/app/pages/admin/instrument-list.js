import { LitElement, css, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Command } from '../../data/command.js';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { entered, field, focusField } from '../../elements/field.js';
import { answerOf, whenRead } from '../../elements/states.js';
import { table } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { buttons, fields, notices, shared, tables } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { texts } from './texts.js';

/** Terms that are numbers, in the order in which they are asked for. */
const NUMBERS = /** @type {const} */ ([
  'minimum_lots', 'maximum_lots', 'lot_step', 'tick_size', 'pip_size', 'margin_percent',
  'commission_per_lot', 'commission_percent', 'swap_long', 'swap_short',
]);

/** What the server may find fault with. */
const ASKED = [...NUMBERS, 'venues'];

/** What can be traded on which terms; changes them. Fires `changed`. */
class InstrumentList extends LitElement {
  static properties = { edited: { state: true } };

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
      .check {
        display: flex;
        align-items: center;
        gap: var(--space-2);
      }
      .check input {
        width: auto;
        min-height: 0;
      }
    `,
  ];

  /** @type {Resource<import('../../data/wire.d.ts').Instrument[]>} */
  #instruments = new Resource(this, async () => (await session.api.get('/api/instruments')).items, []);
  #command = new Command(this);

  constructor() {
    super();
    /** The instrument whose terms are changed. @type {import('../../data/wire.d.ts').Instrument | null} */
    this.edited = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#instruments.load();
  }

  render() {
    return html`${whenRead(this.#instruments, texts.admin, (items) => this.#table(items))}
      ${this.edited === null ? nothing : keyed(this.edited.symbol, this.#form(this.edited))}
      ${answerOf(this.#command, 'instrument-answer')}`;
  }

  #table(items) {
    const t = texts.instrument;
    return table({
      testId: 'instruments',
      caption: t.title,
      kind: 'panel',
      items,
      key: ({ symbol }) => symbol,
      row: (each, cells) => html`<tr data-testid="instrument" data-symbol=${each.symbol}>${cells}</tr>`,
      columns: [
        { label: t.symbol, cell: ({ symbol }) => symbol },
        { label: t.contract_size, kind: 'number wide', cell: (each) => `${format.decimal(each.contract_size)} ${each.base_currency}` },
        { label: t.lots, kind: 'number', cell: (each) => `${format.decimal(each.minimum_lots)} – ${format.decimal(each.maximum_lots)}` },
        { label: t.margin_percent, kind: 'number', cell: (each) => `${format.decimal(each.margin_percent)} %` },
        { label: t.commission_per_lot, kind: 'number wide', cell: (each) => `${format.decimal(each.commission_per_lot)} ${each.quote_currency}` },
        { label: t.commission_percent, kind: 'number wide', cell: (each) => `${format.decimal(each.commission_percent)} %` },
        { label: t.venue, cell: (each) => each.venue_in_force ?? '–' },
        { label: t.state, cell: (each) => (each.enabled ? (each.bid === null ? `○ ${t.noPrice}` : `● ${t.traded}`) : `■ ${t.off}`) },
        {
          label: '',
          cell: (each) => html`<div class="actions">
            <button data-testid="instrument-edit" aria-label=${t.editLabel(each.symbol)}
              ?disabled=${this.#command.busy} @click=${() => this.#edit(each)}>${t.edit}</button>
          </div>`,
        },
      ],
    });
  }

  async #edit(instrument) {
    this.edited = instrument;
    this.#command.clear();
    await this.updateComplete;
    focusField(this.renderRoot, NUMBERS[0]);
  }

  /** To be rendered by its symbol: the entry into one must not stay in the fields of another. @param {import('../../data/wire.d.ts').Instrument} edited */
  #form(edited) {
    const t = texts.instrument;
    return html`<form class="panel" novalidate data-testid="instrument-form" @submit=${this.#save}>
      <h3>${t.formTitle(edited.symbol, edited.quote_currency)}</h3>
      ${NUMBERS.map((name) =>
        field({
          name,
          label: t[name],
          testId: `instrument-${name}`,
          value: edited[name],
          fault: this.#command.faults[name],
          amount: true,
          signed: name.startsWith('swap'),
          required: true,
        }),
      )}
      ${field({
        name: 'venues',
        label: t.venues,
        testId: 'instrument-venues',
        value: edited.venues.join(', '),
        fault: this.#command.faults.venues,
        placeholder: t.venuesHint,
        autocapitalize: 'characters',
      })}
      <label class="check"><input type="checkbox" name="enabled" data-testid="instrument-enabled" .checked=${edited.enabled} />${t.enabled}</label>
      <div class="buttons">
        <button class="primary" data-testid="instrument-save" ?disabled=${this.#command.busy}>${this.#command.busy ? texts.admin.saving : texts.admin.save}</button>
        <button type="button" @click=${() => (this.edited = null)}>${words.cancel}</button>
      </div>
    </form>`;
  }

  #save = async (event) => {
    event.preventDefault();
    if (this.edited === null) {
      return;
    }
    const { enabled, venues: named, ...numbers } = entered(event.target);
    const { symbol, swap_triple_day: triple } = this.edited;
    const venues = named.split(/[\s,]+/).filter((each) => each !== '');
    const terms = { ...numbers, venues, swap_triple_day: triple, enabled: enabled !== undefined };
    const done = await this.#command.run(() => session.api.put(`/api/instruments/${encodeURIComponent(symbol)}`, terms), {
      done: () => texts.instrument.saved(symbol),
      fields: ASKED,
    });
    if (done !== null) {
      this.edited = null;
      this.dispatchEvent(new CustomEvent('changed'));
      await this.#instruments.load();
    } else {
      focusField(this.renderRoot, Object.keys(this.#command.faults)[0]);
    }
  };
}

customElements.define('tw-instrument-list', InstrumentList);
