import { ColourScale, palette } from './colour-scale.js';

/**
 * The cells of a grid as one image, a pixel each, which is painted when they change and only copied when they are looked at
 * from elsewhere. The highest price is at the top.
 */
export class HeatImage {
  canvas = document.createElement('canvas');
  scale = new ColourScale(1);
  /** In which colours it was painted last, in words of who had it painted. */ coloured = '';
  #context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
  /** Tone of each cell, in the order of the grid. */ #tones = new Uint8Array(0);
  #colours = new Uint32Array(256);
  /** @type {import('./heat-grid.js').HeatGrid | null} */ #grid = null;
  /** @type {ImageData | null} */ #pixels = null;

  /** Whether there is anything to be seen. */
  get empty() {
    return this.#grid === null || this.#grid.rows === 0;
  }

  /** Takes over all cells. @param {import('./heat-grid.js').HeatGrid} grid */
  take(grid) {
    this.#grid = grid;
    this.scale = new ColourScale(grid.max);
    this.#tones = new Uint8Array(grid.longs.length);
    this.#tone(0, grid.columns);
    this.#pixels = grid.rows === 0 ? null : new ImageData(grid.columns, grid.rows);
    this.canvas.width = Math.max(1, grid.columns);
    this.canvas.height = Math.max(1, grid.rows);
    this.#paint(0, grid.columns);
  }

  /** Takes over the cells of one column. @param {number} column */
  takeColumn(column) {
    this.#tone(column, column + 1);
    this.#paint(column, column + 1);
  }

  /** Paints all cells in other colours. @param {readonly string[]} stops @param {number} threshold the faintest tone to be seen */
  colour(stops, threshold) {
    this.#colours = palette(stops, threshold);
    if (this.#grid !== null) {
      this.#paint(0, this.#grid.columns);
    }
  }

  #tone(first, end) {
    const { rows, longs, shorts } = /** @type {import('./heat-grid.js').HeatGrid} */ (this.#grid);
    for (let at = first * rows; at < end * rows; at += 1) {
      this.#tones[at] = this.scale.toneOf(longs[at] + shorts[at]);
    }
  }

  #paint(first, end) {
    if (this.#grid === null || this.#pixels === null) {
      return;
    }
    const { columns, rows } = this.#grid;
    const pixels = new Uint32Array(this.#pixels.data.buffer);
    for (let row = 0; row < rows; row += 1) {
      const line = (rows - 1 - row) * columns;
      for (let column = first; column < end; column += 1) {
        pixels[line + column] = this.#colours[this.#tones[column * rows + row]];
      }
    }
    this.#context.putImageData(this.#pixels, 0, 0, first, 0, end - first, rows);
  }
}
