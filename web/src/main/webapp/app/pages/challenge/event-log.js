import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as format from '../../shared/format.js';
import { shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { texts } from './texts.js';

/** More than one reads; older events stand in the trades. */
export const LOG_CAPACITY = 100;

/** @typedef {{seq: number, type: string, tone: '' | 'good' | 'warning' | 'bad', time: string, title: string, message: string}} LogEntry newest first */

/** @type {Record<string, 'good' | 'bad'>} */
const ENDS = { FAILED: 'bad', FUNDED: 'good', PASSED: 'good' };

/** Puts an event into words. @param {import('../../../client/index.js').ChannelMessage} message @param {string} currency @returns {LogEntry} */
export function describe({ type, seq, timestamp, data }, currency) {
  const t = texts.challenge;
  /** @type {LogEntry} */
  const entry = { seq: seq ?? 0, type, tone: '', title: t.eventKind[type] ?? type, time: timestamp, message: '' };
  if (type === 'EQUITY_UPDATED') {
    const equity = format.money(data.equity ?? data.current_equity, currency);
    const traded = data.trade_pnl !== undefined && data.trade_pnl !== null;
    entry.message = traded
      ? t.equityEvent(format.signed(data.trade_pnl), data.trade_symbol, equity)
      : t.equityEventPlain(equity);
  } else if (type === 'CHALLENGE_STATUS_CHANGED') {
    const status = (name) => words.status[name] ?? name;
    const reason = data.reason ? (words.reason[data.reason] ?? data.reason) : '';
    entry.message = t.statusEvent(status(data.old_status), status(data.new_status), reason);
    entry.tone = ENDS[data.new_status] ?? '';
  } else if (type === 'TRADE_EXECUTED') {
    entry.message = t.tradeEvent(words.sides[data.side] ?? data.side, format.decimal(data.quantity), data.symbol, format.decimal(data.price));
  } else if (type === 'BALANCE_ADJUSTED') {
    entry.message = t.adjustedEvent(format.signed(data.amount), t.adjustment[data.kind] ?? data.kind, format.money(data.balance, currency));
  } else if (type === 'DAY_STARTED') {
    entry.message = t.dayEvent(data.trading_day, format.money(data.daily_start_equity, currency));
  } else if (type === 'ORDER_UPDATED') {
    const detail = data.fill_price ? texts.order.at(data.fill_price) : data.reason ? `: ${data.reason.replace(/\.$/, '')}` : '';
    entry.message = texts.order.orderEvent(data, texts.order.statuses[data.status] ?? data.status, detail);
    entry.tone = data.status === 'REJECTED' ? 'bad' : '';
  } else if (type === 'POSITION_UPDATED') {
    entry.message =
      data.status === 'OPEN' ? texts.order.openedEvent(data) : texts.order.closedEvent(data, texts.order.reasons[data.close_reason] ?? data.close_reason);
  } else if (type === 'RISK_ALERT') {
    entry.title = `${words.severity[data.severity] ?? data.severity}: ${data.title}`;
    entry.message = data.message;
    entry.tone = 'warning';
  }
  return entry;
}

/** Events of a challenge as they happen; new ones are read out politely. */
class EventLog extends LitElement {
  static properties = { entries: { attribute: false }, zone: {} };

  static styles = [
    shared,
    css`
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      .scroll {
        max-height: 20rem;
        overflow-y: auto;
      }
      li {
        display: grid;
        grid-template-columns: 6.5rem minmax(0, 1fr);
        gap: 0 var(--space-3);
        padding: var(--space-2);
        border-left: 3px solid var(--line);
        border-bottom: 1px solid var(--line);
      }
      li:last-child {
        border-bottom: 0;
      }
      time {
        color: var(--muted);
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
      }
      .good {
        border-left-color: var(--good);
      }
      .warning {
        border-left-color: var(--warning);
      }
      .warning strong {
        color: var(--warning);
      }
      .bad {
        border-left-color: var(--bad);
      }
      .bad strong {
        color: var(--bad);
      }
      .empty {
        color: var(--muted);
      }
    `,
  ];

  constructor() {
    super();
    /** Newest first. @type {readonly LogEntry[]} */
    this.entries = [];
    this.zone = 'UTC';
  }

  render() {
    const empty = this.entries.length === 0;
    return html`${empty ? html`<p class="empty">${texts.challenge.logEmpty}</p>` : ''}
      <div class="scroll" role="log" aria-live="polite" aria-relevant="additions" aria-label=${texts.challenge.log} tabindex=${empty ? '-1' : '0'}>
        <ol data-testid="event-log">
          ${repeat(
            this.entries,
            ({ seq, type }) => `${seq}${type}`,
            ({ type, tone, time, title, message }) => html`<li class=${tone} data-testid="event" data-type=${type}>
              <time datetime=${time} title=${format.utc(time)}>${format.clock(Date.parse(time), this.zone)}</time>
              <span><strong>${title}</strong> ${message}</span>
            </li>`,
          )}
        </ol>
      </div>`;
  }
}

customElements.define('tw-event-log', EventLog);
