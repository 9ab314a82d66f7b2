import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fold, hasEnded } from '../../data/challenge-state.js';
import { challengePath } from '../../data/router.js';
import { session } from '../../data/session.js';
import { streams } from '../../data/streams.js';
import '../../elements/status-chip.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import './challenge-catalogue.js';
import { texts } from './texts.js';

/** Rooms followed for the list; more challenges than this are shown as they were loaded. */
const FOLLOWED_AT_MOST = 50;

/** The list of challenges, live, and for traders the catalogue. */
class ChallengesPage extends LitElement {
  static properties = { phase: { state: true }, items: { state: true }, message: { state: true } };

  static styles = [
    shared,
    buttons,
    notices,
    tables,
    css`
      :host {
        display: grid;
        gap: var(--space-5);
      }
      section {
        display: grid;
        gap: var(--space-3);
      }
      .message {
        display: grid;
        justify-items: start;
        gap: var(--space-3);
      }
      td:first-child a {
        font-weight: 600;
      }
      @media (max-width: 48rem) {
        .wide {
          display: none;
        }
      }
    `,
  ];

  /** @type {Map<string, {close: () => void}>} */ #rooms = new Map();

  constructor() {
    super();
    this.phase = 'loading';
    this.items = [];
    this.message = '';
  }

  connectedCallback() {
    super.connectedCallback();
    document.title = `${texts.title} · ${words.product}`;
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#rooms.forEach((room) => room.close());
    this.#rooms.clear();
  }

  async #load() {
    try {
      const { items } = await session.api.get('/api/challenges');
      this.items = items;
      this.phase = 'ready';
      this.#followAll();
    } catch (error) {
      this.message = error.message;
      this.phase = this.phase === 'ready' ? 'ready' : 'error';
    }
  }

  #followAll() {
    const running = this.items.filter((challenge) => !hasEnded(challenge)).slice(0, FOLLOWED_AT_MOST);
    for (const { id } of running) {
      if (this.isConnected && !this.#rooms.has(id)) {
        this.#rooms.set(
          id,
          streams.challenges.subscribe(`challenge:${id}`, {
            message: (message) => {
              this.items = this.items.map((item) => (item.id === id ? fold(item, message) : item));
              if (['PASSED', 'FUNDED'].includes(message.data?.new_status)) {
                this.#load(); // The account of the next phase is there.
              }
            },
            // A refreshed figure does not tell whether the status changed meanwhile.
            resumed: ({ recovered }) => !recovered && this.#load(),
          }),
        );
      }
    }
  }

  render() {
    const trader = session.has('trader');
    return html`<h1 tabindex="-1">${texts.title}</h1>
      <section aria-labelledby="list">
        <h2 id="list">${session.has('risk', 'admin') ? texts.all : texts.own}</h2>
        <div class="panel">${this.#list()}</div>
      </section>
      ${trader
        ? html`<section aria-labelledby="catalogue">
            <h2 id="catalogue">${texts.catalogue}</h2>
            <tw-challenge-catalogue @bought=${() => this.#load()}></tw-challenge-catalogue>
          </section>`
        : nothing}`;
  }

  #list() {
    if (this.phase === 'loading') {
      return html`<p class="muted" role="status">${texts.loading}</p>`;
    }
    if (this.phase === 'error') {
      return html`<div class="message" role="alert">
        <p>${texts.error} ${this.message}</p>
        <button @click=${() => this.#load()}>${words.errors.retry}</button>
      </div>`;
    }
    const all = session.has('risk', 'admin');
    if (this.items.length === 0) {
      return html`<p class="empty" data-testid="challenges-empty">${all ? texts.allEmpty : texts.ownEmpty}</p>`;
    }
    return html`<div class="scroll">
      <table data-testid="challenge-list">
        <caption class="hidden-visually">${all ? texts.all : texts.own}</caption>
        <thead>
          <tr>
            <th scope="col">${texts.name}</th>
            ${all ? html`<th scope="col">${texts.trader}</th>` : nothing}
            <th scope="col">${texts.statusColumn}</th>
            <th scope="col" class="number">${texts.equity}</th>
            <th scope="col" class="number">${texts.pnl}</th>
            <th scope="col" class="number wide">${texts.trades}</th>
            <th scope="col" class="number wide">${texts.created}</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(this.items, ({ id }) => id, (challenge) => this.#row(challenge, all))}
        </tbody>
      </table>
    </div>`;
  }

  #row(challenge, all) {
    const { id, template_name: name, username, status, currency, time_zone: zone } = challenge;
    return html`<tr data-testid="challenge-row" data-challenge-id=${id}>
      <td><a href=${challengePath(id)} data-testid="challenge-link">${name}</a></td>
      ${all ? html`<td>${username}</td>` : nothing}
      <td><tw-status-chip data-testid="challenge-row-status" status=${status}></tw-status-chip></td>
      <td class="number" data-testid="challenge-row-equity">${format.decimal(challenge.current_equity)}<span class="wide"> ${currency}</span></td>
      <td class="number ${format.direction(challenge.total_pnl)}">${format.signed(challenge.total_pnl)}</td>
      <td class="number wide">${format.count(challenge.total_trades)}</td>
      <td class="number wide" title=${format.utc(challenge.created_at)}>${format.dayTime(challenge.created_at, zone)}</td>
    </tr>`;
  }
}

customElements.define('tw-challenges-page', ChallengesPage);

/** The page of an address. @type {import('../../data/router.js').Page} */
export const page = () => html`<tw-challenges-page></tw-challenges-page>`;
