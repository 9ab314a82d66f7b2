import { LitElement, css, html, nothing } from 'lit';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import { whenRead } from '../../elements/states.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared } from '../../shared/styles.js';
import { Again } from './again.js';
import { texts } from './texts.js';
import { percentOf } from './words.js';

const EVERY_MS = 10000;

/** How all signals together did. Reads again when something was told. */
class SignalFigures extends LitElement {
  static properties = { events: { attribute: false } };

  static styles = [
    shared,
    buttons,
    notices,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(6, minmax(0, 1fr));
        gap: 1px;
        margin: 0;
        background: var(--line);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow: hidden;
      }
      div {
        padding: var(--space-2) var(--space-4);
        background: var(--surface);
        min-width: 0;
      }
      dt {
        color: var(--muted);
        font-size: var(--text-s);
      }
      dd {
        margin: 0;
        font-size: var(--text-l);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        text-align: right;
      }
      @media (max-width: 48rem) {
        dl {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        div {
          padding: var(--space-1) var(--space-3);
        }
      }
    `,
  ];

  /** @type {Resource<import('../../data/signal.d.ts').Performance | null>} */
  #figures = new Resource(this, () => session.api.get('/api/performance'), null);
  #again = new Again(this, EVERY_MS, () => this.#figures.load());

  constructor() {
    super();
    /** How many messages about signals came: with each of them the figures may be others. */
    this.events = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#again.run();
  }

  willUpdate(changed) {
    if (changed.has('events') && this.events > 0) {
      this.#again.happened();
    }
  }

  render() {
    return whenRead(this.#figures, { loading: texts.figuresLoading, error: texts.figuresError }, (figures) => (figures === null ? nothing : this.#shown(figures)));
  }

  /** @param {import('../../data/signal.d.ts').Performance} figures */
  #shown(figures) {
    const decided = figures.wins_7d + figures.losses_7d > 0;
    const item = (label, value, testId) => html`<div><dt>${label}</dt><dd data-testid=${testId}>${value}</dd></div>`;
    return html`<dl aria-label=${texts.figures} data-testid="signal-figures">
      ${item(texts.made24h, format.count(figures.signals_24h), 'signals-24h')} ${item(texts.made7d, format.count(figures.total_signals_7d), 'signals-7d')}
      ${item(texts.won7d, format.count(figures.wins_7d), 'signals-won')} ${item(texts.lost7d, format.count(figures.losses_7d), 'signals-lost')}
      ${item(texts.winRate, decided ? format.percent(figures.win_rate_7d) : '–', 'signals-win-rate')}
      ${item(texts.meanConfidence, decided ? percentOf(figures.avg_confidence_7d, 1) : '–', 'signals-confidence')}
    </dl>`;
  }
}

customElements.define('tw-signal-figures', SignalFigures);
