import { LitElement, css, html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Command } from '../../data/command.js';
import { session } from '../../data/session.js';
import { entered, field } from '../../elements/field.js';
import { answerOf } from '../../elements/states.js';
import * as format from '../../shared/format.js';
import { buttons, entry as entryStyles, fields, notices, shared } from '../../shared/styles.js';
import { texts } from './texts.js';

const LEVERAGES = ['5', '10', '25', '50', '100'];
const FIELDS = ['bucket', 'typical_position', 'weights', 'brackets'];
const BRACKET = /^\S+[\s,;]+\S+[\s,;]+\S+$/;

/** What administrators set of a symbol. Fires `saved` when it was changed, and shows what is in force then. */
class HeatmapSettings extends LitElement {
  static properties = { entry: { attribute: false } };

  static styles = [
    shared,
    buttons,
    fields,
    notices,
    entryStyles,
    css`
      form {
        grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr));
      }
      summary {
        font-weight: 600;
        cursor: pointer;
      }
      .flag {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        margin: 0;
      }
      input[type='checkbox'] {
        width: auto;
        min-height: 0;
        accent-color: var(--accent);
      }
      textarea {
        font-family: ui-monospace, monospace;
        min-height: 5rem;
      }
    `,
  ];

  #command = new Command(this);

  constructor() {
    super();
    /** @type {import('../../data/wire.d.ts').HeatmapSymbol | null} */
    this.entry = null;
  }

  willUpdate(changed) {
    const before = changed.get('entry');
    if (before && before.symbol !== this.entry?.symbol) {
      this.#command.clear();
    }
  }

  render() {
    const { entry } = this;
    return entry === null ? html`` : html`<details class="panel" data-testid="heatmap-settings">
      <summary>${texts.settingsOf(entry.symbol)}</summary>
      ${keyed(`${entry.symbol} ${entry.version}`, this.#form(entry))} ${answerOf(this.#command, 'heatmap-settings-answer')}
    </details>`;
  }

  /** @param {import('../../data/wire.d.ts').HeatmapSymbol} entry */
  #form(entry) {
    const { busy, faults } = this.#command;
    const amount = (name, label, value, fault = faults[name]) => field({ name, label, value: String(value), fault, amount: true, testId: `heatmap-set-${name}` });
    return html`<form novalidate data-testid="heatmap-settings-form" @submit=${this.#submit}>
      <label class="flag whole"><input type="checkbox" name="enabled" data-testid="heatmap-set-enabled" .checked=${entry.enabled} /> ${texts.settingsEnabled}</label>
      ${amount('bucket', texts.settingsBucket, entry.bucket)} ${amount('typical_position', texts.settingsPosition, entry.typical_position)}
      ${LEVERAGES.map((leverage, i) => amount(`weight-${leverage}`, texts.settingsWeight(leverage), entry.weights[leverage] ?? 0, i === 0 ? faults.weights : undefined))}
      <div class="whole">
        <label for="brackets">${texts.settingsBrackets}</label>
        <textarea id="brackets" name="brackets" spellcheck="false" aria-invalid=${faults.brackets ? 'true' : 'false'} data-testid="heatmap-set-brackets"
          .value=${entry.brackets.map(({ cap, rate, deduction }) => `${cap} ${rate} ${deduction}`).join('\n')}></textarea>
        ${faults.brackets ? html`<p class="field-error">${faults.brackets}</p>` : ''}
      </div>
      <p class="muted small whole">${texts.settingsHint} ${texts.settingsBy(entry.changed_by, format.dateTime(entry.changed_at, format.localZone))}</p>
      <div class="whole"><button class="primary" data-testid="heatmap-settings-save" ?disabled=${busy}>${busy ? texts.settingsSaving : texts.settingsSave}</button></div>
    </form>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const entry = /** @type {import('../../data/wire.d.ts').HeatmapSymbol} */ (this.entry);
    const values = entered(event.target);
    const lines = values.brackets.split('\n').map((line) => line.trim()).filter((line) => line !== '');
    if (this.#command.refuses(lines.every((line) => BRACKET.test(line)) ? {} : { brackets: texts.settingsBracketsWrong })) {
      return;
    }
    const body = {
      enabled: values.enabled !== undefined,
      bucket: values.bucket,
      typical_position: values.typical_position,
      weights: Object.fromEntries(LEVERAGES.map((leverage) => [leverage, values[`weight-${leverage}`]])),
      brackets: lines.map((line) => line.split(/[\s,;]+/)).map(([cap, rate, deduction]) => ({ cap, rate, deduction })),
      version: entry.version,
    };
    const send = () => session.api.put(`/api/heatmap/symbols/${encodeURIComponent(entry.symbol)}`, body);
    const done = await this.#command.run(send, { fields: FIELDS, done: () => texts.settingsSaved(entry.symbol) });
    if (done !== null) {
      this.dispatchEvent(new CustomEvent('saved'));
    }
  };
}

customElements.define('tw-heatmap-settings', HeatmapSettings);
