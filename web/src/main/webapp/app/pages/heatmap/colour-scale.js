/** Tones of the scale; 0 stands for nothing. */
const TONES = 256;
/** What is a thousandth of the densest still has a tone of its own; what is less has the faintest. */
const DECADES = 3;
/** Tokens of the scale, from faint to dense; each of them is lighter, or darker, than the one before. */
const TOKENS = ['--heat-0', '--heat-1', '--heat-2', '--heat-3', '--heat-4', '--heat-5', '--heat-6'];

/** From a density to a tone and back, logarithmically. Immutable. */
export class ColourScale {
  /** Tones of a natural logarithm, and the tone of 1. */ #slope;
  #offset;

  /** @param {number} max the greatest density */
  constructor(max) {
    this.max = Math.max(max, 1);
    this.min = this.max / 10 ** DECADES;
    this.#slope = (TONES - 2) / Math.log(this.max / this.min);
    this.#offset = 1.5 - this.#slope * Math.log(this.min);
  }

  /** @param {number} density @returns {number} 0 where there is nothing, else 1 to 255 */
  toneOf(density) {
    if (!(density > 0)) {
      return 0;
    }
    // Called for each cell: one logarithm, no more.
    const tone = Math.floor(this.#offset + this.#slope * Math.log(density));
    return tone < 1 ? 1 : tone >= TONES ? TONES - 1 : tone;
  }

  /** The density that a tone begins with. @param {number} tone */
  densityOf(tone) {
    return tone <= 0 ? 0 : this.min * (this.max / this.min) ** ((tone - 1) / (TONES - 2));
  }

  /** Densities to write at a legend, with their places from 0 to 1. @returns {{density: number, at: number}[]} */
  get marks() {
    return Array.from({ length: DECADES + 1 }, (_, i) => ({ density: this.min * 10 ** i, at: i / DECADES }));
  }
}

/**
 * Colours of the tones as a canvas has them in memory; those below a threshold are transparent.
 * @param {readonly string[]} stops `#rrggbb`, from faint to dense
 * @param {number} [threshold] the faintest tone to be seen
 */
export function palette(stops, threshold = 1) {
  const points = stops.map((stop) => [1, 3, 5].map((at) => Number.parseInt(stop.slice(at, at + 2), 16)));
  const colours = new Uint32Array(TONES);
  const bytes = new Uint8Array(colours.buffer);
  for (let tone = Math.max(1, threshold); tone < TONES; tone += 1) {
    const place = ((tone - 1) / (TONES - 2)) * (points.length - 1);
    const i = Math.min(points.length - 2, Math.floor(place));
    const channel = (c) => Math.round(points[i][c] + (points[i + 1][c] - points[i][c]) * (place - i));
    bytes.set([channel(0), channel(1), channel(2), 255], tone * 4);
  }
  return colours;
}

/** The tokens' colours of the scale, from faint to dense. @param {Element} element */
export function heatStops(element) {
  const style = getComputedStyle(element);
  return TOKENS.map((token) => style.getPropertyValue(token).trim());
}
