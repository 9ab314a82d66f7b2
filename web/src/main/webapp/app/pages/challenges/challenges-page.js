import { LitElement, css, html, nothing } from 'lit';
import { fold, hasEnded } from '../../data/challenge-state.js';
import { Resource } from '../../data/resource.js';
import { challengePath } from '../../data/router.js';
import { session } from '../../data/session.js';
import { streams } from '../../data/streams.js';
import { whenRead } from '../../elements/states.js';
import '../../elements/status-chip.js';
import { table, timeColumn } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import './challenge-catalogue.js';
import { texts } from './texts.js';

/** Rooms followed for the list; more challenges than this are shown as they were loaded. */
const FOLLOWED_AT_MOST = 50;

/** The list of challenges, live, and for traders the catalogue. */
class ChallengesPage extends LitElement {
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
      td:first-child a {
        font-weight: 600;
      }
    `,
  ];

  /** @type {Resource<import('../../data/wire.d.ts').Challenge[]>} */
  #challenges = new Resource(this, async () => (await session.api.get('/api/challenges')).items, []);
  /** @type {Map<string, {close: () => void}>} */ #rooms = new Map();

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
    await this.#challenges.load();
    this.#followAll();
  }

  #followAll() {
    const running = this.#challenges.value.filter((challenge) => !hasEnded(challenge)).slice(0, FOLLOWED_AT_MOST);
    for (const { id } of running) {
      if (this.isConnected && !this.#rooms.has(id)) {
        this.#rooms.set(
          id,
          streams.challenges.subscribe(`challenge:${id}`, {
            message: (message) => this.#received(id, message),
            // A refreshed figure does not tell whether the status changed meanwhile.
            resumed: ({ recovered }) => !recovered && this.#load(),
          }),
        );
      }
    }
  }

  #received(id, message) {
    this.#challenges.value = this.#challenges.value.map((item) => (item.id === id ? fold(item, message) : item));
    if (['PASSED', 'FUNDED'].includes(message.data?.new_status)) {
      this.#load(); // The account of the next phase is there.
    }
  }

  render() {
    const all = session.has('risk', 'admin');
    return html`<h1 tabindex="-1">${texts.title}</h1>
      <section aria-labelledby="list">
        <h2 id="list">${all ? texts.all : texts.own}</h2>
        ${whenRead(this.#challenges, texts, (items) => this.#list(items, all))}
      </section>
      ${session.has('trader')
        ? html`<section aria-labelledby="catalogue">
            <h2 id="catalogue">${texts.catalogue}</h2>
            <tw-challenge-catalogue @bought=${() => this.#load()}></tw-challenge-catalogue>
          </section>`
        : nothing}`;
  }

  #list(items, all) {
    if (items.length === 0) {
      return html`<p class="panel empty" data-testid="challenges-empty">${all ? texts.allEmpty : texts.ownEmpty}</p>`;
    }
    /** @param {import('../../data/wire.d.ts').Challenge} challenge */
    const amount = ({ equity, currency }) => html`${format.decimal(equity)}<span class="wide"> ${currency}</span>`;
    return table({
      testId: 'challenge-list',
      caption: all ? texts.all : texts.own,
      kind: 'panel',
      items,
      key: ({ id }) => id,
      row: ({ id }, cells) => html`<tr data-testid="challenge-row" data-challenge-id=${id}>${cells}</tr>`,
      columns: [
        { label: texts.name, cell: ({ id, template_name: name }) => html`<a href=${challengePath(id)} data-testid="challenge-link">${name}</a>` },
        ...(all ? [{ label: texts.trader, cell: ({ username }) => username }] : []),
        { label: texts.statusColumn, cell: ({ status }) => html`<tw-status-chip data-testid="challenge-row-status" status=${status}></tw-status-chip>` },
        { label: texts.equity, kind: 'number', testId: 'challenge-row-equity', cell: amount },
        { label: texts.pnl, kind: 'number', tone: (item) => format.direction(item.total_pnl), cell: (item) => format.signed(item.total_pnl) },
        { label: texts.trades, kind: 'number wide', cell: (item) => format.count(item.total_trades) },
        timeColumn(texts.created, (item) => item.created_at, (item) => item.time_zone, 'number wide'),
      ],
    });
  }
}

customElements.define('tw-challenges-page', ChallengesPage);

/** The page of an address. @type {import('../../data/router.js').Page} */
export const page = () => html`<tw-challenges-page></tw-challenges-page>`;
