import { LitElement, css, html, nothing } from 'lit';
import { TIME_FRAMES } from '../../data/time-frames.js';
import { buttons, fields, shared } from '../../shared/styles.js';
import { ANYTHING, CONFIDENCES, DIRECTIONS, OUTCOMES, isOpen } from './filters.js';
import { texts } from './texts.js';
import { percentOf } from './words.js';

const LONGEST_SYMBOL = 32;
const LONGEST_STRATEGY = 100;

/** @typedef {import('./filters.js').Filter} Filter */

/** Which signals are shown. Fires `filtered` with the filter when it was changed. */
class SignalFilters extends LitElement {
  static properties = { filter: { attribute: false }, symbols: { attribute: false }, strategies: { attribute: false } };

  static styles = [
    shared,
    buttons,
    fields,
    css`
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(8rem, 100%), 1fr));
        align-items: end;
        gap: var(--space-2) var(--space-3);
      }
      @media (max-width: 48rem) {
        form {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Filter} */
    this.filter = ANYTHING;
    /** To choose from; others may be typed in. @type {readonly string[]} */
    this.symbols = [];
    /** To choose from; others may be typed in. @type {readonly string[]} */
    this.strategies = [];
  }

  render() {
    const same = (value) => value;
    return html`<form aria-label=${texts.filters} data-testid="signal-filters" @submit=${(event) => event.preventDefault()}>
      ${this.#entry('symbol', texts.symbol, this.symbols, LONGEST_SYMBOL)}
      ${this.#choice('timeframe', texts.timeFrame, Object.keys(TIME_FRAMES), same)}
      ${this.#choice('direction', texts.direction, DIRECTIONS, (each) => texts.directions[each])}
      ${this.#entry('pattern', texts.strategy, this.strategies, LONGEST_STRATEGY)}
      ${this.#choice('outcome', texts.outcome, OUTCOMES, (each) => texts.outcomes[each])}
      ${this.#choice('confidence', texts.leastConfidence, CONFIDENCES, (each) => percentOf(Number(each)))}
      <button type="button" data-testid="signals-clear" ?disabled=${isOpen(this.filter)} @click=${() => this.#tell(ANYTHING)}>${texts.clear}</button>
    </form>`;
  }

  /** @param {keyof Filter} name @param {string} label @param {readonly string[]} values @param {(value: string) => string} word */
  #choice(name, label, values, word) {
    const option = (value, text) => html`<option value=${value} .selected=${value === this.filter[name]}>${text}</option>`;
    return html`<div>
      <label for=${name}>${label}</label>
      <select id=${name} data-testid="filter-${name}" @change=${(event) => this.#change(name, event.target.value)}>
        ${option('', texts.any)} ${values.map((value) => option(value, word(value)))}
      </select>
    </div>`;
  }

  /** @param {keyof Filter} name @param {string} label @param {readonly string[]} values @param {number} longest */
  #entry(name, label, values, longest) {
    return html`<div>
      <label for=${name}>${label}</label>
      <input id=${name} list="${name}-list" maxlength=${longest} placeholder=${texts.any} autocomplete="off" spellcheck="false"
        autocapitalize=${name === 'symbol' ? 'characters' : 'none'} data-testid="filter-${name}"
        .value=${this.filter[name]} @change=${(event) => this.#change(name, event.target.value.trim())} />
      <datalist id="${name}-list">${values.length === 0 ? nothing : values.map((value) => html`<option value=${value}></option>`)}</datalist>
    </div>`;
  }

  /** @param {keyof Filter} name @param {string} value */
  #change(name, value) {
    this.#tell({ ...this.filter, [name]: name === 'symbol' ? value.toUpperCase() : value });
  }

  /** @param {Filter} filter */
  #tell(filter) {
    this.dispatchEvent(new CustomEvent('filtered', { detail: filter }));
  }
}

customElements.define('tw-signal-filters', SignalFilters);
