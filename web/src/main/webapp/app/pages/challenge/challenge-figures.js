import { LitElement, css, html, nothing } from 'lit';
import * as format from '../../shared/format.js';
import { shared } from '../../shared/styles.js';
import { texts } from './texts.js';

/** The figures of a challenge: equity, balance, the day's course, trades. */
class ChallengeFigures extends LitElement {
  static properties = { challenge: { attribute: false } };

  static styles = [
    shared,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr));
        gap: var(--space-3) var(--space-4);
        margin: 0;
      }
      dt {
        color: var(--muted);
        font-size: var(--text-s);
      }
      dd {
        margin: 0;
        font-variant-numeric: tabular-nums;
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../../data/wire.d.ts').Challenge | null} */
    this.challenge = null;
  }

  render() {
    const c = this.challenge;
    if (c === null) {
      return nothing;
    }
    const t = texts.challenge;
    const amount = (text) => format.money(text, c.currency);
    const time = (iso) => (iso ? html`<time datetime=${iso} title=${format.utc(iso)}>${format.dayTime(iso, c.time_zone)}</time>` : t.notYet);
    const item = (label, value, id, tone = '') => html`<div><dt>${label}</dt><dd class=${tone} data-testid=${id}>${value}</dd></div>`;
    return html`<dl>
      ${item(t.equity, amount(c.equity ?? c.current_equity), 'equity')} ${item(t.balance, amount(c.current_equity), 'balance')}
      ${item(t.floating, `${format.signed(c.floating_pnl)} ${c.currency}`, 'floating-pnl', format.direction(c.floating_pnl ?? ''))}
      ${item(t.pnl, `${format.signed(c.total_pnl)} ${c.currency}`, 'total-pnl', format.direction(c.total_pnl))}
      ${item(t.initial, amount(c.initial_balance), 'initial-balance')} ${item(t.peak, amount(c.max_equity_ever), 'peak')}
      ${item(t.dayStart, amount(c.daily_start_equity), 'day-start')} ${item(t.dayHigh, amount(c.daily_max_equity), 'day-high')}
      ${item(t.dayLow, amount(c.daily_min_equity), 'day-low')} ${item(t.tradeCount, format.count(c.total_trades), 'trade-count')}
      ${item(t.lastTrade, time(c.last_trade_at), 'last-trade')} ${item(t.started, time(c.started_at), 'started')}
      ${c.ended_at ? item(t.ended, time(c.ended_at), 'ended') : nothing}
    </dl>`;
  }
}

customElements.define('tw-challenge-figures', ChallengeFigures);
