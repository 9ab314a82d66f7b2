import * as format from '../../shared/format.js';

/** Room of one candle and its distance to the next, in CSS pixels. */
const STEP = 8;
const AXIS_WIDTH = 78;
const AXIS_HEIGHT = 20;
/** The part of the height that the volumes take. */
const VOLUME_SHARE = 0.18;
const PRICE_LINES = 5;
const TIME_EVERY = 12;
/** Half the height of a label on the price axis. */
const LABEL_HALF = 9;
/** Free space above and below the prices, as a part of their range. */
const MARGIN = 0.06;

/** Candles that fit, and where the first of them stands. */
function fitting(canvas, count) {
  const width = canvas.clientWidth - AXIS_WIDTH;
  const shown = Math.max(0, Math.min(count, Math.floor(width / STEP)));
  return { first: count - shown, left: width - shown * STEP };
}

/** The candle at a place. @param {HTMLCanvasElement} canvas @param {number} count of all candles @param {number} x */
export function indexAt(canvas, count, x) {
  const { first, left } = fitting(canvas, count);
  return Math.max(first, Math.min(count - 1, first + Math.floor((x - left) / STEP)));
}

/**
 * Draws the newest candles that fit: hollow ones rose, filled ones fell; below them the volumes, at the right the
 * prices. Numbers become floating point here, for places on the screen alone.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {import('./candle-feed.js').Candle[]} candles
 * @param {number | null} chosen beginning of the candle to be marked
 * @param {string} timeFrame
 */
export function drawCandles(canvas, candles, chosen, timeFrame) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = devicePixelRatio;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = canvas.getContext('2d');
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const { first, left } = fitting(canvas, candles.length);
  const shown = candles.slice(first);
  if (shown.length === 0) {
    return;
  }
  const colours = coloursOf(canvas);
  context.font = `12px ${colours.font}`;
  const low = Math.min(...shown.map((each) => Number(each.low)));
  const high = Math.max(...shown.map((each) => Number(each.high)));
  const range = high - low || high * 0.001 || 1;
  const bottom = height - AXIS_HEIGHT;
  const priceBottom = bottom * (1 - VOLUME_SHARE);
  const scale = priceBottom / (range * (1 + 2 * MARGIN));
  const y = (price) => priceBottom - (Number(price) - low + range * MARGIN) * scale;
  const x = (i) => left + i * STEP + STEP / 2;

  drawPrices(context, { low, range, y, width, colours, last: shown.at(-1).close });
  drawTimes(context, shown, { x, bottom, height, colours, timeFrame });
  const most = Math.max(...shown.map((each) => Number(each.volume))) || 1;
  shown.forEach((candle, i) => {
    const rose = Number(candle.close) >= Number(candle.open);
    const tone = rose ? colours.buy : colours.sell;
    const tall = (Number(candle.volume) / most) * bottom * VOLUME_SHARE * 0.9;
    context.fillStyle = rose ? colours.buyBar : colours.sellBar;
    context.fillRect(x(i) - 3, bottom - tall, 6, tall);
    context.strokeStyle = tone;
    context.fillStyle = rose ? colours.surface : tone;
    context.beginPath();
    context.moveTo(x(i), y(candle.high));
    context.lineTo(x(i), y(candle.low));
    context.stroke();
    const top = y(rose ? candle.close : candle.open);
    const body = Math.max(1, y(rose ? candle.open : candle.close) - top);
    context.fillRect(x(i) - 2.5, top, 5, body);
    context.strokeRect(x(i) - 2.5, top, 5, body);
  });
  drawLast(context, shown.at(-1), { y, width, colours });
  const marked = shown.findIndex(({ openMs }) => openMs === chosen);
  if (marked >= 0) {
    context.strokeStyle = colours.lineStrong;
    context.setLineDash([3, 3]);
    line(context, x(marked), 0, x(marked), bottom);
    context.setLineDash([]);
  }
}

function drawPrices(context, { low, range, y, width, colours, last }) {
  const decimals = format.decimalsOf(last);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (let i = 0; i < PRICE_LINES; i += 1) {
    const price = low + (range * i) / (PRICE_LINES - 1);
    context.strokeStyle = colours.line;
    line(context, 0, y(price), width - AXIS_WIDTH, y(price));
    if (Math.abs(y(price) - y(last)) > 2 * LABEL_HALF) {
      context.fillStyle = colours.muted;
      context.fillText(format.decimal(price.toFixed(decimals)), width - 4, y(price));
    }
  }
}

function drawTimes(context, shown, { x, bottom, height, colours, timeFrame }) {
  context.textAlign = 'center';
  context.fillStyle = colours.muted;
  for (let i = shown.length - 1; i >= 0; i -= TIME_EVERY) {
    context.fillText(format.axisTime(shown[i].openMs, timeFrame === '1d'), Math.max(24, x(i)), (bottom + height) / 2);
  }
}

/** The newest price on the axis, so that it need not be looked for. */
function drawLast(context, candle, { y, width, colours }) {
  const rose = Number(candle.close) >= Number(candle.open);
  context.fillStyle = rose ? colours.buy : colours.sell;
  context.fillRect(width - AXIS_WIDTH, y(candle.close) - LABEL_HALF, AXIS_WIDTH, 2 * LABEL_HALF);
  context.textAlign = 'right';
  context.fillStyle = colours.surface;
  context.fillText(format.decimal(candle.close), width - 4, y(candle.close));
}

function line(context, fromX, fromY, toX, toY) {
  context.beginPath();
  context.moveTo(fromX, Math.round(fromY) + 0.5);
  context.lineTo(toX, Math.round(toY) + 0.5);
  context.stroke();
}

function coloursOf(element) {
  const style = getComputedStyle(element);
  const colour = (name) => style.getPropertyValue(name).trim();
  return {
    font: colour('--font'),
    buy: colour('--buy'),
    buyBar: colour('--buy-bar'),
    sell: colour('--sell'),
    sellBar: colour('--sell-bar'),
    surface: colour('--surface'),
    line: colour('--line'),
    lineStrong: colour('--line-strong'),
    muted: colour('--muted'),
  };
}
