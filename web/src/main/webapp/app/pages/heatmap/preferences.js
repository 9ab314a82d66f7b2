import { LEVERAGES } from './leverage-filter.js';
import { STANDARD_WINDOW, WINDOWS } from './windows.js';

const KEY = 'tradewire.heatmap';

/**
 * @typedef {object} Preference
 * @property {string} symbol
 * @property {string} venue empty for all
 * @property {import('../../data/wire.d.ts').HeatmapModel} model
 * @property {string} window
 * @property {number} multiple of the symbol's bucket
 * @property {number} threshold the faintest tone to be seen, from 1 to 255
 * @property {string} leverages those of the levels that are shown, with commas between them
 * @property {boolean} zones
 * @property {boolean} liquidations
 */

/** @type {Preference} */
const STANDARD = {
  symbol: '', venue: '', model: 'isolated-margin', window: STANDARD_WINDOW, multiple: 1, threshold: 1, leverages: LEVERAGES.join(), zones: true, liquidations: false,
};

/** How somebody looks at heatmaps, remembered in his browser. */
export class Preferences {
  /** @type {Preference} */ value = stored();

  /** Those of the levels that are shown, by size. @returns {readonly number[]} */
  get leverages() {
    const chosen = this.value.leverages.split(',');
    return LEVERAGES.filter((each) => chosen.includes(String(each)));
  }

  /** @param {Partial<Preference>} change */
  change(change) {
    this.value = { ...this.value, ...change };
    localStorage.setItem(KEY, JSON.stringify(this.value));
  }
}

/** What cannot be understood is as if it had never been said. @returns {Preference} */
function stored() {
  try {
    const known = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const fitting = Object.entries(STANDARD).map(([name, standard]) => [name, typeof known[name] === typeof standard ? known[name] : standard]);
    const value = Object.fromEntries(fitting);
    return value.window in WINDOWS ? value : { ...value, window: STANDARD_WINDOW };
  } catch {
    return STANDARD;
  }
}
