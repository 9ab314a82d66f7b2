/**
 * Folds the messages of one `heatmap-levels:{SYMBOL}` channel into the current picture. Nothing is known until a whole
 * picture arrived.
 */
export class HeatmapLevels {
  /** By price. @type {Map<number, import('./index.js').HeatmapLevel>} */ #levels = new Map();
  #ready = false;

  /** Whether a whole picture has arrived since creation or the last clear(). */
  get ready() {
    return this.#ready;
  }

  /** By ascending price. @returns {import('./index.js').HeatmapLevel[]} */
  get levels() {
    return [...this.#levels.values()].sort((one, other) => one.price - other.price);
  }

  /**
   * Folds one message in. Changes that arrive before the first whole picture are ignored.
   * @param {{initial?: boolean, data: {levels: import('./index.js').HeatmapLevel[]}}} message
   * @returns {boolean} whether the picture is known now
   */
  apply({ initial, data }) {
    if (initial) {
      this.#levels.clear();
      this.#ready = true;
    }
    if (this.#ready) {
      data.levels.forEach((level) => this.#put(level));
    }
    return this.#ready;
  }

  /** Forgets everything; the next whole picture makes it ready again. */
  clear() {
    this.#levels.clear();
    this.#ready = false;
  }

  /** @param {import('./index.js').HeatmapLevel} level */
  #put(level) {
    if (level.long_density === 0 && level.short_density === 0) {
      this.#levels.delete(level.price);
    } else {
      this.#levels.set(level.price, level);
    }
  }
}
