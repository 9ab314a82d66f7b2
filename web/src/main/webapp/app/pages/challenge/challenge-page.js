import { LitElement, html, nothing } from 'lit';
import { hasEnded } from '../../data/challenge-state.js';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { Watch } from '../../data/store.js';
import { streams } from '../../data/streams.js';
import { outdated } from '../../elements/states.js';
import '../../elements/status-chip.js';
import { showToast } from '../../elements/toasts.js';
import { buttons, notices, shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { ChallengeFeed } from './challenge-feed.js';
import './challenge-figures.js';
import './challenge-notices.js';
import './day-calendar.js';
import './equity-curve.js';
import { LOG_CAPACITY, describe } from './event-log.js';
import { layout } from './layout.js';
import { objectivesOf } from './limits.js';
import './news-list.js';
import './objectives-view.js';
import './open-account.js';
import './order-ticket.js';
import { texts } from './texts.js';
import './trade-form.js';
import './trade-table.js';

/** One challenge, live: objectives, figures, positions, trades, events, and the tickets of its owner. */
class ChallengePage extends LitElement {
  static properties = { challengeId: { attribute: false }, log: { state: true } };

  static styles = [shared, buttons, notices, layout];

  #link = new Watch(this, streams.links.challenges);
  /** What can be traded; nothing where it is not known: the ticket says so. */
  #instruments = new Resource(this, async () => (await session.api.get('/api/instruments')).items.filter(({ enabled }) => enabled), []);
  /** @type {ChallengeFeed | null} */ #feed = null;

  constructor() {
    super();
    /** @type {string | null} */
    this.challengeId = null;
    /** @type {import('./event-log.js').LogEntry[]} */
    this.log = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#instruments.load();
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#feed?.close();
    this.#feed = null;
  }

  willUpdate() {
    if (this.isConnected && this.challengeId !== null && this.#feed?.id !== this.challengeId) {
      this.#feed?.close();
      this.log = [];
      const source = { api: session.api, stream: streams.challenges };
      this.#feed = new ChallengeFeed(this.challengeId, source, () => this.requestUpdate(), (message) => this.#happened(message));
    }
  }

  updated() {
    document.title = `${this.#feed?.challenge?.template_name ?? texts.challenge.name} · ${words.product}`;
  }

  #happened(message) {
    const entry = describe(message, this.#feed?.challenge?.currency ?? '');
    this.log = [entry, ...this.log].slice(0, LOG_CAPACITY);
    if (entry.tone !== '') {
      showToast({ tone: entry.tone, title: entry.title, message: entry.message });
    }
  }

  render() {
    const { challenge = null, reading } = this.#feed ?? {};
    if (challenge !== null) {
      return this.#shown(this.#feed, challenge);
    }
    return html`<h1 tabindex="-1">${texts.challenge.name}</h1>
      ${reading?.phase === 'error' ? this.#failed(reading) : html`<p class="muted" role="status">${texts.challenge.loading}</p>`}`;
  }

  #failed({ error }) {
    const sentence = { 400: texts.challenge.notFound, 403: texts.challenge.forbidden, 404: texts.challenge.notFound }[error.status];
    return html`<div class="panel message" role="alert" data-testid="challenge-error">
      <p>${sentence ?? `${texts.challenge.error} ${error.message}`}</p>
      ${sentence ? html`<a href="/challenges">${texts.challenge.back}</a>` : html`<button @click=${() => this.#feed?.load()}>${words.errors.retry}</button>`}
    </div>`;
  }

  #shown(feed, challenge) {
    const { status } = this.#link.value;
    const stale = status === 'disconnected' || feed.reading.error !== null ? 'stale' : '';
    const own = session.has('trader') && challenge.username === session.state.value.user?.username;
    const zone = challenge.time_zone;
    return html`${this.#top(challenge)}
      ${outdated(feed.reading, texts.challenge.outdated)}
      <tw-challenge-notices .challenge=${challenge} link=${status} .resumed=${feed.resumed} .refusal=${feed.refusal}
        @dismiss=${() => feed.dismissResumed()}></tw-challenge-notices>
      <tw-objectives class=${stale} .challenge=${challenge} .days=${feed.history.phase === 'ready' ? feed.history.value.days : null}></tw-objectives>
      ${this.#curve(feed.history.value.trades, challenge, stale)}
      <section class="panel ${stale}" aria-label=${texts.challenge.figures}>
        <tw-challenge-figures .challenge=${challenge}></tw-challenge-figures>
      </section>
      <section class="panel ${stale}" aria-label=${texts.order.positions}>
        <tw-open-account .challengeId=${challenge.id} .instruments=${this.#instruments.value} .live=${feed.live} .revision=${feed.revision}
          .readonly=${!own} zone=${zone}></tw-open-account>
      </section>
      <div class="columns">
        <div class="column">${this.#past(feed.history, challenge)}</div>
        <div class="column tickets">
          ${own ? this.#tickets(challenge) : nothing}
          ${challenge.terms.news
            ? html`<section class="panel"><tw-news-list .terms=${challenge.terms} phase=${challenge.phase} zone=${zone}></tw-news-list></section>`
            : nothing}
        </div>
      </div>`;
  }

  #top({ template_name: name, status, phase, username }) {
    return html`<div class="top">
      <h1 tabindex="-1" data-testid="challenge-title">${name}</h1>
      <tw-status-chip data-testid="challenge-status" data-status=${status} status=${status}></tw-status-chip>
      <span class="muted">${words.phase[phase] ?? phase}${session.has('risk', 'admin') ? html` · ${username}` : nothing}</span>
      <a href="/challenges">${texts.challenge.back}</a>
    </div>`;
  }

  #curve(trades, challenge, stale) {
    const t = texts.challenge;
    const lines = objectivesOf(challenge).map(({ kind, threshold }) => ({ label: t.line[kind], value: threshold, tone: kind === 'profit' ? 'good' : 'bad' }));
    return html`<section class="panel ${stale}" aria-labelledby="curve">
      <div class="head"><h2 id="curve">${t.curve}</h2></div>
      <tw-equity-curve .trades=${trades} .start=${challenge.started_at ?? challenge.created_at} .initial=${challenge.initial_balance}
        .lines=${lines} .currency=${challenge.currency} .zone=${challenge.time_zone}></tw-equity-curve>
    </section>`;
  }

  #past({ value: { trades, days }, error }, { time_zone: zone, current_day: today, currency }) {
    const t = texts.challenge;
    return html`<section class="panel" aria-labelledby="trades">
        <div class="head"><h2 id="trades">${t.tradesTitle}</h2><span class="muted small">${t.zone(zone)}</span></div>
        ${error === null ? nothing : html`<p class="notice bad" role="alert">${t.tradesError} ${error.message}</p>`}
        <tw-trade-table .trades=${trades} zone=${zone}></tw-trade-table>
      </section>
      <section class="panel" aria-labelledby="calendar">
        <div class="head"><h2 id="calendar">${t.calendar}</h2></div>
        <tw-day-calendar .days=${days} today=${today} currency=${currency}></tw-day-calendar>
      </section>
      <section class="panel" aria-labelledby="log">
        <div class="head"><h2 id="log">${t.log}</h2></div>
        <tw-event-log .entries=${this.log} zone=${zone}></tw-event-log>
      </section>`;
  }

  #tickets(challenge) {
    const ended = hasEnded(challenge);
    return html`<section class="panel">
        <tw-order-ticket .challengeId=${challenge.id} .instruments=${this.#instruments.value} .ended=${ended}></tw-order-ticket>
      </section>
      <section class="panel"><tw-trade-form .challengeId=${challenge.id} .ended=${ended} currency=${challenge.currency}></tw-trade-form></section>`;
  }
}

customElements.define('tw-challenge-page', ChallengePage);

/** The page of an address. @type {import('../../data/router.js').Page} */
export const page = ({ id }) => html`<tw-challenge-page .challengeId=${id}></tw-challenge-page>`;
