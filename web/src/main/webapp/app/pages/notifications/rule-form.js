import { LitElement, css, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Command } from '../../data/command.js';
import { session } from '../../data/session.js';
import { entered, field, focusField } from '../../elements/field.js';
import { answerOf } from '../../elements/states.js';
import { newId } from '../../shared/ids.js';
import { buttons, fields, notices, shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { texts } from './texts.js';

/** @typedef {import('../../data/notification.d.ts').NotificationRule} NotificationRule */

const TIME_FRAMES = ['1m', '5m', '15m', '1h', '4h', '1d'];
const EVENTS = ['created', 'win', 'loss', 'expired'];
const FIELDS = ['name', 'symbol', 'timeframe', 'pattern', 'direction', 'min_confidence', 'events', 'webhook_url', 'webhook_template'];

const CONFLICT = 'notification-rule-conflict';

/**
 * Makes a rule, or changes one: entries stay while another version of it comes. To be rendered anew for each that is opened.
 * Fires `saved` with the rule, `cancelled`, and `outdated` where the rules have to be read again.
 */
class RuleForm extends LitElement {
  static properties = { rule: { attribute: false }, refused: { state: true }, began: { state: true } };

  static styles = [
    shared,
    buttons,
    fields,
    notices,
    css`
      form {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr));
        gap: var(--space-3);
      }
      h3,
      fieldset,
      .whole,
      .buttons {
        grid-column: 1 / -1;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
        margin: 0;
        padding: 0;
        border: 0;
      }
      .check {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        margin: 0;
      }
      textarea {
        width: 100%;
        min-height: 6rem;
        font-family: var(--font-mono, monospace);
      }
      .buttons {
        display: flex;
        gap: var(--space-3);
      }
    `,
  ];

  #command = new Command(this);
  /** Of the rule that a new form makes, however often it is sent. */ #id = newId();

  constructor() {
    super();
    /** Null for a new one. @type {NotificationRule | null} */
    this.rule = null;
    /** The version that a change was to follow, where somebody else was faster; 0 where nobody was. */
    this.refused = 0;
    /** What the fields began with. @type {NotificationRule | null} */
    this.began = null;
  }

  willUpdate() {
    this.began ??= this.rule;
  }

  firstUpdated() {
    focusField(this.renderRoot, 'name');
  }

  render() {
    return html`${keyed(this.began, this.#form(this.began))} ${answerOf(this.#command, 'rule-form-answer')}`;
  }

  /** By what it begins with: entries stay until that is another. @param {NotificationRule | null} rule */
  #form(rule) {
    const t = texts.form;
    const { busy, faults } = this.#command;
    return html`<form class="panel" novalidate data-testid="rule-form" @submit=${this.#save}>
        <h3>${rule === null ? t.add : t.edit(rule.name)}</h3>
        ${field({ name: 'name', label: t.name, testId: 'rule-name', value: rule?.name ?? '', fault: faults.name, required: true })}
        ${field({ name: 'symbol', label: t.symbol, testId: 'rule-symbol', value: rule?.symbol ?? '*', fault: faults.symbol, autocapitalize: 'characters' })}
        ${choice('timeframe', t.timeframe, rule?.timeframe ?? '', [['', texts.all], ...TIME_FRAMES.map((each) => [each, each])])}
        ${field({ name: 'pattern', label: t.pattern, testId: 'rule-pattern', value: rule?.pattern ?? '*', fault: faults.pattern, autocapitalize: 'none' })}
        ${choice('direction', t.direction, rule?.direction ?? '', Object.entries(t.directions))}
        ${field({
          name: 'min_confidence',
          label: t.confidence,
          testId: 'rule-confidence',
          value: rule?.min_confidence === null || rule === null ? '' : String(rule.min_confidence),
          fault: faults.min_confidence,
          amount: true,
        })}
        <fieldset id="events" tabindex="-1">
          <legend>${t.events}</legend>
          ${EVENTS.map((each) => check(`event-${each}`, texts.eventNames[each], rule?.events.includes(each) ?? each === 'created'))}
          ${faults.events ? html`<p class="field-error">${faults.events}</p>` : ''}
        </fieldset>
        <fieldset>
          ${check('browser', t.browser, rule?.browser ?? true)} ${check('enabled', t.enabled, rule?.enabled ?? true)}
        </fieldset>
        <div class="whole">
          ${field({ name: 'webhook_url', label: t.url, testId: 'rule-url', value: rule?.webhook_url ?? '', fault: faults.webhook_url, autocapitalize: 'none' })}
        </div>
        <div class="whole">
          <label for="webhook_template">${t.template}</label>
          <textarea id="webhook_template" name="webhook_template" data-testid="rule-template" spellcheck="false" autocapitalize="none"
            .value=${rule?.webhook_template ?? ''} aria-invalid=${faults.webhook_template ? 'true' : 'false'}></textarea>
          ${faults.webhook_template ? html`<p class="field-error" data-testid="rule-template-error">${faults.webhook_template}</p>` : ''}
        </div>
        ${this.refused === 0 || this.refused === this.rule?.version ? nothing : this.#conflict()}
        <div class="buttons">
          <button class="primary" data-testid="rule-save" ?disabled=${busy}>${busy ? t.saving : t.save}</button>
          <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('cancelled'))}>${words.cancel}</button>
        </div>
      </form>`;
  }

  #conflict() {
    return html`<div class="whole notice warning" role="alert" data-testid="rule-conflict">
      <p>${texts.form.conflict}</p>
      <button type="button" data-testid="rule-take-over" @click=${this.#takeOver}>${texts.form.takeOver}</button>
    </div>`;
  }

  /** The fields begin anew with what is stored. */
  #takeOver = async () => {
    this.began = this.rule;
    this.refused = 0;
    this.#command.clear();
    await this.updateComplete;
    focusField(this.renderRoot, 'name');
  };

  #save = async (event) => {
    event.preventDefault();
    const said = settings(entered(event.target));
    const { rule } = this;
    const send = () =>
      rule === null
        ? session.api.post('/api/notification-rules', { ...said, id: this.#id })
        : session.api.put(`/api/notification-rules/${rule.id}`, { ...said, version: rule.version });
    let refusal = '';
    let isUnknown = false;
    const done = await this.#command.run(send, {
      fields: FIELDS,
      failed: (error) => {
        refusal = error.kind;
        isUnknown = rule === null && error.unanswered;
        return { tone: 'bad', text: this.#why(error, isUnknown) };
      },
    });
    if (done !== null) {
      this.dispatchEvent(new CustomEvent('saved', { detail: done.outcome }));
    } else if (isUnknown) {
      this.dispatchEvent(new CustomEvent('outdated'));
    } else if (refusal === CONFLICT) {
      this.refused = rule?.version ?? 0;
      this.dispatchEvent(new CustomEvent('outdated'));
    } else {
      focusField(this.renderRoot, Object.keys(this.#command.faults)[0]);
    }
  };

  /** @param {import('../../data/api.js').ApiError} error @param {boolean} isUnknown whether a new rule may have been made */
  #why(error, isUnknown) {
    if (isUnknown) {
      return `${error.message} ${texts.form.perhapsMade}`;
    }
    return this.rule === null && error.kind === CONFLICT ? texts.form.madeOtherwise : error.message;
  }
}

/** What a rule is made of. @param {Record<string, string>} form */
export function settings(form) {
  return {
    name: form.name,
    enabled: form.enabled !== undefined,
    symbol: form.symbol || null,
    timeframe: form.timeframe || null,
    pattern: form.pattern || null,
    direction: form.direction || null,
    min_confidence: form.min_confidence === '' ? null : form.min_confidence,
    events: EVENTS.filter((each) => form[`event-${each}`] !== undefined),
    browser: form.browser !== undefined,
    webhook_url: form.webhook_url || null,
    webhook_template: form.webhook_template || null,
  };
}

/** @param {string} name @param {string} label @param {string} value @param {string[][]} options each its value and what it is called */
const choice = (name, label, value, options) =>
  html`<div>
    <label for=${name}>${label}</label>
    <select id=${name} name=${name} data-testid="rule-${name}">
      ${options.map(([each, called]) => html`<option value=${each} ?selected=${each === value}>${called}</option>`)}
    </select>
  </div>`;

/** @param {string} name @param {string} label @param {boolean} checked */
const check = (name, label, checked) =>
  html`<label class="check"><input type="checkbox" name=${name} data-testid="rule-${name}" .checked=${checked} /> ${label}</label>`;

customElements.define('tw-rule-form', RuleForm);
