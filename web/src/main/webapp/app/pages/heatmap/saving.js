import * as format from '../../shared/format.js';
import { coloursOf } from '../../elements/chart/colours.js';
import { save } from '../../elements/save.js';
import { texts } from './texts.js';

const HEAD = 34;
const FOOT = 46;
const LEGEND_WIDTH = 320;

/** @typedef {import('./heatmap-feed.js').HeatmapFeed} HeatmapFeed */

/**
 * Saves the picture that is shown, with what it is of and the legend.
 * @param {HeatmapFeed} feed
 * @param {HTMLCanvasElement} shown
 * @param {import('./colour-legend.js').ColourLegend} legend
 */
export function savePicture(feed, shown, legend) {
  const ratio = shown.width / Math.max(1, shown.clientWidth);
  const colours = coloursOf(shown);
  const canvas = document.createElement('canvas');
  canvas.width = shown.width;
  canvas.height = shown.height + Math.round((HEAD + FOOT) * ratio);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.scale(ratio, ratio);
  const [width, height] = [canvas.width / ratio, canvas.height / ratio];
  context.fillStyle = colours.surface;
  context.fillRect(0, 0, width, height);
  context.textBaseline = 'middle';
  context.font = `600 14px ${colours.font}`;
  context.fillStyle = colours.text;
  context.fillText(titleOf(feed), 8, HEAD / 2, width - 16);
  context.drawImage(shown, 0, HEAD, width, shown.clientHeight);
  const top = height - FOOT + 8;
  const wide = Math.min(LEGEND_WIDTH, width - 16);
  context.imageSmoothingEnabled = false;
  context.drawImage(legend.canvas, 8, top, wide, 10);
  context.font = `12px ${colours.font}`;
  context.fillStyle = colours.muted;
  const { marks } = legend;
  marks.forEach((mark, i) => {
    context.textAlign = i === 0 ? 'left' : i === marks.length - 1 ? 'right' : 'center';
    context.fillText(mark, 8 + (wide * i) / (marks.length - 1), top + 22);
  });
  context.textAlign = 'left';
  if (width > wide + 200) {
    context.fillText(texts.legend(legend.currency), wide + 24, top + 5);
  }
  canvas.toBlob((blob) => blob !== null && save(blob, `${nameOf(feed)}.png`), 'image/png');
}

/**
 * Saves the cells in view, but for those that are hidden or empty.
 * @param {HeatmapFeed} feed
 * @param {{min: number, max: number, low: number, high: number}} shown
 * @param {number} threshold the faintest tone to be seen
 */
export function saveCells(feed, shown, threshold) {
  save(new Blob([cellsOf(feed, shown, threshold)], { type: 'text/csv' }), `${nameOf(feed)}.csv`);
}

/**
 * The cells in view as CSV, by time and price; times are UTC.
 * @param {Pick<HeatmapFeed, 'image' | 'bucket'> & {series: {value: HeatmapFeed['series']['value']}}} feed
 * @param {{min: number, max: number, low: number, high: number}} shown
 * @param {number} threshold
 */
export function cellsOf({ series: { value: grid }, image: { scale }, bucket }, { min, max, low, high }, threshold) {
  const lines = ['time,price,bucket,long_density,short_density'];
  if (grid !== null) {
    const edge = (price) => String(Number(price.toPrecision(12)));
    for (let column = Math.max(0, grid.columnOf(min)); column < grid.columns && grid.from + column * grid.step < max; column += 1) {
      const at = new Date((grid.from + column * grid.step) * 1000).toISOString();
      for (let row = Math.max(0, grid.rowOf(low)); row < grid.rows && grid.priceOf(row) < high; row += 1) {
        const cell = grid.cell(column, row);
        const tone = cell === null ? 0 : scale.toneOf(cell.long + cell.short);
        if (cell !== null && tone >= Math.max(1, threshold)) {
          lines.push([at, edge(grid.priceOf(row)), edge(bucket), cell.long.toFixed(2), cell.short.toFixed(2)].join());
        }
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

/** @param {HeatmapFeed} feed */
function titleOf({ entry: { symbol }, venues, choice }) {
  return [texts.pageTitle(symbol), venues.join(' + '), texts.models[choice.model], choice.window, format.utc(Date.now()).slice(0, 16) + ' UTC'].join(' · ');
}

/** @param {HeatmapFeed} feed */
function nameOf({ entry: { symbol }, choice: { model, window } }) {
  return `heatmap-${symbol}-${model}-${window}-${new Date().toISOString().slice(0, 16).replaceAll(':', '')}`;
}
