import { LitElement, html, nothing } from 'lit';
import { router, signalPath } from '../../data/router.js';
import { whenRead } from '../../elements/states.js';
import { table, timeColumn } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables, tones } from '../../shared/styles.js';
import { ANYTHING, isOpen } from './filters.js';
import { keyOf } from './keys.js';
import { listStyles } from './list-styles.js';
import { texts } from './texts.js';
import { directionOf, directionTone, outcomeOf, outcomeTone, percentOf, pricesOf, resultOf, toneOf } from './words.js';

/** @typedef {import('../../data/signal.d.ts').Signal} Signal */

/** Where the keyboard reads the list. */
const READ = 'a[data-key], [data-testid="signals-older"]';
const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

/**
 * The rows of a feed. They stand still while somebody reads them: while the list is scrolled, pointed at, or the keyboard is in
 * one of its rows or at the button below them. Fires `filtered` with another filter.
 */
export class SignalList extends LitElement {
  static properties = { feed: { attribute: false }, revision: { attribute: false }, chosen: { attribute: false } };

  static styles = [shared, buttons, notices, tables, tones, listStyles];

  #pointed = false;
  #focused = false;
  #scrolled = false;
  /** Key of the row that the keyboard comes to. */ #current = '';
  /** Whether the first row takes over the focus of the button that showed it. */ #passes = false;

  constructor() {
    super();
    /** @type {import('./signal-feed.js').SignalFeed | null} */
    this.feed = null;
    this.revision = 0;
    /** Key of the signal that is shown beside; empty where none is. */
    this.chosen = '';
  }

  willUpdate(changed) {
    if (changed.has('feed')) {
      this.#reads({ pointed: false, focused: false, scrolled: false });
    }
  }

  updated(changed) {
    if (changed.has('feed') && this.#place !== null) {
      this.#place.scrollTop = 0;
    }
    if (this.#passes && changed.has('revision')) {
      this.#passes = false;
      this.focusRow(this.#current);
    }
    if (this.#focused && this.shadowRoot?.activeElement === null) {
      this.#reads({ focused: false }); // what had the focus is gone, and nothing told it
    }
  }

  /** Gives the focus to the row of a key. @param {string} key @returns {boolean} whether there is one */
  focusRow(key) {
    const link = this.renderRoot.querySelector(`a[data-key="${CSS.escape(key)}"]`);
    if (link instanceof HTMLElement) {
      link.focus();
    }
    return link !== null;
  }

  /** What is scrolled. @returns {HTMLElement | null} */
  get #place() {
    return this.renderRoot.querySelector('.rows');
  }

  render() {
    const { feed } = this;
    return feed === null ? nothing : html`${this.#fresh(feed)} ${whenRead(feed.reading, texts, () => this.#rows(feed))}`;
  }

  /** In a fixed place above the rows, so that nothing moves when it comes. @param {import('./signal-feed.js').SignalFeed} feed */
  #fresh({ waiting, isOverrun }) {
    return html`<div class="fresh">
      <span class="hidden-visually" role="status">${waiting > 0 ? texts.freshSpoken : ''}</span>
      <span class="muted small" aria-hidden="true">${waiting > 0 ? nothing : texts.list}</span>
      ${waiting > 0
        ? html`<button type="button" class="primary" title=${texts.freshTitle} data-testid="signals-fresh" @click=${this.#show}>↑ ${texts.fresh(waiting, isOverrun)}</button>`
        : nothing}
    </div>`;
  }

  /** @param {import('./signal-feed.js').SignalFeed} feed */
  #rows(feed) {
    const items = feed.rows;
    if (items.length === 0) {
      return this.#empty(feed);
    }
    const keys = new Set(items.map(keyOf));
    if (!keys.has(this.#current)) {
      this.#current = keys.has(this.chosen) ? this.chosen : keyOf(items[0]);
    }
    return html`<div class="place" @pointerenter=${() => this.#reads({ pointed: true })} @pointerleave=${() => this.#reads({ pointed: false })}
      @focusin=${({ target }) => this.#reads({ focused: target.matches(READ) && target.matches(':focus-visible') })} @focusout=${this.#left}
      @scroll=${{ handleEvent: this.#scroll, capture: true }} @click=${this.#clicked} @keydown=${this.#keyed}>
      ${table({
        testId: 'signals',
        caption: `${texts.list}. ${texts.listKeys}`,
        kind: 'rows',
        items,
        key: keyOf,
        row: (signal, cells) => this.#row(signal, cells),
        columns: this.#columns,
        below: this.#older(feed),
      })}
    </div>`;
  }

  /** @param {Signal} signal @param {unknown} cells */
  #row(signal, cells) {
    const key = keyOf(signal);
    return html`<tr class=${key === this.chosen ? 'chosen' : nothing} data-testid="signal" data-key=${key} data-id=${signal.signal_id} data-outcome=${signal.outcome ?? nothing}>${cells}</tr>`;
  }

  /** @returns {import('../../elements/table.js').Column<Signal>[]} */
  get #columns() {
    /** @type {import('../../elements/table.js').Column<Signal>} */
    const time = timeColumn(texts.time, ({ timestamp }) => timestamp, () => format.localZone);
    return [
      { ...time, cell: (signal) => this.#link(signal, time.cell(signal)) },
      { label: texts.symbol, cell: ({ symbol, timeframe }) => html`<strong>${symbol}</strong> <span class="muted">${timeframe}</span>` },
      { label: texts.direction, tone: directionTone, cell: directionOf },
      { label: texts.outcome, tone: outcomeTone, cell: outcomeOf, testId: 'signal-outcome' },
      { label: texts.result, kind: 'number', tone: ({ r }) => toneOf(r), cell: ({ r }) => resultOf(r) },
      { label: texts.confidence, kind: 'number', cell: ({ confidence }) => percentOf(confidence) },
      { label: texts.entry, kind: 'number wide', cell: (signal) => pricesOf(signal)(signal.entry_price) },
      { label: texts.strategy, kind: 'strategy wide', cell: ({ pattern_type: pattern }) => pattern, title: ({ pattern_type: pattern }) => pattern },
    ];
  }

  /** @param {Signal} signal @param {unknown} time */
  #link(signal, time) {
    const key = keyOf(signal);
    return html`<a href=${signalPath(signal)} data-key=${key} tabindex=${key === this.#current ? '0' : '-1'} aria-current=${key === this.chosen ? 'true' : nothing}
      aria-label=${texts.rowLabel(signal.symbol, signal.timeframe, texts.directions[signal.direction], time)}>${time}</a>`;
  }

  /** @param {import('./signal-feed.js').SignalFeed} feed */
  #older(feed) {
    if (feed.isFull) {
      return html`<p class="muted small end" data-testid="signals-full">${texts.full(format.count(feed.rows.length))}</p>`;
    }
    return feed.hasOlder
      ? html`<div class="end"><button type="button" data-testid="signals-older" @click=${() => feed.older()}>${texts.older}</button></div>`
      : nothing;
  }

  /** @param {import('./signal-feed.js').SignalFeed} feed */
  #empty({ filter }) {
    if (isOpen(filter)) {
      return html`<div class="empty" data-testid="signals-empty" role="status"><h3>${texts.emptyTitle}</h3><p>${texts.empty}</p></div>`;
    }
    return html`<div class="empty" data-testid="signals-no-match" role="status">
      <p>${texts.noMatch}</p>
      <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('filtered', { detail: ANYTHING }))}>${texts.clear}</button>
    </div>`;
  }

  #show = () => {
    const activeElement = this.shadowRoot?.activeElement;
    this.#passes = activeElement?.matches('[data-testid="signals-fresh"]') ?? false;
    this.feed?.show();
    const first = this.feed?.rows[0];
    this.#current = first === undefined ? '' : keyOf(first);
    if (this.#place !== null) {
      this.#place.scrollTop = 0;
    }
  };

  /** @param {{pointed?: boolean, focused?: boolean, scrolled?: boolean}} how somebody reads it now */
  #reads({ pointed = this.#pointed, focused = this.#focused, scrolled = this.#scrolled }) {
    [this.#pointed, this.#focused, this.#scrolled] = [pointed, focused, scrolled];
    this.feed?.hold(pointed || focused || scrolled);
  }

  /** On the way from one row to the next it is read on. */
  #left = ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Element && relatedTarget.matches(READ))) {
      this.#reads({ focused: false });
    }
  };

  #scroll = ({ target }) => this.#reads({ scrolled: target instanceof HTMLElement && target.scrollTop > 0 });

  /** A click anywhere in a row opens it; with a modifier its link does what links do. */
  #clicked = (event) => {
    const row = event.target.closest('tr[data-key]');
    const link = row?.querySelector('a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || getSelection()?.type === 'Range') {
      return;
    }
    event.preventDefault();
    this.#current = row.dataset.key;
    router.go(new URL(link.href).pathname, { stay: true });
  };

  #keyed = (event) => {
    const step = STEPS[event.key];
    const at = event.target.closest('a[data-key]');
    if (step === undefined || at === null || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    const links = [...this.renderRoot.querySelectorAll('a[data-key]')];
    const next = /** @type {HTMLElement} */ (links[Math.max(0, Math.min(links.length - 1, links.indexOf(at) + step))]);
    this.#current = next.dataset.key ?? '';
    this.requestUpdate();
    next.focus();
  };
}

customElements.define('tw-signal-list', SignalList);
