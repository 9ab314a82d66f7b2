import { LitElement, css, html, nothing } from 'lit';
import { session } from '../../data/session.js';
import '../../elements/question.js';
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
    positions: { state: true },
    orders: { state: true },
    pending: { state: true },
    answer: { state: true },
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

  constructor() {
    super();
    this.instruments = [];
    this.live = null;
    this.revision = 0;
    this.readonly = false;
    this.positions = [];
    this.orders = [];
    this.pending = '';
    /** @type {{tone: string, text: string} | null} */
    this.answer = null;
  }

  willUpdate(changed) {
    if (changed.has('challengeId')) {
      this.positions = [];
      this.orders = [];
    }
    if ((changed.has('challengeId') || changed.has('revision')) && this.challengeId) {
      this.#load(this.challengeId);
    }
  }

  #address(rest) {
    return `/api/challenges/${encodeURIComponent(this.challengeId)}/${rest}`;
  }

  async #load(id) {
    try {
      const [positions, orders] = await Promise.all([
        session.api.get(this.#address('positions?status=OPEN')),
        session.api.get(this.#address('orders?status=WORKING')),
      ]);
      if (id === this.challengeId) {
        this.positions = positions.items;
        this.orders = orders.items;
      }
    } catch (error) {
      this.answer = { tone: 'bad', text: `${texts.order.loadError} ${error.message}` };
    }
  }

  render() {
    const t = texts.order;
    return html`<section aria-labelledby="positions">
        <h2 id="positions">${t.positions}</h2>
        <tw-position-table .positions=${withLive(this.positions, this.live)} .instruments=${this.instruments} .pending=${this.pending}
          .readonly=${this.readonly} zone=${this.zone} @close=${({ detail }) => this.#close(detail)}></tw-position-table>
      </section>
      ${this.orders.length === 0
        ? nothing
        : html`<section aria-labelledby="working">
            <h2 id="working">${t.working}</h2>
            <tw-order-table .orders=${this.orders} .pending=${this.pending} .readonly=${this.readonly} zone=${this.zone}
              @cancel=${({ detail }) => this.#cancel(detail)}></tw-order-table>
          </section>`}
      <div role="status">${this.answer ? html`<p class="notice ${this.answer.tone}" data-testid="account-answer">${this.answer.text}</p>` : nothing}</div>
      <tw-question></tw-question>`;
  }

  async #close(position) {
    const t = texts.order;
    const sure = await this.renderRoot
      .querySelector('tw-question')
      .ask({ id: 'close', title: t.closeTitle(position), effect: t.closeEffect, yes: t.close });
    if (sure) {
      await this.#do(position.id, () => session.api.post(this.#address(`positions/${position.id}/close`), {}), t.closed);
    }
  }

  #cancel(order) {
    return this.#do(order.id, () => session.api.delete(this.#address(`orders/${order.id}`)), texts.order.cancelled);
  }

  async #do(id, call, done) {
    this.pending = id;
    this.answer = null;
    try {
      this.answer = { tone: 'good', text: `✓ ${done(await call())}` };
      await this.#load(this.challengeId);
    } catch (error) {
      this.answer = { tone: 'bad', text: error.message };
    } finally {
      this.pending = '';
    }
  }
}

customElements.define('tw-open-account', OpenAccount);
