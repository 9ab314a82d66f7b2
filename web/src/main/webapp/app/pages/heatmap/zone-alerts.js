import { LitElement, css, html, nothing } from 'lit';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { streams } from '../../data/streams.js';
import { outdated } from '../../elements/states.js';
import { table, timeColumn } from '../../elements/table.js';
import { showToast } from '../../elements/toasts.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables, tones } from '../../shared/styles.js';
import { texts } from './texts.js';

const CHANNEL = 'alerts:market';
const SHOWN = 10;
/** Who takes care of alerts of the market. */
const DESK = ['dealer', 'risk', 'admin'];
const TONES = { critical: 'bad', error: 'bad', warning: 'warning', info: '' };

/** @typedef {import('../../data/alert.d.ts').Alert} Alert */

/** Alerts about zones of a symbol of the last day; new ones and changes come by the channel. */
class ZoneAlerts extends LitElement {
  static properties = { symbol: { attribute: false } };

  static styles = [
    shared,
    buttons,
    notices,
    tables,
    tones,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
      }
      td {
        white-space: nowrap;
      }
    `,
  ];

  /** @type {Resource<Alert[]>} */
  #alerts = new Resource(this, () => this.#read(), []);
  /** @type {{close: () => void} | null} */ #subscription = null;
  /** Why the last alert was not taken care of; a sentence or null. @type {string | null} */ #failure = null;

  constructor() {
    super();
    /** @type {string} */
    this.symbol = '';
  }

  connectedCallback() {
    super.connectedCallback();
    // First the changes, then what was before: nothing falls between them.
    this.#subscription = streams.heatmap.subscribe(CHANNEL, {
      message: ({ data, initial }) => this.#received(data, initial === true),
      gap: () => this.#alerts.load(),
      resumed: () => this.#alerts.load(),
    });
    if (this.hasUpdated) {
      this.#alerts.load();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#subscription?.close();
    this.#subscription = null;
  }

  willUpdate(changed) {
    if (changed.has('symbol')) {
      this.#failure = null;
      this.#alerts.reset();
      this.#alerts.load();
    }
  }

  async #read() {
    const { items } = await session.api.get(`/api/heatmap/alerts?symbol=${encodeURIComponent(this.symbol)}`);
    return items;
  }

  /** @param {Alert} alert @param {boolean} initial */
  #received(alert, initial) {
    if (!alert.subject.startsWith(`${this.symbol}:`)) {
      return;
    }
    const known = this.#alerts.value.find(({ id }) => id === alert.id);
    if (!initial && known?.severity !== 'critical' && alert.severity === 'critical' && alert.state === 'active') {
      showToast({ tone: 'warning', title: alert.title, message: alert.message });
    }
    this.#take(alert);
  }

  /** @param {Alert} alert */
  #take(alert) {
    const others = this.#alerts.value.filter(({ id }) => id !== alert.id);
    this.#alerts.value = [alert, ...others].sort((a, b) => Date.parse(b.timestamp) - Date.parse(a.timestamp));
  }

  /** @param {Alert} alert */
  async #acknowledge(alert) {
    try {
      this.#take(await session.api.post(`/api/alerts/${alert.id}/acknowledge`));
      this.#failure = null;
    } catch (error) {
      this.#failure = error.message;
      this.requestUpdate();
    }
  }

  render() {
    const { phase, error, value } = this.#alerts;
    if (phase === 'error') {
      return html`<p class="notice bad" role="alert">${texts.alertsError} ${error?.message}</p>`;
    }
    return html`${phase === 'ready' ? outdated(this.#alerts, texts.alertsError) : nothing}
      ${this.#failure === null ? nothing : html`<p class="notice bad" role="alert">${this.#failure}</p>`}
      ${value.length === 0 ? html`<p class="muted" data-testid="no-zone-alerts">${phase === 'loading' ? texts.alertsLoading : texts.noAlerts}</p>` : this.#table(value)}
      <p class="muted small">${texts.alertRules}</p>`;
  }

  /** @param {Alert[]} alerts */
  #table(alerts) {
    return table({
      testId: 'zone-alerts',
      caption: texts.alerts,
      columns: [
        timeColumn(texts.time, ({ timestamp }) => timestamp, () => format.localZone),
        { label: '', cell: ({ severity }) => texts.severity[severity], tone: ({ severity }) => TONES[severity] },
        {
          label: texts.prices,
          kind: 'number',
          cell: ({ subject }) => format.decimal(zoneOf(subject).price),
          title: ({ message }) => message,
        },
        { label: texts.side, kind: 'wide', cell: ({ subject }) => texts.sides[zoneOf(subject).side] },
        { label: texts.density, kind: 'number', cell: ({ value }) => (value === null ? '' : format.compact(value)) },
        { label: texts.alertState, cell: (alert) => this.#state(alert) },
      ],
      items: alerts.slice(0, SHOWN),
      key: ({ id }) => id,
    });
  }

  /** @param {Alert} alert */
  #state(alert) {
    if (alert.state === 'active' && DESK.some((role) => session.has(role))) {
      return html`<button type="button" data-testid="acknowledge" aria-label=${texts.acknowledgeOf(alert.title)} @click=${() => this.#acknowledge(alert)}>${texts.acknowledge}</button>`;
    }
    return alert.state === 'acknowledged' ? texts.acknowledgedBy(alert.acknowledgedBy) : texts.alertStates[alert.state];
  }
}

/** What a subject names: symbol, price and side. @param {string} subject `BTC-USDT:94500_short` */
function zoneOf(subject) {
  const [price, side] = subject.slice(subject.indexOf(':') + 1).split('_');
  return { price, side };
}

customElements.define('tw-zone-alerts', ZoneAlerts);
