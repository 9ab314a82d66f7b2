/** Of the room of a candle, the part that its body takes. */
const BODY_SHARE = 0.6;
const WIDEST_BODY = 14;
/** Narrower than this a body cannot be told from its wick. */
const LEAST_BODY = 3;
const HALO = 3;
/** Radii of signs of liquidations, CSS pixels. */
const SMALLEST_SIGN = 3;
const LARGEST_SIGN = 11;

/**
 * @typedef {object} PriceCandle
 * @property {number} openMs
 * @property {string} open
 * @property {string} high
 * @property {string} low
 * @property {string} close
 *
 * @typedef {{atMs: number, side: 'BUY' | 'SELL', price: number, notional: number}} Liquidation of the forced order: SELL ended a long
 *
 * @typedef {import('../../elements/chart/colours.js').Colours} Colours
 */

/**
 * Draws candles above a picture of any colour: each has a rim of the page's colour. Hollow ones rose, filled ones fell.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./plane.js').Plane} plane
 * @param {readonly PriceCandle[]} candles oldest first
 * @param {number} step seconds of a candle
 * @param {Colours} colours
 */
export function drawCandles(context, plane, candles, step, colours) {
  const room = plane.x(plane.times.min + step) - plane.left;
  const body = Math.min(WIDEST_BODY, Math.round(room * BODY_SHARE));
  const inView = candles.filter(({ openMs }) => openMs / 1000 + step >= plane.times.min && openMs / 1000 <= plane.times.max);
  const middle = ({ openMs }) => Math.round(plane.x(openMs / 1000 + step / 2)) + 0.5;
  wicks(context, plane, inView, middle, colours.surface, HALO);
  if (body < LEAST_BODY) {
    wicks(context, plane, inView, middle, colours.text, 1.25);
    return;
  }
  for (const candle of inView) {
    const [open, close] = [Number(candle.open), Number(candle.close)];
    const tone = close >= open ? colours.buy : colours.sell;
    wicks(context, plane, [candle], middle, tone, 1);
    const left = Math.round(middle(candle) - body / 2);
    const top = plane.y(Math.max(open, close));
    const tall = Math.max(1, plane.y(Math.min(open, close)) - top);
    context.fillStyle = close >= open ? colours.surface : tone;
    context.fillRect(left, top, body, tall);
    context.strokeRect(left, top, body, tall);
  }
}

/** One line from high to low for each candle. */
function wicks(context, plane, candles, middle, tone, width) {
  context.strokeStyle = tone;
  context.lineWidth = width;
  context.beginPath();
  for (const candle of candles) {
    const x = middle(candle);
    const [high, low] = [plane.y(Number(candle.high)), plane.y(Number(candle.low))];
    context.moveTo(x, Math.min(high, low - 1));
    context.lineTo(x, low);
  }
  context.stroke();
}

/**
 * Draws observed liquidations: a triangle down where a long ended, up where a short did, its area by the notional.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./plane.js').Plane} plane
 * @param {readonly Liquidation[]} liquidations
 * @param {Colours} colours
 */
export function drawLiquidations(context, plane, liquidations, colours) {
  const largest = Math.max(1, ...liquidations.map(({ notional }) => notional));
  context.lineWidth = 1.5;
  for (const { atMs, side, price, notional } of liquidations) {
    const x = plane.x(atMs / 1000);
    const y = plane.y(price);
    if (!plane.holds(x, y)) {
      continue;
    }
    const size = Math.max(SMALLEST_SIGN, LARGEST_SIGN * Math.sqrt(notional / largest));
    const tip = side === 'SELL' ? size : -size;
    context.beginPath();
    context.moveTo(x, y + tip);
    context.lineTo(x - size, y - tip * 0.7);
    context.lineTo(x + size, y - tip * 0.7);
    context.closePath();
    context.fillStyle = side === 'SELL' ? colours.sell : colours.buy;
    context.strokeStyle = colours.surface;
    context.fill();
    context.stroke();
  }
}

const ZONE_TONES = { critical: 'bad', warning: 'warning', info: 'accent' };
const ZONE_SIGNS = { critical: '!!', warning: '!', info: 'i' };
const ZONE_WIDTH = 6;

/**
 * Marks zones at the right edge, adjacent ones of a kind with one bar and one sign.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./plane.js').Plane} plane
 * @param {readonly import('./zones.js').Zone[]} zones
 * @param {number} bucket
 * @param {Colours} colours
 */
export function drawZones(context, plane, zones, bucket, colours) {
  context.font = `bold 11px ${colours.font}`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const { severity, low, high } of joined(zones, bucket)) {
    const [top, bottom] = [plane.y(high), plane.y(low)];
    if (bottom < plane.top || top > plane.bottom) {
      continue;
    }
    const tone = colours[ZONE_TONES[severity]];
    const left = plane.right - ZONE_WIDTH;
    const tall = Math.max(3, bottom - top);
    context.fillStyle = colours.surface;
    context.fillRect(left - 2, top - 1, ZONE_WIDTH + 2, tall + 2);
    context.fillStyle = tone;
    context.fillRect(left, top, ZONE_WIDTH, tall);
    context.strokeStyle = colours.surface;
    context.lineWidth = 4;
    context.strokeText(ZONE_SIGNS[severity], left - 4, (top + bottom) / 2);
    context.fillText(ZONE_SIGNS[severity], left - 4, (top + bottom) / 2);
  }
}

/** Zones of one severity that follow each other, as one. @param {readonly import('./zones.js').Zone[]} zones @param {number} bucket */
function joined(zones, bucket) {
  /** @type {{severity: import('./zones.js').Zone['severity'], low: number, high: number}[]} */
  const ranges = [];
  for (const { severity, price } of [...zones].sort((a, b) => a.price - b.price)) {
    const last = ranges.at(-1);
    if (last !== undefined && last.severity === severity && price <= last.high + bucket / 2) {
      last.high = price + bucket;
    } else {
      ranges.push({ severity, low: price, high: price + bucket });
    }
  }
  return ranges;
}

/**
 * The price of now: a dashed line and its figure on the axis.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./plane.js').Plane} plane
 * @param {number} price
 * @param {Colours} colours
 * @param {string} text
 */
export function drawPrice(context, plane, price, colours, text) {
  const y = Math.round(plane.y(price)) + 0.5;
  if (y < plane.top || y > plane.bottom) {
    return;
  }
  for (const [style, width] of /** @type {[string, number][]} */ ([[colours.surface, 3], [colours.text, 1]])) {
    context.strokeStyle = style;
    context.lineWidth = width;
    context.setLineDash(width === 1 ? [4, 3] : []);
    context.beginPath();
    context.moveTo(plane.left, y);
    context.lineTo(plane.right, y);
    context.stroke();
  }
  context.setLineDash([]);
  tag(context, plane, y, colours, text);
}

/** A figure on the axis of prices. */
export function tag(context, plane, y, colours, text) {
  context.font = `12px ${colours.font}`;
  const width = context.measureText(text).width + 10;
  context.fillStyle = colours.text;
  context.fillRect(plane.right + 3, y - 9, width, 18);
  context.fillStyle = colours.surface;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(text, plane.right + 8, y);
}
