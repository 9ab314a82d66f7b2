import { LitElement, css, html, nothing } from 'lit';
import { Command } from '../../data/command.js';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { askIn } from '../../elements/question.js';
import { answerOf } from '../../elements/states.js';
import { notices, shared } from '../../shared/styles.js';
import './order-table.js';
import './position-table.js';
import { texts } from './texts.js';
import { withLive } from './ticket.js';

/** Open positions and working orders of a challenge; closes and cancels. */
class OpenAccount extends LitElement {
  static properties = {
    challengeId: { attribute: false },
    instruments: { attribute: false },
    live: { attribute: false },
    revision: { attribute: false },
    readonly: { attribute: false },
    zone: {},
  };

  static styles = [
    shared,
    notices,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      h2 {
        margin-bottom: var(--space-2);
      }
    `,
  ];

  /** @type {Resource<{positions: import('../../data/wire.d.ts').Position[], orders: import('../../data/wire.d.ts').Order[]}>} */
  #open = new Resource(this, () => this.#read(), { positions: [], orders: [] });
  #command = new Command(this);

  constructor() {
    super();
    /** @type {string} */
    this.challengeId = '';
    /** @type {import('../../data/wire.d.ts').Instrument[]} */
    this.instruments = [];
    /** @type {import('../../data/wire.d.ts').LiveAccount | null} */
    this.live = null;
    this.revision = 0;
    this.readonly = false;
    this.zone = 'UTC';
  }

  willUpdate(changed) {
    if (changed.has('challengeId')) {
      this.#open.reset();
    }
    if ((changed.has('challengeId') || changed.has('revision')) && this.challengeId) {
      this.#open.load();
    }
  }

  #address(rest) {
    return `/api/challenges/${encodeURIComponent(this.challengeId)}/${rest}`;
  }

  async #read() {
    const [positions, orders] = await Promise.all([
      session.api.get(this.#address('positions?status=OPEN')),
      session.api.get(this.#address('orders?status=WORKING')),
    ]);
    return { positions: positions.items, orders: orders.items };
  }

  render() {
    const t = texts.order;
    const { positions, orders } = this.#open.value;
    const { error } = this.#open;
    return html`<section aria-labelledby="positions">
        <h2 id="positions">${t.positions}</h2>
        <tw-position-table .positions=${withLive(positions, this.live)} .instruments=${this.instruments} .pending=${this.#command.pending}
          .readonly=${this.readonly} zone=${this.zone} @close=${({ detail }) => this.#close(detail)}></tw-position-table>
      </section>
      ${orders.length === 0
        ? nothing
        : html`<section aria-labelledby="working">
            <h2 id="working">${t.working}</h2>
            <tw-order-table .orders=${orders} .pending=${this.#command.pending} .readonly=${this.readonly} zone=${this.zone}
              @cancel=${({ detail }) => this.#cancel(detail)}></tw-order-table>
          </section>`}
      ${error === null ? nothing : html`<p class="notice bad" role="alert">${t.loadError} ${error.message}</p>`}
      ${answerOf(this.#command, 'account-answer')}
      <tw-question></tw-question>`;
  }

  async #close(position) {
    const t = texts.order;
    const sure = await askIn(this, { id: 'close', title: t.closeTitle(position), effect: t.closeEffect, yes: t.close });
    if (sure) {
      await this.#do(position.id, () => session.api.post(this.#address(`positions/${position.id}/close`), {}), t.closed);
    }
  }

  #cancel(order) {
    return this.#do(order.id, () => session.api.delete(this.#address(`orders/${order.id}`)), texts.order.cancelled);
  }

  async #do(id, send, done) {
    if ((await this.#command.run(send, { as: id, done })) !== null) {
      await this.#open.load();
    }
  }
}

customElements.define('tw-open-account', OpenAccount);
