/** The part of the height that the volumes take. */
export const VOLUME_SHARE = 0.18;
/** Of the room of a candle, the part that its body takes. */
const BODY_SHARE = 0.7;
const WIDEST_BODY_PX = 24;

/**
 * @typedef {object} Candles numbers for places on the screen alone, one each for every time of the chart
 * @property {number[]} open
 * @property {number[]} high
 * @property {number[]} low
 * @property {number[]} close
 * @property {number[]} volume
 */

/**
 * Draws the candles in view: hollow ones rose, filled ones fell; below them the volumes.
 * @param {import('uplot')} plot
 * @param {Candles} candles
 * @param {number} step seconds from one to the next
 * @param {import('./colours.js').Colours} colours
 */
export function drawCandles(plot, candles, step, colours) {
  const { ctx: context, bbox, data } = plot;
  const [times] = data;
  const ratio = devicePixelRatio;
  const x = (time) => plot.valToPos(time, 'x', true);
  const y = (price) => plot.valToPos(price, 'y', true);
  const room = Math.abs(x(times[0] + step) - x(times[0]));
  const body = Math.max(1, Math.min(WIDEST_BODY_PX * ratio, Math.round(room * BODY_SHARE)));
  const bottom = bbox.top + bbox.height;
  const { first, last } = inView(plot);
  context.save();
  context.beginPath();
  context.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  context.clip();
  context.lineWidth = Math.max(1, Math.round(ratio));
  for (let i = first; i <= last; i += 1) {
    const rose = candles.close[i] >= candles.open[i];
    const middle = Math.round(x(times[i]));
    const left = middle - body / 2;
    const volumeTop = plot.valToPos(candles.volume[i], 'volume', true);
    context.fillStyle = rose ? colours.buyBar : colours.sellBar;
    context.fillRect(left, volumeTop, body, bottom - volumeTop);
    const tone = rose ? colours.buy : colours.sell;
    context.strokeStyle = tone;
    context.beginPath();
    context.moveTo(middle, y(candles.high[i]));
    context.lineTo(middle, y(candles.low[i]));
    context.stroke();
    const top = y(Math.max(candles.open[i], candles.close[i]));
    const tall = Math.max(1, y(Math.min(candles.open[i], candles.close[i])) - top);
    context.fillStyle = rose ? colours.surface : tone;
    context.fillRect(left, top, body, tall);
    context.strokeRect(left, top, body, tall);
  }
  context.restore();
}

/** Indices of the points in view, with one more at each end. @param {import('uplot')} plot */
function inView(plot) {
  const [times] = plot.data;
  const { min, max } = plot.scales.x;
  const first = Math.max(0, plot.valToIdx(min ?? 0) - 1);
  const last = Math.min(times.length - 1, plot.valToIdx(max ?? 0) + 1);
  return { first, last };
}
