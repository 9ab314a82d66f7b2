/** Narrower than this many steps nobody zooms. */
const LEAST_STEPS = 4;
/** Of what is shown, the part that stays free to the right of the newest point. */
const MARGIN = 0.02;

/**
 * Which part of a chart's time is shown. It follows the newest points until somebody pans or zooms, and again after
 * reset(). Seconds throughout; pure state.
 */
export class Viewport {
  /** What somebody chose; null while it follows. @type {{min: number, max: number} | null} */ #chosen = null;
  #first = 0;
  #last = 1;
  #step = 1;
  /** Seconds that are shown while it follows. */ #span = 1;

  /**
   * What there is to see.
   * @param {ArrayLike<number>} times ascending
   * @param {number} step between two points, as a rule
   * @param {number} atMost points that fit; of more the newest are shown while it follows
   */
  fit(times, step, atMost) {
    this.#step = step;
    this.#first = times.length === 0 ? 0 : times[0];
    this.#last = times.length === 0 ? step : times[times.length - 1];
    this.#span = Math.min(Math.max(this.#last - this.#first, LEAST_STEPS * step), atMost * step);
    if (this.#chosen !== null) {
      this.#choose(this.#chosen.min, this.#chosen.max);
    }
  }

  /** Whether the newest point is kept in view. */
  get follows() {
    return this.#chosen === null;
  }

  /** @returns {{min: number, max: number}} */
  get range() {
    if (this.#chosen !== null) {
      return this.#chosen;
    }
    const max = this.#last + this.#step / 2 + this.#span * MARGIN;
    return { min: max - this.#span * (1 + MARGIN) - this.#step, max };
  }

  /** Moves it. @param {number} seconds later */
  pan(seconds) {
    const { min, max } = this.range;
    this.#choose(min + seconds, max + seconds);
  }

  /** Zooms about an instant, which keeps its place. @param {number} factor below 1 shows less @param {number} at */
  zoom(factor, at) {
    const { min, max } = this.range;
    const held = Math.min(Math.max(at, min), max);
    this.#choose(held - (held - min) * factor, held + (max - held) * factor);
  }

  /** Moves it as little as possible so that an instant is in view. @param {number} at */
  show(at) {
    const { min, max } = this.range;
    if (at < min) {
      this.pan(at - min - this.#step / 2);
    } else if (at > max) {
      this.pan(at - max + this.#step / 2);
    }
  }

  /** Follows the newest points again. */
  reset() {
    this.#chosen = null;
  }

  /** Keeps to what there is: neither narrower than a few steps nor wider than all of it, and never beyond its ends. */
  #choose(min, max) {
    const [begin, end] = [this.#first - this.#step, this.#last + this.#step];
    const widest = Math.max(end - begin, LEAST_STEPS * this.#step);
    const span = Math.min(Math.max(max - min, LEAST_STEPS * this.#step), widest);
    const middle = Math.min(Math.max((min + max) / 2, begin + span / 2), Math.max(begin + span / 2, end - span / 2));
    this.#chosen = { min: middle - span / 2, max: middle + span / 2 };
  }
}
