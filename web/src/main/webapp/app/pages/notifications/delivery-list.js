import { LitElement, css, html, nothing } from 'lit';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { whenRead } from '../../elements/states.js';
import { table, timeColumn } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables, tones } from '../../shared/styles.js';
import { texts } from './texts.js';

/** @typedef {import('../../data/notification.d.ts').NotificationDelivery} NotificationDelivery */

const SHOWN = 100;
const TONES = { due: '', sent: 'good', failed: 'bad', expired: 'warning', skipped: 'warning' };

/** A part of the log, and the cursor of what is older; null where nothing is. @typedef {{items: NotificationDelivery[], next: string | null}} Deliveries */

/** What the user's webhooks were sent, the newest first. */
class DeliveryList extends LitElement {
  static properties = { names: { attribute: false }, reading: { state: true }, failure: { state: true } };

  static styles = [
    shared,
    buttons,
    notices,
    tables,
    tones,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
        justify-items: start;
      }
      .scroll {
        justify-self: stretch;
      }
      .answer {
        max-width: 26rem;
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** @type {Resource<Deliveries>} */
  #deliveries = new Resource(this, () => this.#page({}), { items: [], next: null });

  constructor() {
    super();
    /** Names of rules by their ids. @type {ReadonlyMap<string, string>} */
    this.names = new Map();
    /** Whether older ones are being read. */
    this.reading = false;
    /** Why older ones could not be read; null where they could. @type {import('../../data/api.js').ApiError | null} */
    this.failure = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  /** Reads the newest again, those alone. */
  load() {
    this.failure = null;
    return this.#deliveries.load();
  }

  /** @param {{cursor?: string}} from @returns {Promise<Deliveries>} */
  #page(from) {
    return session.api.get(`/api/notification-deliveries?${new URLSearchParams({ limit: String(SHOWN), ...from })}`);
  }

  /** Reads those before the last; what was read anew meanwhile stays as it is. @param {Deliveries} shown @param {string} cursor */
  async #older(shown, cursor) {
    this.reading = true;
    this.failure = null;
    try {
      const { items, next } = await this.#page({ cursor });
      if (this.#deliveries.value === shown) {
        this.#deliveries.value = { items: [...shown.items, ...items], next };
      }
    } catch (error) {
      this.failure = error;
    } finally {
      this.reading = false;
    }
  }

  render() {
    const t = texts;
    return html`<h2>${t.log}</h2>
      ${whenRead(this.#deliveries, { loading: t.logLoading, error: t.logError }, (shown) =>
        shown.items.length === 0 ? html`<p class="muted" data-testid="no-deliveries">${t.noLog}</p>` : [this.#table(shown.items), this.#below(shown)],
      )}
      <button data-testid="refresh-deliveries" @click=${() => this.load()}>${t.refresh}</button>`;
  }

  /** @param {Deliveries} shown */
  #below(shown) {
    const { next } = shown;
    return html`${this.failure === null ? nothing : html`<p class="notice bad" role="alert">${texts.logError} ${this.failure.message}</p>`}
      ${next === null
        ? nothing
        : html`<button type="button" data-testid="older-deliveries" ?disabled=${this.reading} @click=${() => this.#older(shown, next)}>${texts.older}</button>`}`;
  }

  /** @param {NotificationDelivery[]} items */
  #table(items) {
    const t = texts;
    return table({
      testId: 'deliveries',
      caption: t.log,
      kind: 'panel',
      items,
      key: ({ id }) => id,
      columns: [
        timeColumn(t.time, ({ created_at: at }) => at, () => format.localZone),
        { label: t.rule, cell: ({ rule_id: rule }) => this.names.get(rule) ?? '–' },
        { label: t.what, cell: eventOf },
        { label: t.outcome, cell: ({ state }) => t.outcomes[state], tone: ({ state }) => TONES[state] },
        { label: t.attempts, kind: 'number wide', cell: ({ attempts }) => attempts },
        { label: t.answer, cell: (each) => html`<div class="answer">${answerIn(each)}</div>`, title: ({ id }) => id },
      ],
    });
  }
}

/** @param {NotificationDelivery} delivery */
function eventOf({ event, count, symbol, timeframe, direction }) {
  if (event === null) {
    return texts.several(count);
  }
  return [texts.eventNames[event] ?? event, symbol, timeframe, direction].filter((each) => each !== null).join(' ');
}

/** @param {NotificationDelivery} delivery */
const answerIn = ({ message, host, took_ms: took, attempts }) =>
  `${message ?? host}${attempts > 0 ? `, ${format.milliseconds(took)}` : ''}`;

customElements.define('tw-delivery-list', DeliveryList);
