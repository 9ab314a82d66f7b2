import { html, nothing } from 'lit';
import * as format from '../../shared/format.js';
import { priceText } from './plane.js';
import { texts } from './texts.js';

/** The cell under the pointer, or chosen by key. Immutable. */
export class Cursor {
  /**
   * @param {number} [column] -1 where there is none
   * @param {number} [price] lower edge of its bucket
   * @param {boolean} [byKey]
   */
  constructor(column = -1, price = 0, byKey = false) {
    this.column = column;
    this.price = price;
    this.byKey = byKey;
  }

  /** @param {import('./heat-grid.js').HeatGrid} grid @param {number} seconds @param {number} price */
  static at(grid, seconds, price) {
    const column = grid.columnOf(seconds);
    return column < 0 || column >= grid.columns ? new Cursor() : new Cursor(column, grid.priceOf(grid.rowOf(price)));
  }

  /**
   * Of the keys: from where it is, else from the newest picture at the price of now.
   * @param {import('./heat-grid.js').HeatGrid} grid @param {number} price of now @param {number} right columns @param {number} up rows
   */
  moved(grid, price, right, up) {
    if (this.column < 0) {
      const newest = Math.max(0, grid.newest);
      return new Cursor(right === -Infinity ? 0 : newest, grid.priceOf(grid.rowOf(price)), true);
    }
    const column = Math.max(0, Math.min(grid.columns - 1, this.column + right));
    const row = Math.max(0, Math.min(grid.rows - 1, grid.rowOf(this.price) + up));
    return new Cursor(column, grid.priceOf(row), true);
  }

  /**
   * Draws a cross through the cell.
   * @param {CanvasRenderingContext2D} context @param {import('./plane.js').Plane} plane
   * @param {import('./heat-grid.js').HeatGrid} grid @param {import('../../elements/chart/colours.js').Colours} colours
   */
  draw(context, plane, grid, colours) {
    if (this.column < 0) {
      return;
    }
    const left = plane.x(grid.from + this.column * grid.step);
    const wide = Math.max(1, plane.x(grid.from + (this.column + 1) * grid.step) - left);
    const top = plane.y(this.price + grid.bucket);
    const tall = Math.max(1, plane.y(this.price) - top);
    const [x, y] = [Math.round(left + wide / 2) + 0.5, Math.round(top + tall / 2) + 0.5];
    for (const [style, width] of /** @type {[string, number][]} */ ([[colours.surface, 3], [colours.text, 1]])) {
      context.strokeStyle = style;
      context.lineWidth = width;
      context.beginPath();
      context.moveTo(x, plane.top);
      context.lineTo(x, top);
      context.moveTo(x, top + tall);
      context.lineTo(x, plane.bottom);
      context.moveTo(plane.left, y);
      context.lineTo(left, y);
      context.moveTo(left + wide, y);
      context.lineTo(plane.right, y);
      context.rect(left - 0.5, top - 0.5, wide + 1, tall + 1);
      context.stroke();
    }
  }

  /** Its figures; null where it is on no picture. @param {import('./heatmap-feed.js').HeatmapFeed | null} feed */
  #figures(feed) {
    const grid = feed?.series.value ?? null;
    if (grid === null || this.column < 0) {
      return null;
    }
    const at = new Date((grid.from + this.column * grid.step) * 1000).toISOString();
    const edges = [this.price, this.price + grid.bucket].map((price) => priceText(price, grid.bucket));
    return { at, range: edges.join(' – '), cell: grid.cell(this.column, grid.rowOf(this.price)) };
  }

  /** @param {import('./heatmap-feed.js').HeatmapFeed | null} feed */
  readout(feed) {
    const figures = this.#figures(feed);
    const item = (label, text, testId, title = '') =>
      html`<div title=${title || nothing}><dt>${label}</dt><dd data-testid=${testId}>${text}</dd></div>`;
    return html`<dl class="readout" data-testid="heat-readout">
      ${figures === null
        ? html`<span class="muted">${texts.point}</span>`
        : html`${item(texts.time, format.dayTime(figures.at, format.localZone), 'heat-time', format.utc(figures.at))}
            ${item(texts.prices, figures.range, 'heat-price')}
            ${figures.cell === null
              ? html`<span class="muted">${texts.noPicture}</span>`
              : html`${item(texts.longs, whole(figures.cell.long), 'heat-long')} ${item(texts.shorts, whole(figures.cell.short), 'heat-short')}`}`}
    </dl>`;
  }

  /** What is read out when a key chose it. @param {import('./heatmap-feed.js').HeatmapFeed | null} feed */
  spoken(feed) {
    const figures = this.byKey ? this.#figures(feed) : null;
    if (figures === null) {
      return '';
    }
    const at = format.dayTime(figures.at, format.localZone);
    return figures.cell === null ? texts.spokenNothing(at) : texts.spoken(at, figures.range, whole(figures.cell.long), whole(figures.cell.short));
  }
}

/** @param {number} density */
const whole = (density) => format.count(Math.round(density));
