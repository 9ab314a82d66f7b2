import { LitElement, css, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Command } from '../../data/command.js';
import { session } from '../../data/session.js';
import { TIME_FRAMES } from '../../data/time-frames.js';
import { field, focusField } from '../../elements/field.js';
import { answerOf } from '../../elements/states.js';
import * as format from '../../shared/format.js';
import { buttons, entry as entryStyles, fields, notices, shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { plain } from './plain.js';
import { differences, faultsOf, wantedIn } from './strategy-settings.js';
import { texts } from './texts.js';

export const CONFLICT = 'strategy-settings-conflict';

/** @typedef {import('../../data/signal.d.ts').Strategy} Strategy */

/** @param {string} strategy */
export const addressOf = (strategy) => `/api/strategies/${encodeURIComponent(strategy)}`;

/** Who changed a strategy last, and when. @param {Strategy} strategy @returns {[string, string]} */
export const changeOf = ({ changed_by: by, changed_at: at }) => [by ?? texts.somebody, format.dayTime(at, format.localZone)];

/**
 * Changes the settings of a strategy. What somebody else changed meanwhile is shown beside the entries, and neither is lost. To
 * be rendered by the strategy's name. Fires `saved`, `cancelled`, and `outdated` where what is in force has to be read again.
 */
class StrategyForm extends LitElement {
  static properties = { strategy: { attribute: false }, refused: { state: true }, began: { state: true } };

  static styles = [
    shared,
    buttons,
    fields,
    notices,
    entryStyles,
    css`
      form {
        grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
        align-items: end;
      }
      .check {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        margin: 0;
      }
      .frames {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
      }
      legend {
        padding: 0;
        margin-bottom: var(--space-1);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
      }
      ul {
        margin: var(--space-1) 0;
        padding-left: var(--space-5);
      }
    `,
  ];

  #command = new Command(this);

  constructor() {
    super();
    /** As it is in force. @type {Strategy | null} */
    this.strategy = null;
    /** What was sent, and the version that it was to follow, where somebody else was faster. @type {{wanted: import('./strategy-settings.js').Wanted, version: number} | null} */
    this.refused = null;
    /** What the fields began with: they keep the entries while other settings come into force. @type {Strategy | null} */
    this.began = null;
  }

  willUpdate() {
    this.began ??= this.strategy;
  }

  async begin() {
    await this.updateComplete;
    focusField(this.renderRoot, 'enabled');
  }

  render() {
    const { strategy, began } = this;
    if (strategy === null || began === null) {
      return nothing;
    }
    return html`<section class="panel" aria-labelledby="form-title">
      <h3 id="form-title">${texts.editTitle(strategy.strategy)}</h3>
      ${keyed(began, this.#form(began, strategy))} ${answerOf(this.#command, 'strategy-form-answer')}
    </section>`;
  }

  /** By what it begins with: entries stay until that is another. @param {Strategy} began @param {Strategy} strategy */
  #form(began, strategy) {
    const { busy, faults } = this.#command;
    const { refused } = this;
    return html`<form novalidate data-testid="strategy-form" @submit=${this.#save}>
        <label class="check whole"><input type="checkbox" id="enabled" name="enabled" data-testid="strategy-enabled" .checked=${began.enabled} /> ${texts.enabled}</label>
        ${began.bounds.map((bound) => this.#parameter(bound, plain(began.parameters[bound.name]), faults[bound.name]))}
        <div class="whole">${field({ name: 'symbols', label: texts.symbolsField, testId: 'strategy-symbols', value: began.symbols.join(', '), fault: faults.symbols, autocapitalize: 'characters' })}</div>
        ${this.#frames(began, faults.timeframes)}
        ${refused === null || refused.version === strategy.version ? nothing : this.#conflict(refused.wanted, strategy)}
        <div class="whole buttons">
          <button class="primary" data-testid="strategy-save" ?disabled=${busy}>${busy ? texts.saving : texts.save}</button>
          <button type="button" data-testid="strategy-cancel" @click=${() => this.dispatchEvent(new CustomEvent('cancelled'))}>${words.cancel}</button>
        </div>
      </form>`;
  }

  /** @param {import('../../data/signal.d.ts').StrategyParameter} bound @param {string} value @param {string} [fault] */
  #parameter({ name, least, most, meaning }, value, fault) {
    const range = texts.range(format.decimal(plain(least)), format.decimal(plain(most)));
    return field({ name, label: `${meaning} (${range})`, testId: `strategy-${name}`, value, fault, amount: true, required: true });
  }

  /** @param {Strategy} strategy @param {string} [fault] */
  #frames({ timeframes }, fault) {
    return html`<fieldset class="whole" id="timeframes" tabindex="-1" aria-describedby=${fault ? 'frames-fault' : nothing}>
      <legend class="label">${texts.timeFrames}</legend>
      <div class="frames">
        ${Object.keys(TIME_FRAMES).map((frame) => html`<label class="check"><input type="checkbox" id="frame-${frame}" name="frame-${frame}" data-testid="strategy-frame-${frame}" .checked=${timeframes.includes(frame)} /> ${frame}</label>`)}
      </div>
      ${fault ? html`<p class="field-error" id="frames-fault" data-testid="strategy-frames-error">${fault}</p>` : nothing}
    </fieldset>`;
  }

  /** @param {import('./strategy-settings.js').Wanted} refused @param {Strategy} now */
  #conflict(refused, now) {
    const others = differences(refused, now);
    const said = others.length === 0 ? texts.conflictSame : texts.conflict;
    return html`<div class="whole notice warning" role="alert" data-testid="strategy-conflict">
      <div>
        <p>${said(now.strategy, ...changeOf(now))}</p>
        ${others.length === 0 ? nothing : html`<ul>${others.map((each) => html`<li>${each}</li>`)}</ul><p>${texts.conflictHint}</p>`}
      </div>
      <button type="button" data-testid="strategy-take-over" @click=${this.#takeOver}>${texts.takeOver}</button>
    </div>`;
  }

  /** The fields begin anew with what is in force. */
  #takeOver = async () => {
    this.began = this.strategy;
    this.refused = null;
    this.#command.clear();
    await this.begin();
  };

  #save = async (event) => {
    event.preventDefault();
    const strategy = /** @type {Strategy} */ (this.strategy);
    const wanted = wantedIn(new FormData(event.target), strategy);
    if (this.#command.refuses(faultsOf(wanted, strategy))) {
      await this.updateComplete;
      focusField(this.renderRoot, Object.keys(this.#command.faults)[0]);
      return;
    }
    let refusal = '';
    const done = await this.#command.run(() => session.api.put(addressOf(strategy.strategy), { ...wanted, version: strategy.version }), {
      fields: ['symbols', 'timeframes'],
      failed: (error) => {
        refusal = error.kind;
        return { tone: 'bad', text: error.message };
      },
    });
    if (done !== null) {
      this.dispatchEvent(new CustomEvent('saved', { detail: done.outcome }));
    } else if (refusal === CONFLICT) {
      this.refused = { wanted, version: strategy.version };
      this.#command.clear();
      this.dispatchEvent(new CustomEvent('outdated'));
    }
  };
}

customElements.define('tw-strategy-form', StrategyForm);
