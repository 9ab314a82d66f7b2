import { LitElement, html } from 'lit';
import { Command } from '../../data/command.js';
import { feeds } from '../../data/feeds.js';
import { session } from '../../data/session.js';
import { EverySecond, Watch } from '../../data/store.js';
import { askIn } from '../../elements/question.js';
import { answerOf } from '../../elements/states.js';
import { table } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables, tones } from '../../shared/styles.js';
import { texts } from './texts.js';

const SIGN = { LIVE: '●', STALE: '▲', DOWN: '✕' };
const TONE = { LIVE: 'good', STALE: 'warning', DOWN: 'bad' };
const ACTIONS = ['enable', 'disable', 'full_books'];
const LABEL = { enable: texts.admin.enable, disable: texts.admin.disable, full_books: texts.admin.fullBooks };

/** The venues' feeds as this node sees them, and what an administrator can ask of their collectors. */
class FeedList extends LitElement {
  static styles = [shared, buttons, notices, tables, tones];

  #status = new Watch(this, feeds.status);
  #command = new Command(this);

  constructor() {
    super();
    new EverySecond(this);
  }

  render() {
    const t = texts.admin;
    const now = this.#status.value.feeds.map(({ venue, lost }) => ({ venue, lost, ...feeds.ageOf(venue) }));
    return html`${table({
      testId: 'feed-list',
      caption: t.feeds,
      kind: 'panel',
      items: now,
      key: ({ venue }) => venue,
      columns: [
        { label: t.venue, cell: ({ venue }) => venue },
        { label: t.state, tone: ({ state }) => TONE[state], cell: ({ state }) => html`<span aria-hidden="true">${SIGN[state]}</span> ${state}` },
        { label: t.heartbeat, kind: 'number', cell: ({ ageMs }) => format.age(ageMs) },
        { label: t.lost, kind: 'number', cell: ({ lost }) => format.count(lost) },
        { label: '', cell: ({ venue }) => html`<div class="actions">${ACTIONS.map((action) => this.#button(venue, action))}</div>` },
      ],
    })}
      ${answerOf(this.#command, 'feed-answer')}
      <tw-question></tw-question>`;
  }

  #button(venue, action) {
    const label = LABEL[action];
    return html`<button data-testid="feed-${action}" aria-label=${texts.admin.feedLabel(label, venue)} ?disabled=${this.#command.pending.has(venue)}
      @click=${() => this.#ask(venue, action)}>${label}</button>`;
  }

  async #ask(venue, action) {
    const t = texts.admin;
    const sure =
      action !== 'disable' ||
      (await askIn(this, { id: 'disable', title: t.disableTitle(venue), effect: t.disableEffect, yes: t.disable }));
    if (sure) {
      await this.#command.run(() => session.api.post(`/api/feeds/${encodeURIComponent(venue)}`, { action }), {
        as: venue,
        done: () => t.feedDone(venue, LABEL[action].toLowerCase()),
      });
    }
  }
}

customElements.define('tw-feed-list', FeedList);
