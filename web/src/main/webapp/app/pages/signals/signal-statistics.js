import { LitElement, css, html, nothing } from 'lit';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { whenRead } from '../../elements/states.js';
import { table } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables } from '../../shared/styles.js';
import { Again } from './again.js';
import { ANYTHING, bareSymbol } from './filters.js';
import { texts } from './texts.js';
import { percentOf, resultOf, toneOf } from './words.js';

/** Many rows, and outcomes count by the hour: what is minutes old says as much. */
const EVERY_MS = 60000;
const MOST_ROWS = 20;

/** @typedef {import('../../data/signal.d.ts').StrategyFigures} StrategyFigures */

/** What each strategy, symbol and time frame of the filter brought, those with the most decided signals first. */
class SignalStatistics extends LitElement {
  static properties = { filter: { attribute: false }, days: { attribute: false }, decided: { attribute: false } };

  static styles = [
    shared,
    buttons,
    notices,
    tables,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-2);
      }
      td {
        white-space: nowrap;
      }
      .strategy {
        min-width: 6rem;
        white-space: normal;
        overflow-wrap: anywhere;
      }
      @media (max-width: 100rem) {
        .detail {
          display: none;
        }
      }
    `,
  ];

  /** @type {Resource<StrategyFigures[]>} */
  #figures = new Resource(this, async () => (await session.api.get(`/api/signals/stats?days=${this.days}`)).items, []);
  #again = new Again(this, EVERY_MS, () => this.#figures.load());

  constructor() {
    super();
    /** @type {import('./filters.js').Filter} */
    this.filter = ANYTHING;
    this.days = 7;
    /** How many messages told that a signal is decided: with each of them the figures may be others. */
    this.decided = 0;
  }

  willUpdate(changed) {
    if (changed.has('days')) {
      this.#figures.reset();
      this.#again.run();
    } else if (changed.has('decided')) {
      this.#again.happened();
    }
  }

  render() {
    return html`${whenRead(this.#figures, { loading: texts.statisticsLoading, error: texts.statisticsError }, (items) => this.#shown(items))}
      <p class="muted small">${texts.statisticsHint}</p>`;
  }

  /** @param {StrategyFigures[]} all */
  #shown(all) {
    const items = figuresOf(all, this.filter);
    if (items.length === 0) {
      return html`<p class="muted" data-testid="statistics-empty">${texts.statisticsEmpty}</p>`;
    }
    const more = items.length - MOST_ROWS;
    return html`${this.#table(items.slice(0, MOST_ROWS))} ${more > 0 ? html`<p class="muted small">${texts.statisticsMore(format.count(more))}</p>` : nothing}`;
  }

  /** @param {StrategyFigures[]} items */
  #table(items) {
    /** @param {string} label @param {(item: StrategyFigures) => number | null} value @returns {import('../../elements/table.js').Column<StrategyFigures>} */
    const result = (label, value, kind = 'number') => ({ label, kind, tone: (item) => toneOf(value(item)), cell: (item) => resultOf(value(item)) });
    return table({
      testId: 'signal-statistics',
      caption: texts.statistics,
      items,
      key: ({ strategy, symbol, timeframe }) => `${strategy} ${symbol} ${timeframe}`,
      columns: [
        { label: texts.strategy, kind: 'strategy', cell: ({ strategy }) => strategy },
        { label: texts.symbol, cell: ({ symbol, timeframe }) => html`<strong>${symbol}</strong> <span class="muted">${timeframe}</span>` },
        { label: texts.won, kind: 'number', cell: ({ wins }) => format.count(wins) },
        { label: texts.lost, kind: 'number', cell: ({ losses }) => format.count(losses) },
        { label: texts.expired, kind: 'number detail', cell: ({ expired }) => format.count(expired) },
        { label: texts.winRate, kind: 'number', cell: ({ win_rate: rate }) => (rate === null ? '–' : format.percent(rate)) },
        { label: texts.profitFactor, kind: 'number', cell: ({ profit_factor: factor }) => (factor === null ? '–' : format.decimal(factor.toFixed(2))), title: ({ profit_factor: factor }) => (factor === null ? texts.profitFactorNone : '') },
        result(texts.meanR, ({ mean_r: mean }) => mean),
        result(texts.expectancy, ({ expectancy }) => expectancy),
        { label: texts.meanConfidence, kind: 'number detail', cell: ({ avg_confidence: mean }) => percentOf(mean, 1) },
      ],
    });
  }
}

/**
 * Those of a filter's strategy, symbol and time frame, the ones with the most decided signals first.
 * @param {readonly StrategyFigures[]} all @param {import('./filters.js').Filter} filter
 */
export function figuresOf(all, { symbol, timeframe, pattern }) {
  const isAny = (wanted, value) => wanted === '' || wanted === value;
  const decided = ({ wins, losses, expired }) => wins + losses + expired;
  return all
    .filter((each) => isAny(bareSymbol(symbol), each.symbol) && isAny(timeframe, each.timeframe) && isAny(pattern, each.strategy))
    .sort((a, b) => decided(b) - decided(a) || (a.strategy < b.strategy ? -1 : 1));
}

customElements.define('tw-signal-statistics', SignalStatistics);
