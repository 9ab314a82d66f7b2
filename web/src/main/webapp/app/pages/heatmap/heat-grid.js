/** Rows that are kept free beyond the outermost levels, as a part of all: live levels seldom need more. */
const MARGIN = 0.05;
const LEAST_MARGIN = 2;

/**
 * @typedef {[seconds: number, factor: number, created: number, consumed: number, close: number, levels: [price: number, long: number, short: number][]]} Step
 *   how a picture follows from the one before, see `format=steps` of /api/heatmap-timeseries
 * @typedef {{price: number, long_density: number, short_density: number}} Level
 */

/**
 * Pictures over time: columns of one interval each, rows of one bucket of prices each. A cell holds the densities of longs
 * and shorts in the quote currency. Columns without a picture stay unknown.
 */
export class HeatGrid {
  /** Beginning of the first column, epoch seconds. */ from;
  /** Seconds of a column. */ step;
  /** Width of a row in the quote currency. */ bucket;
  columns;
  /** Number of the bucket of the lowest row: its lower edge is `base * bucket`. */ base = 0;
  rows = 0;
  /** By column, then by row from the lowest price up. */ longs = new Float32Array(0);
  shorts = new Float32Array(0);
  /** Whether there is a picture of a column. @type {Uint8Array} */ known;
  /** The greatest sum of a cell. */ max = 0;

  /** @param {{from: number, step: number, columns: number, bucket: number}} size */
  constructor({ from, step, columns, bucket }) {
    this.from = from;
    this.step = step;
    this.columns = columns;
    this.bucket = bucket;
    this.known = new Uint8Array(columns);
  }

  /**
   * The grid of an answer of steps.
   * @param {readonly Step[]} steps oldest first
   * @param {{from: number, step: number, columns: number, bucket: number}} size
   */
  static of(steps, size) {
    const grid = new HeatGrid(size);
    const [lowest, highest] = boundsOf(steps, size.bucket);
    if (lowest <= highest) {
      grid.#reach(lowest, highest);
    }
    const longs = new Float64Array(grid.rows);
    const shorts = new Float64Array(grid.rows);
    for (const [seconds, factor, , , , levels] of steps) {
      for (let row = 0; row < grid.rows; row += 1) {
        longs[row] *= factor;
        shorts[row] *= factor;
      }
      for (const [price, long, short] of levels) {
        const row = grid.rowOf(price);
        longs[row] = long;
        shorts[row] = short;
      }
      const column = grid.columnOf(seconds);
      if (column >= 0 && column < grid.columns) {
        grid.longs.set(longs, column * grid.rows);
        grid.shorts.set(shorts, column * grid.rows);
        grid.known[column] = 1;
      }
    }
    grid.#measure();
    return grid;
  }

  /** Lower edge of the lowest row. */
  get low() {
    return this.base * this.bucket;
  }

  /** Upper edge of the highest row. */
  get high() {
    return (this.base + this.rows) * this.bucket;
  }

  /** End of the last column, epoch seconds. */
  get until() {
    return this.from + this.columns * this.step;
  }

  /** The newest column with a picture; -1 where there is none. */
  get newest() {
    return this.known.lastIndexOf(1);
  }

  /** @param {number} seconds @returns {number} may lie outside */
  columnOf(seconds) {
    return Math.floor((seconds - this.from) / this.step);
  }

  /** The row of a level, which is named by its lower edge. @param {number} price @returns {number} may lie outside */
  rowOf(price) {
    return bucketOf(price, this.bucket) - this.base;
  }

  /** Lower edge of a row. @param {number} row */
  priceOf(row) {
    return (this.base + row) * this.bucket;
  }

  /** @param {number} column @param {number} row @returns {{long: number, short: number} | null} null where there is no picture */
  cell(column, row) {
    const inside = column >= 0 && column < this.columns && row >= 0 && row < this.rows;
    if (!(column >= 0 && column < this.columns) || this.known[column] === 0) {
      return null;
    }
    const at = column * this.rows + row;
    return inside ? { long: this.longs[at], short: this.shorts[at] } : { long: 0, short: 0 };
  }

  /**
   * Takes over a whole picture. Of one later than the last column the oldest columns make room; one before the first is
   * left out.
   * @param {number} seconds when its candle began
   * @param {readonly Level[]} levels in buckets of which this grid's is a multiple
   * @returns {'nothing' | 'column' | 'all'} what has to be painted anew
   */
  put(seconds, levels) {
    if (this.columnOf(seconds) < 0) {
      return 'nothing';
    }
    const moved = this.#makeRoom(this.columnOf(seconds) - this.columns + 1);
    const column = this.columnOf(seconds);
    const widened = this.#widen(levels);
    const begin = column * this.rows;
    this.longs.fill(0, begin, begin + this.rows);
    this.shorts.fill(0, begin, begin + this.rows);
    for (const { price, long_density: long, short_density: short } of levels) {
      const at = begin + this.rowOf(price);
      this.longs[at] += long;
      this.shorts[at] += short;
    }
    this.known[column] = 1;
    const before = this.max;
    for (let at = begin; at < begin + this.rows; at += 1) {
      this.max = Math.max(this.max, this.longs[at] + this.shorts[at]);
    }
    return moved || widened || this.max > before ? 'all' : 'column';
  }

  /** @param {number} count columns that the oldest leave to new ones @returns {boolean} whether any had to */
  #makeRoom(count) {
    if (count <= 0) {
      return false;
    }
    const gone = Math.min(count, this.columns);
    for (const cells of [this.longs, this.shorts]) {
      cells.copyWithin(0, gone * this.rows);
      cells.fill(0, (this.columns - gone) * this.rows);
    }
    this.known.copyWithin(0, gone);
    this.known.fill(0, this.columns - gone);
    this.from += count * this.step;
    return true;
  }

  /** @param {readonly Level[]} levels @returns {boolean} whether rows had to be added */
  #widen(levels) {
    let lowest = Infinity;
    let highest = -Infinity;
    for (const { price } of levels) {
      const number = bucketOf(price, this.bucket);
      lowest = Math.min(lowest, number);
      highest = Math.max(highest, number);
    }
    if (lowest > highest || (this.rows > 0 && lowest >= this.base && highest < this.base + this.rows)) {
      return false;
    }
    const { base, rows, longs, shorts } = this;
    this.#reach(Math.min(lowest, rows === 0 ? lowest : base), Math.max(highest, rows === 0 ? highest : base + rows - 1));
    for (let column = 0; column < this.columns; column += 1) {
      const at = column * this.rows + base - this.base;
      this.longs.set(longs.subarray(column * rows, (column + 1) * rows), rows === 0 ? 0 : at);
      this.shorts.set(shorts.subarray(column * rows, (column + 1) * rows), rows === 0 ? 0 : at);
    }
    return true;
  }

  /** Makes rows for these buckets, and some beyond them. @param {number} lowest @param {number} highest */
  #reach(lowest, highest) {
    const margin = Math.max(LEAST_MARGIN, Math.ceil((highest - lowest) * MARGIN));
    this.base = Math.max(0, lowest - margin);
    this.rows = highest + margin - this.base + 1;
    this.longs = new Float32Array(this.columns * this.rows);
    this.shorts = new Float32Array(this.columns * this.rows);
  }

  #measure() {
    this.max = 0;
    for (let at = 0; at < this.longs.length; at += 1) {
      this.max = Math.max(this.max, this.longs[at] + this.shorts[at]);
    }
  }
}

/**
 * The number of the bucket that a price lies in. A level's price is a multiple of the bucket it was made with, but for what
 * binary fractions lose.
 * @param {number} price @param {number} bucket
 */
export function bucketOf(price, bucket) {
  const number = price / bucket;
  const nearest = Math.round(number);
  return Math.abs(number - nearest) < 1e-6 ? nearest : Math.floor(number);
}

/** @param {readonly Step[]} steps @param {number} bucket @returns {[lowest: number, highest: number]} numbers of buckets */
function boundsOf(steps, bucket) {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const [, , , , , levels] of steps) {
    for (const [price] of levels) {
      const number = bucketOf(price, bucket);
      lowest = Math.min(lowest, number);
      highest = Math.max(highest, number);
    }
  }
  return [lowest, highest];
}
