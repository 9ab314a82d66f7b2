import { TIME_FRAMES } from '../../data/time-frames.js';

const KEY = 'tradewire.signals';

/** @typedef {import('../../data/signal.d.ts').Signal} Signal */

/**
 * @typedef {object} Filter which signals are shown; empty where anything is
 * @property {string} symbol with or without separators
 * @property {string} timeframe
 * @property {string} direction
 * @property {string} pattern what made them
 * @property {string} outcome
 * @property {string} confidence the least, 0 to 1
 */

/** @type {Filter} */
export const ANYTHING = Object.freeze({ symbol: '', timeframe: '', direction: '', pattern: '', outcome: '', confidence: '' });

export const DIRECTIONS = /** @type {const} */ (['buy', 'sell', 'neutral']);
export const OUTCOMES = /** @type {const} */ (['pending', 'win', 'loss', 'expired', 'cancelled']);
/** A strategy whose reward is twice its risk wins a third without any skill: the lower ones matter as much. */
export const CONFIDENCES = /** @type {const} */ (['0.3', '0.35', '0.4', '0.45', '0.5', '0.6', '0.7', '0.8', '0.9']);

/** What a choice can be; others are typed in. @type {Record<string, readonly string[]>} */
const CHOICES = { timeframe: Object.keys(TIME_FRAMES), direction: DIRECTIONS, outcome: OUTCOMES, confidence: CONFIDENCES };

/** A symbol without what stands between its currencies. @param {string} symbol */
export const bareSymbol = (symbol) => symbol.trim().toUpperCase().replace(/\.P$/, '').replace(/[-/_]/g, '');

/** @param {Filter} filter */
export const isOpen = (filter) => Object.values(filter).every((value) => value === '');

/** Whether a signal is among those that a filter shows. @param {Filter} filter @param {Signal} signal */
export function matches({ symbol, timeframe, direction, pattern, outcome, confidence }, signal) {
  const isAny = (wanted, value) => wanted === '' || wanted === value;
  return (
    isAny(bareSymbol(symbol), signal.symbol) &&
    isAny(timeframe, signal.timeframe) &&
    isAny(direction, signal.direction) &&
    isAny(pattern, signal.pattern_type) &&
    isAny(outcome, signal.outcome) &&
    (confidence === '' || signal.confidence >= Number(confidence))
  );
}

/** A filter as REST is asked. @param {Filter} filter @param {Record<string, string>} [more] */
export function queryOf({ confidence, ...filter }, more = {}) {
  const asked = Object.entries({ ...filter, min_confidence: confidence, ...more }).filter(([, value]) => value !== '');
  return new URLSearchParams(asked);
}

/** The narrowest channel that tells all of a filter's signals. @param {Filter} filter */
export function channelOf({ symbol, timeframe }) {
  const canonical = symbol.trim().toUpperCase();
  return timeframe !== '' && /^[A-Z0-9]+-[A-Z0-9]+$/.test(canonical) ? `signals:${canonical}:${timeframe}` : 'signals';
}

/** As long as a symbol may be that the channel is asked for. */
const MOST_CHARACTERS = 40;

/**
 * What the channel of a filter is asked for: what it leaves out is not sent. The rest of the filter is ours to look at.
 * @param {Filter} filter
 * @returns {import('../../../client/index.js').SubscribeOptions}
 */
export function optionsOf(filter) {
  const symbol = bareSymbol(filter.symbol);
  const isNarrow = channelOf(filter) !== 'signals';
  return {
    ...(isNarrow || symbol === '' || symbol.length > MOST_CHARACTERS ? {} : { symbol }),
    ...(isNarrow || filter.timeframe === '' ? {} : { timeframe: filter.timeframe }),
    ...(filter.confidence === '' ? {} : { minConfidence: Number(filter.confidence) }),
  };
}

/** Whether the channel tells of every signal with a filter. @param {Filter} filter */
export const isWhole = (filter) => channelOf(filter) === 'signals' && Object.keys(optionsOf(filter)).length === 0;

/** What somebody looked at last, remembered in his browser; what cannot be understood is as if it had never been said. @returns {Filter} */
export function storedFilter() {
  try {
    const known = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const fits = (name) => typeof known[name] === 'string' && (CHOICES[name]?.includes(known[name]) ?? true);
    return /** @type {Filter} */ (Object.fromEntries(Object.keys(ANYTHING).map((name) => [name, fits(name) ? known[name] : ''])));
  } catch {
    return ANYTHING;
  }
}

/** @param {Filter} filter */
export const storeFilter = (filter) => localStorage.setItem(KEY, JSON.stringify(filter));
