import { LitElement, css, html, nothing } from 'lit';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { streams } from '../../data/streams.js';
import { outdated } from '../../elements/states.js';
import { table, timeColumn } from '../../elements/table.js';
import { showToast } from '../../elements/toasts.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables, tones } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { texts } from './texts.js';

const CHANNEL = 'alerts:market';
const SHOWN = 10;
const RETRY_MS = 10000;
/** Who takes care of alerts of the market. */
const DESK = ['dealer', 'risk', 'admin'];
const TONES = { critical: 'bad', error: 'bad', warning: 'warning', info: '' };

/** @typedef {import('../../data/alert.d.ts').Alert} Alert */

/** Alerts about zones of a symbol of the last day; new ones and changes come by the channel. */
class ZoneAlerts extends LitElement {
  static properties = { symbol: { attribute: false }, retryMs: { attribute: false } };

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
  /** What came by another way since the reading under way began: the answer may be older. @type {Map<string, Alert>} */ #meanwhile = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #retry;
  /** @type {{close: () => void} | null} */ #subscription = null;
  /** Why the last alert was not taken care of; a sentence or null. @type {string | null} */ #failure = null;

  constructor() {
    super();
    /** @type {string} */
    this.symbol = '';
    /** After a reading that failed it is tried again so much later. */
    this.retryMs = RETRY_MS;
  }

  connectedCallback() {
    super.connectedCallback();
    // What was before is read at once, and again as soon as the changes are sure to come: nothing falls between them.
    this.#subscription = streams.heatmap.subscribe(CHANNEL, {
      message: ({ data, initial }) => this.#received(data, initial === true),
      gap: () => this.#alerts.load(),
      subscribed: () => this.#alerts.load(),
    });
    if (this.hasUpdated) {
      this.#alerts.load();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#subscription?.close();
    this.#subscription = null;
    clearTimeout(this.#retry);
  }

  willUpdate(changed) {
    if (changed.has('symbol')) {
      this.#failure = null;
      this.#alerts.reset();
      this.#alerts.load();
    }
  }

  async #read() {
    clearTimeout(this.#retry);
    const meanwhile = new Map();
    this.#meanwhile = meanwhile;
    try {
      const { items } = await session.api.get(`/api/heatmap/alerts?symbol=${encodeURIComponent(this.symbol)}`);
      return newestFirst([...meanwhile.values(), ...items.filter(({ id }) => !meanwhile.has(id))]);
    } catch (error) {
      if (meanwhile === this.#meanwhile && this.isConnected) {
        this.#retry = setTimeout(() => this.#alerts.load(), this.retryMs);
      }
      throw error;
    }
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
    const known = this.#alerts.value.find(({ id }) => id === alert.id);
    // The channel tells everybody, and names nobody; who answered to the desk did.
    const same = known !== undefined && Date.parse(known.acknowledgedAt ?? '') === Date.parse(alert.acknowledgedAt ?? '');
    const told = same && alert.acknowledgedBy === null ? { ...alert, acknowledgedBy: known.acknowledgedBy } : alert;
    this.#meanwhile.set(alert.id, told);
    const others = this.#alerts.value.filter(({ id }) => id !== alert.id);
    this.#alerts.value = newestFirst([told, ...others]);
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
    const { phase, value } = this.#alerts;
    const failed = phase === 'error';
    return html`${outdated(this.#alerts, texts.alertsError)}
      ${failed ? html`<button type="button" data-testid="retry-zone-alerts" @click=${() => this.#alerts.load()}>${words.errors.retry}</button>` : nothing}
      ${this.#failure === null ? nothing : html`<p class="notice bad" role="alert">${this.#failure}</p>`}
      ${value.length > 0 || failed ? nothing : html`<p class="muted" data-testid="no-zone-alerts">${phase === 'loading' ? texts.alertsLoading : texts.noAlerts}</p>`}
      ${value.length === 0 ? nothing : this.#table(value)}
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

/** @param {Alert[]} alerts */
const newestFirst = (alerts) => alerts.sort((a, b) => Date.parse(b.timestamp) - Date.parse(a.timestamp));

/** What a subject names: symbol, price and side. @param {string} subject `BTC-USDT:94500_short` */
function zoneOf(subject) {
  const [price, side] = subject.slice(subject.indexOf(':') + 1).split('_');
  return { price, side };
}

customElements.define('tw-zone-alerts', ZoneAlerts);
