import { LitElement, css, html, nothing } from 'lit';
import { feeds } from '../../data/feeds.js';
import { session } from '../../data/session.js';
import { EverySecond, Watch } from '../../data/store.js';
import '../../elements/question.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables } from '../../shared/styles.js';
import { texts } from './texts.js';

const SIGN = { LIVE: '●', STALE: '▲', DOWN: '✕' };
const TONE = { LIVE: 'good', STALE: 'warning', DOWN: 'bad' };
const ACTIONS = ['enable', 'disable', 'full_books'];

/** The venues' feeds as this node sees them, and what an administrator can ask of their collectors. */
class FeedList extends LitElement {
  static properties = { pending: { state: true }, answer: { state: true } };

  static styles = [
    shared,
    buttons,
    notices,
    tables,
    css`
      .good {
        color: var(--good);
      }
      .warning {
        color: var(--warning);
      }
      .bad {
        color: var(--bad);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        justify-content: flex-end;
      }
    `,
  ];

  #status = new Watch(this, feeds.status);

  constructor() {
    super();
    new EverySecond(this);
    this.pending = '';
    /** @type {{tone: string, text: string} | null} */
    this.answer = null;
  }

  render() {
    const t = texts.admin;
    return html`<div class="panel scroll">
        <table data-testid="feed-list">
          <caption class="hidden-visually">${t.feeds}</caption>
          <thead>
            <tr>
              <th scope="col">${t.venue}</th>
              <th scope="col">${t.state}</th>
              <th scope="col" class="number">${t.heartbeat}</th>
              <th scope="col" class="number">${t.lost}</th>
              <th scope="col"></th>
            </tr>
          </thead>
          <tbody>${this.#status.value.feeds.map(({ venue, lost }) => this.#row(venue, lost))}</tbody>
        </table>
      </div>
      <div role="status">${this.answer ? html`<p class="notice ${this.answer.tone}" data-testid="feed-answer">${this.answer.text}</p>` : nothing}</div>
      <tw-question></tw-question>`;
  }

  #row(venue, lost) {
    const t = texts.admin;
    const { state, ageMs } = feeds.ageOf(venue);
    const label = { enable: t.enable, disable: t.disable, full_books: t.fullBooks };
    return html`<tr>
      <td>${venue}</td>
      <td class=${TONE[state]}><span aria-hidden="true">${SIGN[state]}</span> ${state}</td>
      <td class="number">${format.age(ageMs)}</td>
      <td class="number">${format.count(lost)}</td>
      <td>
        <div class="actions">
          ${ACTIONS.map(
            (action) => html`<button data-testid="feed-${action}" aria-label=${t.feedLabel(label[action], venue)} ?disabled=${this.pending !== ''}
              @click=${() => this.#ask(venue, action, label[action])}>${label[action]}</button>`,
          )}
        </div>
      </td>
    </tr>`;
  }

  async #ask(venue, action, label) {
    const t = texts.admin;
    const sure =
      action !== 'disable' ||
      (await this.renderRoot.querySelector('tw-question').ask({ id: 'disable', title: t.disableTitle(venue), effect: t.disableEffect, yes: t.disable }));
    if (!sure) {
      return;
    }
    this.pending = venue;
    try {
      await session.api.post(`/api/feeds/${encodeURIComponent(venue)}`, { action });
      this.answer = { tone: 'good', text: `✓ ${t.feedDone(venue, label.toLowerCase())}` };
    } catch (error) {
      this.answer = { tone: 'bad', text: error.message };
    } finally {
      this.pending = '';
    }
  }
}

customElements.define('tw-feed-list', FeedList);
