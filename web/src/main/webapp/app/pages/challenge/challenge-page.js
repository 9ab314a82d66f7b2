import { LitElement, css, html, nothing } from 'lit';
import { fold, foldEquity, hasEnded, isAhead, newer } from '../../data/challenge-state.js';
import { session } from '../../data/session.js';
import { EverySecond, Watch } from '../../data/store.js';
import { streams } from '../../data/streams.js';
import '../../elements/status-chip.js';
import { showToast } from '../../elements/toasts.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import './day-calendar.js';
import './equity-curve.js';
import { LOG_CAPACITY, describe } from './event-log.js';
import { objectivesOf } from './limits.js';
import './news-list.js';
import './objective-card.js';
import './open-account.js';
import './order-ticket.js';
import { texts } from './texts.js';
import './trade-form.js';
import './trade-table.js';

/** Several events of one trade cause one reading of the challenge and its trades. */
const RELOAD_TRADES_AFTER_MS = 150;

/** One challenge, live: objectives, figures, trades, events, and a form to report a trade. */
class ChallengePage extends LitElement {
  static properties = {
    challengeId: { attribute: false },
    phase: { state: true },
    challenge: { state: true },
    trades: { state: true },
    days: { state: true },
    tradesFault: { state: true },
    log: { state: true },
    resumed: { state: true },
    fault: { state: true },
    refusal: { state: true },
    instruments: { state: true },
    live: { state: true },
    revision: { state: true },
  };

  static styles = [
    shared,
    buttons,
    notices,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
      }
      .objectives {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr));
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
      .conditions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .figures {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr));
        gap: var(--space-3) var(--space-4);
        margin: 0;
      }
      .figures dt {
        color: var(--muted);
        font-size: var(--text-s);
      }
      .figures dd {
        margin: 0;
        font-variant-numeric: tabular-nums;
        font-weight: 600;
      }
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        gap: var(--space-4);
        align-items: start;
      }
      .column {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      .countdown {
        font-variant-numeric: tabular-nums;
      }
      .message {
        display: grid;
        justify-items: start;
        gap: var(--space-3);
      }
      .stale {
        opacity: 0.55;
        filter: grayscale(1);
      }
      @media (max-width: 64rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
        .column.tickets {
          order: -1;
        }
      }
    `,
  ];

  #link = new Watch(this, streams.links.challenges);
  #room = null;
  #account = null;
  #tradesTimer = null;
  /** Messages of the room that came before the challenge was read. */ #early = [];

  constructor() {
    super();
    new EverySecond(this);
    this.challengeId = null;
    this.#reset();
  }

  #reset() {
    this.#early = [];
    this.phase = 'loading';
    this.challenge = null;
    this.trades = [];
    this.days = [];
    this.tradesFault = '';
    this.log = [];
    this.resumed = '';
    this.fault = null;
    this.refusal = '';
    this.instruments = [];
    /** What the account's channel told last. */ this.live = null;
    this.revision = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.challengeId !== null) {
      this.#open();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave();
  }

  willUpdate(changed) {
    if (changed.has('challengeId') && this.challengeId !== null && this.#room?.channel !== `challenge:${this.challengeId}`) {
      this.#open();
    }
  }

  #leave() {
    clearTimeout(this.#tradesTimer);
    this.#room?.close();
    this.#room = null;
    this.#account?.close();
    this.#account = null;
  }

  #open() {
    this.#leave();
    this.#reset();
    const id = this.challengeId;
    this.#load(id);
    this.#loadInstruments();
    this.#account = streams.challenges.subscribe(`equity:${id}`, {
      message: ({ data }) => {
        this.live = data;
        this.challenge = this.challenge && foldEquity(this.challenge, data);
      },
    });
    this.#room = streams.challenges.subscribe(`challenge:${id}`, {
      message: (message) => this.#received(message),
      resumed: (detail) => this.#resumedRoom(id, detail),
      refused: ({ message, temporary }) => {
        this.refusal = temporary ? '' : message;
      },
    });
  }

  /** @param {string} id the answer is dropped when another challenge is shown by then */
  async #load(id) {
    try {
      const challenge = await session.api.get(`/api/challenges/${encodeURIComponent(id)}`);
      if (id === this.challengeId) {
        const ahead = this.#early.some((message) => isAhead(challenge, message));
        this.challenge = this.#early.reduce(fold, newer(this.challenge, challenge));
        this.#early = [];
        this.phase = 'ready';
        document.title = `${challenge.template_name} · ${words.product}`;
        await (ahead ? this.#load(id) : this.#loadTrades(id));
      }
    } catch (error) {
      if (id === this.challengeId && this.phase !== 'ready') {
        this.fault = error;
        this.phase = 'error';
      }
    }
  }

  async #loadInstruments() {
    try {
      this.instruments = (await session.api.get('/api/instruments')).items.filter(({ enabled }) => enabled);
    } catch {
      this.instruments = []; // the ticket says that nothing can be traded
    }
  }

  async #loadTrades(id) {
    try {
      const address = `/api/challenges/${encodeURIComponent(id)}`;
      const [trades, days] = await Promise.all([session.api.get(`${address}/trades`), session.api.get(`${address}/days`)]);
      if (id === this.challengeId) {
        this.trades = trades.items;
        this.days = days.items;
        this.tradesFault = '';
      }
    } catch (error) {
      this.tradesFault = `${texts.challenge.tradesError} ${error.message}`;
    }
  }

  #received(message) {
    if (this.challenge !== null) {
      if (isAhead(this.challenge, message)) {
        this.#load(this.challengeId); // a trade came between the reading over REST and the room
      }
      this.challenge = fold(this.challenge, message);
    } else {
      this.#early.push(message);
    }
    if (message.initial) {
      return;
    }
    if (message.type === 'ORDER_UPDATED' || message.type === 'POSITION_UPDATED' || message.type === 'CHALLENGE_STATUS_CHANGED') {
      this.revision = message.seq;
    }
    const entry = describe(message, this.challenge?.currency ?? '');
    this.log = [entry, ...this.log].slice(0, LOG_CAPACITY);
    if (entry.tone !== '') {
      showToast({ tone: entry.tone, title: entry.title, message: entry.message });
    }
    clearTimeout(this.#tradesTimer);
    this.#tradesTimer = setTimeout(() => this.#load(this.challengeId), RELOAD_TRADES_AFTER_MS);
  }

  #resumedRoom(id, { recovered, events }) {
    this.resumed = recovered ? texts.challenge.replayed(events ?? 0) : texts.challenge.refreshed(events);
    if (!recovered) {
      this.#load(id); // figures came with the room's state, status and trades did not
      this.revision += 1;
    }
  }

  render() {
    if (this.phase === 'loading') {
      return html`<h1 tabindex="-1">${texts.challenge.name}</h1><p class="muted" role="status">${texts.challenge.loading}</p>`;
    }
    return this.phase === 'error' ? this.#failed() : this.#shown();
  }

  #failed() {
    const { status, message } = this.fault;
    const sentence = { 400: texts.challenge.notFound, 403: texts.challenge.forbidden, 404: texts.challenge.notFound }[status];
    document.title = `${texts.challenge.name} · ${words.product}`;
    return html`<h1 tabindex="-1">${texts.challenge.name}</h1>
      <div class="panel message" role="alert" data-testid="challenge-error">
        <p>${sentence ?? `${texts.challenge.error} ${message}`}</p>
        ${sentence ? html`<a href="/challenges">${texts.challenge.back}</a>` : html`<button @click=${() => this.#open()}>${words.errors.retry}</button>`}
      </div>`;
  }

  #shown() {
    const { challenge } = this;
    const { status } = this.#link.value;
    const away = status === 'disconnected' || status === 'connecting';
    const stale = status === 'disconnected' ? 'stale' : '';
    return html`<div class="top">
        <h1 tabindex="-1" data-testid="challenge-title">${challenge.template_name}</h1>
        <tw-status-chip data-testid="challenge-status" data-status=${challenge.status} status=${challenge.status}></tw-status-chip>
        <span class="muted">${words.phase[challenge.phase] ?? challenge.phase}${session.has('risk', 'admin') ? html` · ${challenge.username}` : nothing}</span>
        <a href="/challenges">${texts.challenge.back}</a>
      </div>
      ${this.#notices(away, status)}
      <section class=${stale} aria-labelledby="objectives">
        <div class="head"><h2 id="objectives">${texts.challenge.objectives}</h2>${this.#countdown()}</div>
        <div class="objectives">
          ${objectivesOf(challenge).map(
            (objective) => html`<tw-objective-card class="panel" data-testid="objective-${objective.kind}" data-state=${objective.state}
              .objective=${objective} currency=${challenge.currency}></tw-objective-card>`,
          )}
        </div>
      </section>
      ${this.#conditions()}
      <section class="panel ${stale}" aria-labelledby="curve">
        <div class="head"><h2 id="curve">${texts.challenge.curve}</h2></div>
        <tw-equity-curve .trades=${this.trades} initial=${challenge.initial_balance} .lines=${this.#lines()} currency=${challenge.currency}></tw-equity-curve>
      </section>
      <section class="panel ${stale}" aria-labelledby="figures">
        <h2 id="figures" class="hidden-visually">${texts.challenge.figures}</h2>
        ${this.#figures()}
      </section>
      <section class="panel ${stale}" aria-label=${texts.order.positions}>
        <tw-open-account .challengeId=${challenge.id} .instruments=${this.instruments} .live=${this.live} .revision=${this.revision}
          .readonly=${!this.#trades()} zone=${challenge.time_zone}></tw-open-account>
      </section>
      <div class="columns">
        <div class="column">
          <section class="panel" aria-labelledby="trades">
            <div class="head"><h2 id="trades">${texts.challenge.tradesTitle}</h2><span class="muted small">${texts.challenge.zone(challenge.time_zone)}</span></div>
            ${this.tradesFault ? html`<p class="notice bad" role="alert">${this.tradesFault}</p>` : nothing}
            <tw-trade-table .trades=${this.trades} zone=${challenge.time_zone}></tw-trade-table>
          </section>
          <section class="panel" aria-labelledby="calendar">
            <div class="head"><h2 id="calendar">${texts.challenge.calendar}</h2></div>
            <tw-day-calendar .days=${this.days} today=${challenge.current_day} currency=${challenge.currency}></tw-day-calendar>
          </section>
          <section class="panel" aria-labelledby="log">
            <div class="head"><h2 id="log">${texts.challenge.log}</h2></div>
            <tw-event-log .entries=${this.log} zone=${challenge.time_zone}></tw-event-log>
          </section>
        </div>
        <div class="column tickets">
          ${this.#trades()
            ? html`<section class="panel">
                  <tw-order-ticket .challengeId=${challenge.id} .instruments=${this.instruments} .ended=${hasEnded(challenge)}></tw-order-ticket>
                </section>
                <section class="panel">${this.#form()}</section>`
            : nothing}
          ${challenge.terms.news
            ? html`<section class="panel">
                <tw-news-list .terms=${challenge.terms} phase=${challenge.phase} zone=${challenge.time_zone}></tw-news-list>
              </section>`
            : nothing}
        </div>
      </div>`;
  }

  /** Whether it is the user's own to trade on. */
  #trades() {
    return session.has('trader') && this.challenge.username === session.state.value.user?.username;
  }

  #notices(away, status) {
    const { challenge } = this;
    const reason = words.reason[challenge.failure_reason] ?? challenge.failure_reason;
    const outcome = { FAILED: `✕ ${reason}.`, FUNDED: `✓ ${words.statusDetail.FUNDED}`, PASSED: `✓ ${words.statusDetail.PASSED}` };
    const ended = outcome[challenge.status];
    return html`${ended ? html`<p class="notice ${challenge.status === 'FAILED' ? 'bad' : 'good'}" data-testid="challenge-outcome">${ended}</p>` : nothing}
      ${this.refusal ? html`<p class="notice bad" role="alert">${texts.challenge.roomRefused(this.refusal)}</p>` : nothing}
      <div role="status" data-testid="room-state" data-state=${status}>
        ${away
          ? html`<p class="notice warning">◐ ${status === 'disconnected' ? texts.challenge.disconnected : texts.challenge.connecting}</p>`
          : this.resumed
            ? html`<p class="notice good" data-testid="resumed">✓ ${this.resumed}
                <button class="plain" @click=${() => (this.resumed = '')}>${words.dismiss}</button></p>`
            : html`<span class="small gain">● ${texts.challenge.live}</span>`}
      </div>`;
  }

  #countdown() {
    const { time_zone: zone, terms, objectives } = this.challenge;
    if (hasEnded(this.challenge) || objectives.next_reset_at === null) {
      return nothing;
    }
    const reset = Date.parse(objectives.next_reset_at);
    return html`<span class="muted small countdown" title="${texts.challenge.resetTitle(terms.reset_time, zone)} ${format.utc(reset)}">
      ${texts.challenge.resetsIn} <strong role="timer" data-testid="day-countdown">${format.countdown(reset - Date.now())}</strong></span>`;
  }

  /** What else has to be met, and what forbids trading now. */
  #conditions() {
    const { objectives, time_zone: zone } = this.challenge;
    const t = texts.challenge;
    const locked = objectives.locked_until
      ? html`<p class="notice warning" role="status" data-testid="locked">◼ ${t.locked(format.dateTime(objectives.locked_until, zone))}</p>`
      : nothing;
    const items = [];
    if (objectives.minimum_trading_days > 0) {
      const met = objectives.trading_days >= objectives.minimum_trading_days;
      items.push({ id: 'trading-days', met, text: t.tradingDays(objectives.trading_days, objectives.minimum_trading_days) });
    }
    if (objectives.best_day_max_percent !== null) {
      const share = objectives.best_day_percent;
      const met = share !== null && Number(share) <= Number(objectives.best_day_max_percent);
      const best = share === null ? t.noProfit : format.percent(share);
      items.push({ id: 'best-day', met, text: t.bestDay(best, format.percent(objectives.best_day_max_percent)) });
    }
    return html`${locked}${items.length === 0
      ? nothing
      : html`<ul class="conditions" aria-label=${t.conditions}>
          ${items.map(({ id, met, text }) => html`<li class="panel" data-testid=${id} data-met=${met}>
            <span class=${met ? 'gain' : 'muted'} aria-hidden="true">${met ? '✓' : '○'}</span> ${text} <span class="muted">${met ? t.met : t.open}</span></li>`)}
        </ul>`}`;
  }

  #lines() {
    const t = texts.challenge;
    return objectivesOf(this.challenge).map(({ kind, threshold }) => ({
      label: t.line[kind],
      value: threshold,
      tone: kind === 'profit' ? 'target' : 'floor',
    }));
  }

  #figures() {
    const c = this.challenge;
    const t = texts.challenge;
    const amount = (text) => format.money(text, c.currency);
    const time = (iso) => (iso ? html`<time datetime=${iso} title=${format.utc(iso)}>${format.dayTime(iso, c.time_zone)}</time>` : t.notYet);
    const item = (label, value, id, tone = '') => html`<div><dt>${label}</dt><dd class=${tone} data-testid=${id}>${value}</dd></div>`;
    return html`<dl class="figures">
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

  #form() {
    const { id, currency } = this.challenge;
    return html`<tw-trade-form .challengeId=${id} .ended=${hasEnded(this.challenge)} currency=${currency}></tw-trade-form>`;
  }
}

customElements.define('tw-challenge-page', ChallengePage);

/** The page of an address. @type {import('../../data/router.js').Page} */
export const page = ({ id }) => html`<tw-challenge-page .challengeId=${id}></tw-challenge-page>`;
