/** Fewer rows than this nobody zooms to. */
const LEAST_ROWS = 6;

/** Which prices are shown: those around the price until somebody moves or zooms, and again after reset(). Pure state. */
export class PriceRange {
  /** @type {{low: number, high: number} | null} */ #chosen = null;
  #around = { low: 0, high: 1 };
  #all = { low: 0, high: 1 };
  #least = 1;

  /**
   * What there is to see.
   * @param {{low: number, high: number}} around shown while nobody chose
   * @param {{low: number, high: number}} all
   * @param {number} row
   */
  fit(around, all, row) {
    this.#all = { low: Math.min(all.low, around.low), high: Math.max(all.high, around.high) };
    this.#least = LEAST_ROWS * row;
    const lacking = Math.max(0, this.#least - (around.high - around.low)) / 2;
    this.#around = { low: around.low - lacking, high: around.high + lacking };
    if (this.#chosen !== null) {
      this.#choose(this.#chosen.low, this.#chosen.high);
    }
  }

  get follows() {
    return this.#chosen === null;
  }

  /** @returns {{low: number, high: number}} */
  get range() {
    return this.#chosen ?? this.#around;
  }

  /** @param {number} up in the quote currency */
  pan(up) {
    const { low, high } = this.range;
    this.#choose(low + up, high + up);
  }

  /** Zooms about a price, which keeps its place. @param {number} factor below 1 shows less @param {number} at */
  zoom(factor, at) {
    const { low, high } = this.range;
    const held = Math.min(Math.max(at, low), high);
    this.#choose(held - (held - low) * factor, held + (high - held) * factor);
  }

  /** Moves it as little as possible so that a price is in view, with room beside it. @param {number} low @param {number} high */
  show(low, high) {
    const { range } = this;
    if (low < range.low) {
      this.pan(low - range.low);
    } else if (high > range.high) {
      this.pan(high - range.high);
    }
  }

  reset() {
    this.#chosen = null;
  }

  #choose(low, high) {
    const most = Math.max(this.#all.high - this.#all.low, this.#least);
    const span = Math.min(Math.max(high - low, this.#least), most);
    const middle = Math.min(Math.max((low + high) / 2, this.#all.low + span / 2), Math.max(this.#all.low + span / 2, this.#all.high - span / 2));
    this.#chosen = { low: middle - span / 2, high: middle + span / 2 };
  }
}
