import { TIME_FRAMES } from '../../data/time-frames.js';
import * as format from '../../shared/format.js';
import { plain } from './plain.js';
import { texts } from './texts.js';

const SYMBOL = /^(?=.{3,32}$)[A-Z0-9]+-[A-Z0-9]+$/;

/** @typedef {import('../../data/signal.d.ts').Strategy} Strategy */

/**
 * What is sent of a strategy.
 * @typedef {object} Wanted
 * @property {boolean} enabled
 * @property {Record<string, string>} parameters decimal text by name
 * @property {string[]} symbols
 * @property {string[]} timeframes
 */

/** What is in force. @param {Strategy} strategy @returns {Wanted} */
export const wantedOf = ({ enabled, parameters, symbols, timeframes }) => ({
  enabled,
  parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, plain(value)])),
  symbols,
  timeframes,
});

/** What the fields of the form hold. @param {FormData} form @param {Strategy} strategy @returns {Wanted} */
export function wantedIn(form, { bounds }) {
  const text = (name) => String(form.get(name) ?? '').trim();
  return {
    enabled: form.has('enabled'),
    parameters: Object.fromEntries(bounds.map(({ name }) => [name, text(name)])),
    symbols: text('symbols').toUpperCase().split(/[\s,;]+/).filter((each) => each !== ''),
    timeframes: Object.keys(TIME_FRAMES).filter((frame) => form.has(`frame-${frame}`)),
  };
}

/** A sentence for each field with which a strategy cannot run. @param {Wanted} wanted @param {Strategy} strategy @returns {Record<string, string>} */
export function faultsOf({ parameters, symbols, timeframes }, { bounds }) {
  /** @type {Record<string, string>} */
  const faults = {};
  for (const { name, least, most } of bounds) {
    const value = Number(parameters[name]);
    if (parameters[name] === '' || !(value >= least && value <= most)) {
      faults[name] = texts.outOfRange(format.decimal(plain(least)), format.decimal(plain(most)));
    }
  }
  const wrong = symbols.find((symbol) => !SYMBOL.test(symbol));
  if (wrong !== undefined) {
    faults.symbols = texts.wrongSymbol(wrong);
  }
  if (timeframes.length === 0) {
    faults.timeframes = texts.noTimeFrame;
  }
  return faults;
}

/** How what is in force differs from what somebody wants, a line each. @param {Wanted} wanted @param {Strategy} now @returns {string[]} */
export function differences(wanted, now) {
  const force = wantedOf(now);
  const lists = (name, label, none) => (same(wanted[name], force[name]) ? [] : [texts.difference(label, force[name].join(', ') || none)]);
  const switched = wanted.enabled === force.enabled ? [] : [texts.difference(texts.enabled, now.enabled ? texts.on : texts.off)];
  const parameters = now.bounds
    .filter(({ name }) => Number(wanted.parameters[name]) !== now.parameters[name])
    .map(({ name }) => texts.difference(name, format.decimal(force.parameters[name])));
  return [...switched, ...parameters, ...lists('symbols', texts.symbols, texts.allSymbols), ...lists('timeframes', texts.timeFrames, '–')];
}

/** Parameters in a line. @param {Strategy} strategy */
export const parametersText = ({ parameters }) => Object.entries(parameters).map(([name, value]) => `${name} ${format.decimal(plain(value))}`).join(', ');

/** Whether two lists hold the same, in whatever order. @param {string[]} a @param {string[]} b */
const same = (a, b) => [...new Set(a)].sort().join() === [...new Set(b)].sort().join();
