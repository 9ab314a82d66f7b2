import { LitElement, css, html, nothing } from 'lit';
import { subtractDecimals } from '../../../client/index.js';
import { hasEnded } from '../../data/challenge-state.js';
import { EverySecond } from '../../data/store.js';
import * as format from '../../shared/format.js';
import { notices, shared } from '../../shared/styles.js';
import { bestDayShare } from './history.js';
import { counted, objectivesOf } from './limits.js';
import './objective-card.js';
import { texts } from './texts.js';

/** The objectives of a challenge with the distance to each limit, further conditions, and when the day ends. */
class ObjectivesView extends LitElement {
  static properties = { challenge: { attribute: false }, days: { attribute: false } };

  static styles = [
    shared,
    notices,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: baseline;
        gap: var(--space-1) var(--space-4);
        margin-bottom: var(--space-3);
      }
      .objectives {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr));
        gap: var(--space-4);
      }
      .conditions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .countdown {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  constructor() {
    super();
    new EverySecond(this);
    /** @type {import('../../data/wire.d.ts').Challenge | null} */
    this.challenge = null;
    /** What each day brought; null until it is known. @type {readonly {pnl: string}[] | null} */
    this.days = null;
  }

  render() {
    return this.challenge === null ? nothing : this.#shown(this.challenge);
  }

  /** @param {import('../../data/wire.d.ts').Challenge} challenge */
  #shown(challenge) {
    return html`<section aria-labelledby="objectives">
        <div class="head"><h2 id="objectives">${texts.challenge.objectives}</h2>${this.#countdown(challenge)}</div>
        <div class="objectives">
          ${objectivesOf(challenge).map(
            (objective) => html`<tw-objective-card class="panel" data-testid="objective-${objective.kind}" data-state=${objective.state}
              .objective=${objective} currency=${challenge.currency}></tw-objective-card>`,
          )}
        </div>
      </section>
      ${this.#locked(challenge)} ${this.#conditions(challenge)}`;
  }

  /** @param {import('../../data/wire.d.ts').Challenge} challenge */
  #countdown(challenge) {
    const { time_zone: zone, terms, objectives } = challenge;
    if (hasEnded(challenge) || objectives.next_reset_at === null) {
      return nothing;
    }
    const reset = Date.parse(objectives.next_reset_at);
    return html`<span class="muted small countdown" title="${texts.challenge.resetTitle(terms.reset_time, zone)} ${format.utc(reset)}">
      ${texts.challenge.resetsIn} <strong role="timer" data-testid="day-countdown">${format.countdown(reset - Date.now())}</strong></span>`;
  }

  /** What forbids trading now. @param {import('../../data/wire.d.ts').Challenge} challenge */
  #locked({ objectives, time_zone: zone }) {
    return objectives.locked_until
      ? html`<p class="notice warning" role="status" data-testid="locked">◼ ${texts.challenge.locked(format.dateTime(objectives.locked_until, zone))}</p>`
      : nothing;
  }

  /** What else has to be met. @param {import('../../data/wire.d.ts').Challenge} challenge */
  #conditions(challenge) {
    const t = texts.challenge;
    const items = [tradingDays(challenge), bestDay(challenge, this.days)].filter((item) => item !== null);
    if (items.length === 0) {
      return nothing;
    }
    return html`<ul class="conditions" aria-label=${t.conditions}>
      ${items.map(({ id, met, text }) => html`<li class="panel" data-testid=${id} data-met=${met}>
        <span class=${met ? 'gain' : 'muted'} aria-hidden="true">${met ? '✓' : '○'}</span> ${text} <span class="muted">${met ? t.met : t.open}</span></li>`)}
    </ul>`;
  }
}

/** @param {import('../../data/wire.d.ts').Challenge} challenge */
function tradingDays({ objectives: { trading_days: days, minimum_trading_days: least } }) {
  return least > 0 ? { id: 'trading-days', met: days >= least, text: texts.challenge.tradingDays(days, least) } : null;
}

/** @param {import('../../data/wire.d.ts').Challenge} challenge @param {readonly {pnl: string}[] | null} days */
function bestDay(challenge, days) {
  const { objectives, terms, equity, daily_start_equity: start, initial_balance: initial } = challenge;
  const { best_day: best, best_day_max_percent: most, best_day_percent: read } = objectives;
  if (most === null) {
    return null;
  }
  const basis = terms.best_day?.basis ?? 'HIGHER_OF';
  // Of earlier days the change of equity is known to the server alone.
  const changes = basis === 'REALISED' ? [] : [{ pnl: best ?? '0.00' }, { pnl: subtractDecimals(equity ?? start, start) }];
  const closed = basis === 'EQUITY' ? [] : days;
  const share = closed === null ? read : bestDayShare([...closed, ...changes], subtractDecimals(counted(challenge), initial));
  const t = texts.challenge;
  return {
    id: 'best-day',
    met: share !== null && Number(share) <= Number(most),
    text: t.bestDay(share === null ? t.noProfit : format.percent(share), format.percent(most)),
  };
}

customElements.define('tw-objectives', ObjectivesView);
