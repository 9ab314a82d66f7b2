import { LitElement, css, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Command } from '../../data/command.js';
import { notices as shownNotices } from '../../data/notices.js';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { Watch } from '../../data/store.js';
import { head } from '../../elements/keys.js';
import { askIn } from '../../elements/question.js';
import { answerOf, whenRead } from '../../elements/states.js';
import { table } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import './delivery-list.js';
import './rule-form.js';
import { texts } from './texts.js';

/** @typedef {import('../../data/notification.d.ts').NotificationRule} NotificationRule */
/** @typedef {import('../../data/notification.d.ts').NotificationTest} NotificationTest */

const RULES = '/api/notification-rules';

/** A user's rules of notification, what his browser allows, and what his webhooks were sent. */
class NotificationsPage extends LitElement {
  static properties = { edited: { state: true }, secret: { state: true } };

  static styles = [
    shared,
    buttons,
    notices,
    tables,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
        align-content: start;
      }
      .row,
      .actions {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
      }
      .where {
        max-width: 18rem;
        overflow-wrap: anywhere;
      }
      code {
        overflow-wrap: anywhere;
        user-select: all;
      }
    `,
  ];

  /** @type {Resource<NotificationRule[]>} */
  #rules = new Resource(this, async () => (await session.api.get(RULES)).items, []);
  #command = new Command(this);
  /** How often the form was opened: each time it begins anew. */ #opened = 0;
  #permission = new Watch(this, shownNotices.permission);

  constructor() {
    super();
    /** What the form is about; undefined: there is none, null: a new rule. @type {NotificationRule | null | undefined} */
    this.edited = undefined;
    /** Made just now, and shown until something else is done. @type {{name: string, text: string} | null} */
    this.secret = null;
  }

  connectedCallback() {
    super.connectedCallback();
    document.title = `${texts.title} · ${words.product}`;
    shownNotices.look();
    this.#rules.load();
  }

  render() {
    const t = texts;
    return html`${head(t)} ${this.#allowed()}
      <div class="row">
        <h2>${t.rules}</h2>
        <button data-testid="rule-add" @click=${() => this.#edit(null)}>${t.add}</button>
      </div>
      ${this.secret === null
        ? nothing
        : html`<p class="notice warning" role="status">${t.secretMade(this.secret.name)} <code data-testid="rule-secret">${this.secret.text}</code></p>`}
      ${answerOf(this.#command, 'rule-answer')}
      ${this.edited === undefined ? nothing : this.#form(this.edited)}
      ${whenRead(this.#rules, t, (rules) => (rules.length === 0 ? html`<p class="muted" data-testid="no-rules">${t.none}</p>` : this.#table(rules)))}
      <tw-delivery-list .names=${new Map(this.#rules.value.map(({ id, name }) => [id, name]))}></tw-delivery-list>
      <tw-question></tw-question>`;
  }

  #allowed() {
    const permission = this.#permission.value;
    return html`<div class="panel row" data-testid="permission" data-permission=${permission}>
      <span>${permission === 'granted' ? '●' : '○'} ${texts.permission[permission]}</span>
      ${permission === 'default'
        ? html`<button data-testid="permission-ask" @click=${() => shownNotices.ask()}>${texts.permission.allow}</button>`
        : nothing}
    </div>`;
  }

  /** @param {NotificationRule | null} edited */
  #form(edited) {
    return keyed(
      this.#opened,
      html`<tw-rule-form .rule=${edited} @saved=${this.#saved} @cancelled=${() => (this.edited = undefined)} @outdated=${this.#outdated}></tw-rule-form>`,
    );
  }

  /** @param {NotificationRule[]} rules */
  #table(rules) {
    const t = texts;
    return table({
      testId: 'rules',
      caption: t.rules,
      kind: 'panel',
      items: rules,
      key: ({ id }) => id,
      row: (each, cells) => html`<tr data-testid="rule" data-id=${each.id}>${cells}</tr>`,
      columns: [
        { label: t.name, cell: ({ name }) => name },
        { label: t.asks, cell: asked },
        { label: t.events, cell: ({ events }) => events.map((each) => t.eventNames[each]).join(', '), kind: 'wide' },
        { label: t.goesTo, cell: (each) => html`<div class="where">${goesTo(each)}</div>`, kind: 'wide' },
        { label: t.state, cell: stateOf, title: ({ paused_at: at }) => (at === null ? '' : format.utc(at)) },
        { label: '', cell: (each) => this.#actions(each) },
      ],
    });
  }

  /** @param {NotificationRule} rule */
  #actions(rule) {
    const t = texts;
    const { busy } = this.#command;
    const act = (id, label, called, does) =>
      html`<button data-testid="rule-${id}" aria-label=${called} ?disabled=${busy} @click=${does}>${label}</button>`;
    return html`<div class="actions">
      ${act('edit', t.edit, t.editLabel(rule.name), () => this.#edit(rule))}
      ${rule.webhook_url === null
        ? nothing
        : [
            act('test', t.test, t.testLabel(rule.name), () => this.#test(rule)),
            rule.paused_at === null ? nothing : act('resume', t.resume, t.resumeLabel(rule.name), () => this.#resume(rule)),
            act('new-secret', t.secret, t.secretLabel(rule.name), () => this.#replaceSecret(rule)),
          ]}
      ${act('remove', t.remove, t.removeLabel(rule.name), () => this.#remove(rule))}
    </div>`;
  }

  /** @param {NotificationRule | null} rule */
  #edit(rule) {
    this.#command.clear();
    this.secret = null;
    this.edited = rule;
    this.#opened += 1;
  }

  /** The form goes on with what is stored now. */
  #outdated = async () => {
    await this.#rules.load();
    this.edited = this.edited && (this.#rules.value.find(({ id }) => id === this.edited?.id) ?? this.edited);
  };

  /** @param {CustomEvent<NotificationRule>} event */
  #saved = async ({ detail }) => {
    this.edited = undefined;
    this.#command.say(texts.form.saved(detail.name));
    this.#shown(detail);
    await this.#changed();
  };

  /** @param {NotificationRule} rule */
  #shown({ name, webhook_secret: text }) {
    this.secret = text === null ? null : { name, text };
  }

  async #changed() {
    shownNotices.rulesChanged();
    await this.#rules.load();
  }

  /** @param {NotificationRule} rule */
  async #test({ id }) {
    const send = async () => {
      /** @type {NotificationTest} */
      const answer = await session.api.post(`${RULES}/${id}/test`);
      if (!answer.delivered) {
        throw new Error(texts.testFailed(answer.message));
      }
      return answer;
    };
    await this.#command.run(send, { done: (answer) => texts.tested(format.milliseconds(answer.took_ms), answer.message) });
    await Promise.all([this.#rules.load(), this.#loadDeliveries()]);
  }

  /** @param {NotificationRule} rule */
  async #resume({ id, name }) {
    await this.#command.run(() => session.api.post(`${RULES}/${id}/resume`), { done: () => texts.resumed(name) });
    await this.#rules.load();
  }

  /** @param {NotificationRule} rule */
  async #replaceSecret({ id, name }) {
    const sure = await askIn(this, { id: 'rule-secret', title: texts.secretTitle(name), effect: texts.secretEffect, yes: texts.secret });
    if (sure) {
      const done = await this.#command.run(() => session.api.post(`${RULES}/${id}/secret`));
      if (done !== null) {
        this.#shown(done.outcome);
        if (this.edited?.id === id && this.edited.version + 1 === done.outcome.version) {
          this.edited = { ...done.outcome, webhook_secret: null }; // what the form is about was changed by us, and by nobody else
        }
      }
      await this.#rules.load();
    }
  }

  /** @param {NotificationRule} rule */
  async #remove({ id, name }) {
    const sure = await askIn(this, { id: 'rule-remove', title: texts.removeTitle(name), effect: texts.removeEffect, yes: texts.remove });
    if (sure) {
      this.edited = undefined;
      this.secret = null;
      await this.#command.run(() => session.api.delete(`${RULES}/${id}`), { done: () => texts.removed(name) });
      await Promise.all([this.#changed(), this.#loadDeliveries()]);
    }
  }

  #loadDeliveries() {
    return /** @type {any} */ (this.renderRoot.querySelector('tw-delivery-list'))?.load();
  }
}

/** @param {NotificationRule} rule */
function asked({ symbol, timeframe, pattern, direction, min_confidence: least }) {
  const parts = [symbol, timeframe, pattern, direction, least === null ? null : texts.atLeast(least)].filter((each) => each !== null);
  return parts.length === 0 ? texts.allOf : parts.join(', ');
}

/** @param {NotificationRule} rule */
const goesTo = ({ browser, webhook_url: url }) =>
  [browser ? texts.browser : null, url === null ? null : new URL(url).host].filter((each) => each !== null).join(', ');

/** @param {NotificationRule} rule */
function stateOf({ enabled, paused_at: pausedAt, failures }) {
  if (!enabled) {
    return texts.states.off;
  }
  if (pausedAt !== null) {
    return texts.states.paused(failures);
  }
  return failures > 0 ? texts.states.failing(failures) : texts.states.on;
}

customElements.define('tw-notifications-page', NotificationsPage);

/** The page of an address. @type {import('../../data/router.js').Page} */
export const page = () => html`<tw-notifications-page></tw-notifications-page>`;
