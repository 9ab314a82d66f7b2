import { LitElement, css, html, nothing } from 'lit';
import { feeds } from '../data/feeds.js';
import { tickToScreen } from '../data/latency.js';
import { session } from '../data/session.js';
import { EverySecond, Watch } from '../data/store.js';
import { streams } from '../data/streams.js';
import * as format from '../shared/format.js';
import { buttons, shared } from '../shared/styles.js';
import { texts } from './texts.js';

const LINK_SIGN = { idle: '○', connecting: '◌', connected: '●', slow: '◐', disconnected: '✕' };
const FEED_SIGN = { LIVE: '●', STALE: '◐', DOWN: '✕' };
/** A negative median beyond this cannot be a rounding of equal clocks. */
const CLOCK_NOISE_MS = -1;

/** Always there: connection, feeds, latency, node, user. */
class StatusBar extends LitElement {
  static styles = [
    shared,
    buttons,
    css`
      :host {
        border-top: 1px solid var(--line);
        background: var(--surface);
        font-size: var(--text-s);
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-5);
        min-height: 2.25rem;
        padding: var(--space-1) var(--space-4);
        font-variant-numeric: tabular-nums;
      }
      .item {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
        white-space: nowrap;
        min-height: 1.5rem;
      }
      .push {
        margin-left: auto;
      }
      .good {
        color: var(--good);
      }
      .warning {
        color: var(--warning);
      }
      .bad {
        color: var(--bad);
      }
      .feeds {
        gap: var(--space-1) var(--space-3);
      }
      .age,
      .latency {
        min-width: 3.6em;
      }
      button {
        font-size: var(--text-s);
      }
      @media (max-width: 48rem) {
        .bar {
          gap: 0 var(--space-3);
          padding: var(--space-1) var(--space-3);
        }
        .node {
          display: none;
        }
        .label {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        .feeds {
          order: 9;
          flex-basis: 100%;
          flex-wrap: wrap;
        }
      }
    `,
  ];

  #link = new Watch(this, streams.link);
  #feeds = new Watch(this, feeds.status);
  #latency = new Watch(this, tickToScreen.summary);
  #session = new Watch(this, session.state);

  constructor() {
    super();
    new EverySecond(this);
  }

  render() {
    return html`<div class="bar" role="contentinfo" aria-label=${texts.status.label}>
      ${this.#connection()}
      <span class="item feeds" data-testid="feeds"><span class="muted label">${texts.status.feeds}</span>${this.#feedList()}</span>
      ${this.#latencyItem()}
      <span class="item node"><span class="muted">${texts.status.node}</span>
        <span data-testid="node">${this.#feeds.value.node ?? texts.status.nodeUnknown}</span></span>
      ${this.#version()}
      <span class="item push"><span class="muted label">${texts.status.user}</span>
        <span data-testid="user">${this.#session.value.user?.username}</span></span>
      <button class="plain" data-testid="sign-out" @click=${() => session.end('')}>${texts.status.signOut}</button>
    </div>`;
  }

  #version() {
    const build = this.#session.value.user?.build;
    return build === undefined
      ? nothing
      : html`<span class="item node" title=${texts.status.builtFrom(build.commit, build.built_at === null ? '–' : format.utc(build.built_at))}>
          <span class="muted">${texts.status.version}</span><span data-testid="version">${build.version}</span></span>`;
  }

  #connection() {
    const { status, reason, retryAt, final } = this.#link.value;
    const tone = { connected: 'good', slow: 'warning', disconnected: 'bad', connecting: 'muted', idle: 'muted' }[status];
    const seconds = retryAt === null ? null : Math.max(0, Math.ceil((retryAt - Date.now()) / 1000));
    return html`<span class="item" title=${reason || nothing}>
        <span class=${tone} aria-hidden="true">${LINK_SIGN[status]}</span>
        <span role="status" data-testid="connection" data-status=${status} class=${tone}>${texts.status.connection[status]}</span>
        ${status === 'disconnected' && seconds !== null ? html`<span class="muted">${texts.status.retryIn(seconds)}</span>` : nothing}
        ${final ? html`<span>${reason}</span>` : nothing}
      </span>
      ${status === 'disconnected'
        ? html`<button class="plain" data-testid="retry-connection" @click=${() => streams.retry()}>${texts.status.retryNow}</button>`
        : nothing}`;
  }

  #feedList() {
    const venues = this.#feeds.value.feeds;
    if (venues.length === 0) {
      return html`<span>${this.#feeds.value.receivedAt === null ? '–' : texts.status.noFeeds}</span>`;
    }
    return venues.map(({ venue, lost }) => {
      const { state, ageMs } = feeds.ageOf(venue);
      const tone = { LIVE: 'good', STALE: 'warning', DOWN: 'bad' }[state];
      const title = texts.status.feedTitle(venue, texts.status.feedState[state], format.age(ageMs), format.count(lost));
      return html`<span class="item" title=${title} data-testid="feed" data-venue=${venue} data-state=${state}>
        <span class=${tone} aria-hidden="true">${FEED_SIGN[state]}</span>
        <span>${venue}</span>
        <span class="age ${tone}">${state === 'LIVE' ? format.age(ageMs) : `${texts.status.feedState[state]} ${format.age(ageMs)}`}</span>
      </span>`;
    });
  }

  #latencyItem() {
    const summary = this.#latency.value;
    const { latency, latencyNone, latencyTitle, clocksDiffer, clocksDifferTitle } = texts.status;
    let value = '–';
    let title = latencyNone;
    if (summary !== null && summary.p50 < CLOCK_NOISE_MS) {
      [value, title] = [clocksDiffer, clocksDifferTitle];
    } else if (summary !== null) {
      const [p50, p99] = [summary.p50, summary.p99].map((ms) => format.milliseconds(Math.max(0, ms)));
      [value, title] = [p50, latencyTitle(p50, p99, format.count(summary.samples))];
    }
    return html`<span class="item" title=${title}><span class="muted label">${latency}</span>
      <span class="latency" data-testid="latency" aria-description=${title}>${value}</span></span>`;
  }
}

customElements.define('tw-status-bar', StatusBar);
