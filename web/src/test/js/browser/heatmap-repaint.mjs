import { HeatGrid } from '../../../main/webapp/app/pages/heatmap/heat-grid.js';
import { HeatImage } from '../../../main/webapp/app/pages/heatmap/heat-image.js';
import '../../../main/webapp/app/pages/heatmap/heat-view.js';
import { WINDOWS } from '../../../main/webapp/app/pages/heatmap/windows.js';

const COLUMNS = 576;
const ROWS = 400;
const STEP = 300;
const PRICE = 67000;
const BUCKET = 100;
const FROM = 1_795_000_200;

/** 48 hours with a density in each of 400 rows, and their candles. */
function pictures() {
  const low = PRICE / BUCKET - ROWS / 2;
  // The grid keeps some rows free beyond the outermost levels.
  const levels = Array.from({ length: 362 }, (_, row) => row + low + 19);
  const steps = Array.from({ length: COLUMNS }, (_, column) => [
    FROM + column * STEP, 0, 1, 1, PRICE, levels.map((row) => [row * BUCKET, Math.exp(8 + ((column * 7 + row * 13) % 80) / 10), 0]),
  ]);
  const grid = HeatGrid.of(/** @type {any} */ (steps), { from: FROM, step: STEP, columns: COLUMNS, bucket: BUCKET });
  const candles = Array.from({ length: COLUMNS }, (_, i) => {
    const close = PRICE + 900 * Math.sin(i / 40);
    return { openMs: (FROM + i * STEP) * 1000, open: String(close - 20), high: String(close + 60), low: String(close - 60), close: String(close) };
  });
  const image = new HeatImage();
  image.take(grid);
  return {
    series: { value: grid }, image, candles, newest: { price: PRICE, levels: [] }, price: PRICE, window: WINDOWS['48h'], bucket: BUCKET,
    entry: { symbol: 'BTC-USDT' }, choice: { window: '48h' },
  };
}

/** @param {number[]} times @param {number} share */
const quantile = (times, share) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];

/** Milliseconds of each repetition of some work, until what it drew can be read from the canvas. */
function measured(name, count, context, work) {
  return Array.from({ length: count }, (_, i) => {
    performance.mark(name);
    work(i);
    context.getImageData(0, 0, 1, 1);
    return performance.measure(name, name).duration;
  });
}

/**
 * Moves a picture of 576 x 400 cells about 100 times by mouse, then paints all of it anew, then its newest column.
 * @returns {Promise<object>} milliseconds, and how many cells the moves painted
 */
export async function repaints() {
  const style = document.createElement('style');
  style.textContent = await (await fetch('/web/src/main/webapp/app/shared/tokens.css')).text();
  document.head.append(style);
  const view = /** @type {any} */ (document.createElement('tw-heat-view'));
  view.style.width = '1100px';
  view.feed = pictures();
  document.body.replaceChildren(view);
  await view.updateComplete;
  view.paint();
  const { canvas } = view;
  canvas.setPointerCapture = () => {}; // invented pointers cannot be captured
  const fire = (type, x, y) => canvas.dispatchEvent(new PointerEvent(type, { pointerId: 1, clientX: x, clientY: y, bubbles: true }));
  const press = (key) => canvas.dispatchEvent(new KeyboardEvent('keydown', { key }));
  ['+', '+', 'PageUp'].forEach(press);
  let cells = 0;
  const put = CanvasRenderingContext2D.prototype.putImageData;
  CanvasRenderingContext2D.prototype.putImageData = function counted(pixels, ...more) {
    cells += pixels.width * pixels.height;
    put.call(this, pixels, ...more);
  };
  const context = canvas.getContext('2d');
  fire('pointerdown', 300, 200);
  const ranges = new Set();
  const pans = measured('heatmap-pan', 100, context, (i) => {
    fire('pointermove', 300 + ((i * 37) % 120), 200 + ((i * 11) % 40));
    view.paint();
    ranges.add(JSON.stringify(view.shown));
  });
  fire('pointerup', 300, 200);
  const cellsOfPans = cells;
  const { image, series } = view.feed;
  const all = measured('heatmap-all', 20, context, () => {
    image.take(series.value);
    view.paint();
  });
  const live = measured('heatmap-live', 60, context, (i) => {
    series.value.put(FROM + (COLUMNS - 1) * STEP, [{ price: PRICE + i * BUCKET, long_density: 0, short_density: 1000 }]);
    image.takeColumn(COLUMNS - 1);
    view.paint();
  });
  CanvasRenderingContext2D.prototype.putImageData = put;
  const figures = (times) => ({ p50: quantile(times, 0.5), p99: quantile(times, 0.99) });
  return { columns: series.value.columns, rows: series.value.rows, moves: ranges.size, cellsOfPans, pan: figures(pans), all: figures(all), live: figures(live) };
}
