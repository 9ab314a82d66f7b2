import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as format from '../../shared/format.js';
import { shared } from '../../shared/styles.js';
import { texts } from './texts.js';

/** What each day on which was traded brought, newest first. */
class DayCalendar extends LitElement {
  static properties = { days: { attribute: false }, currency: {}, today: {} };

  static styles = [
    shared,
    css`
      ol {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(6.5rem, 1fr));
        gap: var(--space-2);
        margin: 0;
        padding: 0;
        list-style: none;
        max-height: 16rem;
        overflow-y: auto;
      }
      li {
        padding: var(--space-2);
        border: 1px solid var(--line);
        border-left: 3px solid var(--line-strong);
        border-radius: var(--radius);
        font-variant-numeric: tabular-nums;
      }
      li.gain {
        border-left-color: var(--good);
      }
      li.loss {
        border-left-color: var(--bad);
      }
      .pnl {
        font-weight: 600;
      }
      .gain .pnl {
        color: var(--good);
      }
      .loss .pnl {
        color: var(--bad);
      }
    `,
  ];

  constructor() {
    super();
    /** Oldest first. @type {readonly import('../../data/wire.d.ts').Day[]} */
    this.days = [];
    this.currency = '';
    /** The running day. */
    this.today = '';
  }

  render() {
    const t = texts.challenge;
    if (this.days.length === 0) {
      return html`<p class="muted">${t.calendarEmpty}</p>`;
    }
    return html`<ol data-testid="day-calendar">
      ${repeat(
        [...this.days].reverse(),
        ({ day }) => day,
        ({ day, pnl, trades }) => html`<li class=${format.direction(pnl)} data-day=${day}>
          <div class="small"><time datetime=${day}>${day}</time>${day === this.today ? html` · ${t.today}` : nothing}</div>
          <div class="pnl">${format.signed(pnl)}</div>
          <div class="muted small">${t.dayTrades(trades)}</div>
        </li>`,
      )}
    </ol>`;
  }
}

customElements.define('tw-day-calendar', DayCalendar);
