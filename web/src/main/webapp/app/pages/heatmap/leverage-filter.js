import { Resource } from '../../data/resource.js';
import { zonesOf } from './zones.js';

/** The leverages that models open positions with. */
export const LEVERAGES = Object.freeze([5, 10, 25, 50, 100]);

/** A closed candle is told before it is stored: what was read too early is read again. */
const AGAIN_AFTER_MS = 1000;
const MAX_READINGS = 10;

/**
 * The levels of now of some leverages. A picture says none: where not all are chosen, the positions behind the newest closed
 * candle are read, and what the open candle has crossed since is left out.
 */
export class LeverageFilter {
  /** @type {Resource<import('../../data/wire.d.ts').HeatmapPositions | null>} */ positions;
  /** @type {readonly number[]} */ #chosen = LEVERAGES;
  #closedMs = 0;
  #readings = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  /** What was made last, and of what. @type {{of: readonly unknown[], now: import('./heatmap-feed.js').Now | null}} */
  #made = { of: [null], now: null };

  /**
   * @param {{requestUpdate: () => void}} host
   * @param {() => Promise<import('../../data/wire.d.ts').HeatmapPositions>} read the positions of all leverages
   */
  constructor(host, read) {
    this.positions = new Resource(host, read, null);
  }

  /** Whether all leverages are chosen. */
  get isOpen() {
    return this.#chosen.length === LEVERAGES.length;
  }

  /** @param {readonly number[]} leverages some of LEVERAGES, by size */
  choose(leverages) {
    if (String(leverages) !== String(this.#chosen)) {
      this.#chosen = leverages;
      if (this.positions.value === null) {
        this.readAgain();
      }
    }
  }

  /** A candle has closed, or history has changed. @param {number} [closedMs] when the newest closed candle ended */
  readAgain(closedMs = this.#closedMs) {
    this.#closedMs = closedMs;
    this.#readings = 0;
    if (this.isOpen || this.#chosen.length === 0) {
      this.positions.reset();
    } else {
      this.#load();
    }
  }

  close() {
    clearTimeout(this.#timer);
    this.#readings = MAX_READINGS;
  }

  async #load() {
    clearTimeout(this.#timer);
    this.#readings += 1;
    await this.positions.load();
    const { value, error } = this.positions;
    const late = error !== null || (value !== null && Date.parse(value.timestamp) < this.#closedMs);
    if (late && this.#readings < MAX_READINGS) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#load(), AGAIN_AFTER_MS);
    }
  }

  /**
   * The newest picture with the levels of the chosen leverages alone; null while they are not known.
   * @param {import('./heatmap-feed.js').Now | null} newest
   */
  of(newest) {
    if (newest === null || this.isOpen) {
      return newest;
    }
    const of = [newest, this.positions.value, this.#chosen];
    if (this.#made.of.some((each, i) => each !== of[i])) {
      this.#made = { of, now: this.#filtered(newest) };
    }
    return this.#made.now;
  }

  /** @param {import('./heatmap-feed.js').Now} newest */
  #filtered(newest) {
    const items = this.#chosen.length === 0 ? [] : this.positions.value?.items;
    if (items === undefined) {
      return null;
    }
    const levels = levelsOf(items, this.#chosen, newest.levels);
    return { ...newest, levels, zones: zonesOf(levels, newest.price) };
  }
}

/**
 * Levels of some leverages, none of them denser than in the picture: it is newer.
 * @param {import('../../data/wire.d.ts').HeatmapPositions['items']} items by ascending price
 * @param {readonly number[]} leverages
 * @param {readonly import('./heat-grid.js').Level[]} picture
 * @returns {import('./heat-grid.js').Level[]}
 */
export function levelsOf(items, leverages, picture) {
  /** @type {Map<number, {long: number, short: number}>} */
  const sums = new Map();
  for (const { price, side, leverage, density } of items) {
    if (leverage !== null && leverages.includes(leverage)) {
      const sum = sums.get(price) ?? { long: 0, short: 0 };
      sum[side] += density;
      sums.set(price, sum);
    }
  }
  return picture.flatMap(({ price, long_density: long, short_density: short }) => {
    const sum = sums.get(price);
    return sum === undefined ? [] : [{ price, long_density: Math.min(sum.long, long), short_density: Math.min(sum.short, short) }];
  });
}
