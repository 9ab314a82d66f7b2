import { LitElement, css, html } from 'lit';
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

/** What the user's webhooks were sent, the newest first. */
class DeliveryList extends LitElement {
  static properties = { names: { attribute: false } };

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

  /** @type {Resource<NotificationDelivery[]>} */
  #deliveries = new Resource(this, async () => (await session.api.get(`/api/notification-deliveries?limit=${SHOWN}`)).items, []);

  constructor() {
    super();
    /** Names of rules by their ids. @type {ReadonlyMap<string, string>} */
    this.names = new Map();
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  /** Reads them again. */
  load() {
    return this.#deliveries.load();
  }

  render() {
    const t = texts;
    return html`<h2>${t.log}</h2>
      ${whenRead(this.#deliveries, { loading: t.logLoading, error: t.logError }, (items) =>
        items.length === 0 ? html`<p class="muted" data-testid="no-deliveries">${t.noLog}</p>` : this.#table(items),
      )}
      <button data-testid="refresh-deliveries" @click=${() => this.load()}>${t.refresh}</button>`;
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
