import { LitElement, css, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Command } from '../../data/command.js';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { answerOf, whenRead } from '../../elements/states.js';
import { table } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables, tones } from '../../shared/styles.js';
import { CONFLICT, addressOf, changeOf } from './strategy-form.js';
import { parametersText, wantedOf } from './strategy-settings.js';
import { texts } from './texts.js';

/** @typedef {import('../../data/signal.d.ts').Strategy} Strategy */

/** The built-in strategies, for administrators: switches them, and changes their settings. */
class StrategyList extends LitElement {
  static properties = { edited: { state: true } };

  static styles = [
    shared,
    buttons,
    notices,
    tables,
    tones,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      td {
        white-space: nowrap;
      }
      .actions {
        flex-wrap: nowrap;
      }
      .text {
        max-width: 24rem;
        white-space: normal;
        overflow-wrap: anywhere;
        font-size: var(--text-s);
      }
    `,
  ];

  /** @type {Resource<Strategy[]>} */
  #strategies = new Resource(this, async () => (await session.api.get('/api/strategies')).items, []);
  #command = new Command(this);

  constructor() {
    super();
    /** Name of the strategy whose settings are changed; empty where none is. */
    this.edited = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#strategies.load();
  }

  render() {
    const edited = this.#strategies.value.find(({ strategy }) => strategy === this.edited);
    return html`${whenRead(this.#strategies, { loading: texts.strategiesLoading, error: texts.strategiesError }, (items) => this.#table(items))}
      <p class="muted small">${texts.strategiesHint}</p>
      ${answerOf(this.#command, 'strategy-answer')}
      ${edited === undefined ? nothing : keyed(edited.strategy, this.#form(edited))}`;
  }

  /** @param {Strategy[]} items */
  #table(items) {
    return table({
      testId: 'strategies',
      caption: texts.strategies,
      items,
      key: ({ strategy }) => strategy,
      row: (each, cells) => html`<tr data-testid="strategy" data-strategy=${each.strategy} data-enabled=${each.enabled} data-version=${each.version}>${cells}</tr>`,
      columns: [
        { label: texts.strategy, cell: ({ strategy }) => html`<strong>${strategy}</strong>` },
        { label: texts.state, tone: ({ enabled }) => (enabled ? 'good' : ''), cell: ({ enabled }) => html`<span aria-hidden="true">${enabled ? '●' : '○'}</span> ${enabled ? texts.on : texts.off}` },
        { label: texts.timeFrames, cell: ({ timeframes }) => timeframes.join(', ') },
        { label: texts.symbols, kind: 'text', cell: ({ symbols }) => symbols.join(', ') || texts.allSymbols },
        { label: texts.parameters, kind: 'text wide', cell: parametersText },
        { label: texts.changed, kind: 'wide', cell: (each) => (each.changed_by === null ? texts.neverChanged : texts.changedBy(...changeOf(each))), title: ({ changed_at: at }) => format.utc(at) },
        { label: '', cell: (each) => this.#actions(each) },
      ],
    });
  }

  /** @param {Strategy} each */
  #actions(each) {
    const action = each.enabled ? texts.switchOff : texts.switchOn;
    const pending = this.#command.pending.has(each.strategy);
    return html`<div class="actions">
      <button type="button" data-testid="strategy-switch" aria-label=${texts.switchLabel(action, each.strategy)} ?disabled=${pending} @click=${() => this.#switch(each)}>${action}</button>
      <button type="button" data-testid="strategy-edit" aria-label=${texts.editLabel(each.strategy)} ?disabled=${pending} @click=${() => this.#edit(each.strategy)}>${texts.edit}</button>
    </div>`;
  }

  /** By its name: the entry into one must not stay in the fields of another. @param {Strategy} edited */
  #form(edited) {
    return html`<tw-strategy-form .strategy=${edited} @saved=${({ detail }) => this.#saved(detail)} @cancelled=${() => (this.edited = '')} @outdated=${() => this.#strategies.load()}></tw-strategy-form>`;
  }

  /** @param {string} strategy */
  async #edit(strategy) {
    this.#command.clear();
    this.edited = strategy;
    await this.updateComplete;
    const form = /** @type {(HTMLElement & {begin: () => void}) | null} */ (this.renderRoot.querySelector('tw-strategy-form'));
    form?.begin();
  }

  /** @param {Strategy} changed */
  #saved(changed) {
    this.edited = '';
    this.#command.say(texts.savedSettings(changed.strategy));
    this.#take(changed);
  }

  /** @param {Strategy} each */
  async #switch(each) {
    let refusal = '';
    const body = { ...wantedOf(each), enabled: !each.enabled, version: each.version };
    const done = await this.#command.run(() => session.api.put(addressOf(each.strategy), body), {
      as: each.strategy,
      done: ({ strategy, enabled }) => texts.saved(strategy, enabled),
      failed: (error) => {
        refusal = error.kind;
        return { tone: 'bad', text: error.message };
      },
    });
    if (done !== null) {
      this.#take(done.outcome);
    } else if (refusal === CONFLICT) {
      await this.#strategies.load();
      const now = this.#strategies.value.find(({ strategy }) => strategy === each.strategy);
      if (now !== undefined) {
        this.#command.clear();
        this.#command.fail(texts.conflictSwitch(now.strategy, ...changeOf(now), now.enabled));
      }
    }
  }

  /** @param {Strategy} changed */
  #take(changed) {
    this.#strategies.value = this.#strategies.value.map((each) => (each.strategy === changed.strategy ? changed : each));
  }
}

customElements.define('tw-strategy-list', StrategyList);
