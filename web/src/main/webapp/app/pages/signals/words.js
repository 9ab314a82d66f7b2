import { html, nothing } from 'lit';
import * as format from '../../shared/format.js';
import { plain } from './plain.js';
import { texts } from './texts.js';

const TARGETS = /** @type {const} */ (['tp1', 'tp2', 'tp3', 'tp4']);
const DIRECTION_SIGNS = { buy: '▲', sell: '▼', neutral: '■' };
const OUTCOME_SIGNS = { pending: '○', win: '✓', loss: '✕', expired: '◷', cancelled: '⊘' };
const OUTCOME_TONES = { pending: 'active', win: 'good', loss: 'bad', expired: '', cancelled: '' };

/** @typedef {import('../../data/signal.d.ts').Signal} Signal */

/** Those that a signal names, in their order. @param {Signal} signal @returns {number[]} */
export const targetsOf = (signal) => TARGETS.map((name) => signal[name]).filter((price) => price !== null);

/** How a signal writes its prices: all with as many digits as the one that has the most. @param {Signal} signal @returns {(price: number | null) => string} */
export function pricesOf(signal) {
  const known = [signal.entry_price, signal.stop_loss, ...targetsOf(signal)].filter((price) => price !== null);
  const decimals = Math.max(0, ...known.map((price) => format.decimalsOf(plain(price))));
  return (price) => (price === null ? '–' : format.decimal(plain(price), decimals));
}

/** A share as per cent. @param {number | null} share 0 to 1 @param {number} [decimals] */
export const percentOf = (share, decimals = 2) => (share === null ? '–' : format.percent((share * 100).toFixed(decimals)));

/** A result in units of what the stop would have cost. @param {number | null} r */
export const resultOf = (r) => (r === null ? '–' : texts.r(format.signed(r.toFixed(2))));

/** @param {number | null} r @returns {'gain' | 'loss' | ''} */
export const toneOf = (r) => (r === null ? '' : format.direction(r.toFixed(2)));

/** Sign and word. @param {Pick<Signal, 'direction'>} signal */
export const directionOf = ({ direction }) => html`<span aria-hidden="true">${DIRECTION_SIGNS[direction]}</span> ${texts.directions[direction]}`;

/** @param {Pick<Signal, 'direction'>} signal */
export const directionTone = ({ direction }) => (direction === 'neutral' ? '' : direction);

/** Of a neutral one there is none. @param {Pick<Signal, 'outcome'>} signal */
export const outcomeSign = ({ outcome }) => (outcome === null ? nothing : html`<span aria-hidden="true">${OUTCOME_SIGNS[outcome]}</span>`);

/** Sign and word. @param {Pick<Signal, 'outcome'>} signal */
export const outcomeOf = (signal) =>
  signal.outcome === null ? html`<span class="muted">${texts.noOutcome}</span>` : html`${outcomeSign(signal)} ${texts.outcomes[signal.outcome]}`;

/** @param {Pick<Signal, 'outcome'>} signal */
export const outcomeTone = ({ outcome }) => (outcome === null ? '' : OUTCOME_TONES[outcome]);

/** What became of a signal, in a sentence. @param {Signal} signal @returns {string} */
export function courseOf(signal) {
  const { outcome, exit_price: exit, r } = signal;
  const told = texts.course;
  if (outcome === null) {
    return told.neutral;
  }
  if (outcome === 'pending' || outcome === 'cancelled') {
    return told[outcome];
  }
  if (outcome === 'expired' && exit === null) {
    return told.neverEntered;
  }
  return told[outcome](exit === null ? '' : texts.at(pricesOf(signal)(exit)), r === null ? '' : texts.brought(resultOf(r)));
}
