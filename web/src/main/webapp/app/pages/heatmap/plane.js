import * as format from '../../shared/format.js';

/** Room of the axes, CSS pixels. */
const PRICES = 76;
const TIMES = 24;
const TOP = 8;
const PRICE_LABEL_EVERY = 44;
const TIME_LABEL_EVERY = 84;
const MINUTE = 60;
const DAY = 86400;
/** Steps of a time axis, seconds. */
const TIME_STEPS = [5, 15, 30, 60, 120, 240, 360, 720].map((minutes) => minutes * MINUTE).concat([DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY]);

/** Where times and prices lie on a canvas; CSS pixels. Immutable. */
export class Plane {
  left = 0;
  top = TOP;

  /**
   * @param {{width: number, height: number}} size of the canvas
   * @param {{min: number, max: number}} times epoch seconds at its left and right edge
   * @param {{low: number, high: number}} prices
   */
  constructor({ width, height }, times, prices) {
    this.width = Math.max(1, width - PRICES);
    this.height = Math.max(1, height - TIMES - TOP);
    this.times = times;
    this.prices = prices;
  }

  get right() {
    return this.left + this.width;
  }

  get bottom() {
    return this.top + this.height;
  }

  /** @param {number} seconds */
  x(seconds) {
    return this.left + ((seconds - this.times.min) / (this.times.max - this.times.min)) * this.width;
  }

  /** @param {number} price */
  y(price) {
    return this.bottom - ((price - this.prices.low) / (this.prices.high - this.prices.low)) * this.height;
  }

  /** @param {number} x */
  secondsAt(x) {
    return this.times.min + ((x - this.left) / this.width) * (this.times.max - this.times.min);
  }

  /** @param {number} y */
  priceAt(y) {
    return this.prices.low + ((this.bottom - y) / this.height) * (this.prices.high - this.prices.low);
  }

  /** @param {number} x @param {number} y */
  holds(x, y) {
    return x >= this.left && x <= this.right && y >= this.top && y <= this.bottom;
  }

  /** Prices to write at the axis. @returns {{step: number, values: number[]}} */
  get priceTicks() {
    const step = roundStep(((this.prices.high - this.prices.low) * PRICE_LABEL_EVERY) / this.height);
    return { step, values: multiples(step, this.prices.low, this.prices.high) };
  }

  /** Times to write at the axis, on whole steps of the local day. @returns {{step: number, values: number[]}} epoch seconds */
  get timeTicks() {
    const least = ((this.times.max - this.times.min) * TIME_LABEL_EVERY) / this.width;
    const step = TIME_STEPS.find((each) => each >= least) ?? TIME_STEPS[TIME_STEPS.length - 1];
    const behind = new Date(this.times.max * 1000).getTimezoneOffset() * MINUTE;
    return { step, values: multiples(step, this.times.min - behind, this.times.max - behind).map((each) => each + behind) };
  }
}

/** The 1, 2 or 5 x 10^k at or above a number. @param {number} least */
export function roundStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((each) => each * power >= least * (1 - 1e-9)) ?? 10);
}

/** @param {number} step @param {number} from @param {number} to */
function multiples(step, from, to) {
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
}

/** A price with the decimals that tell it from the next one. @param {number} price @param {number} step between them */
export function priceText(price, step) {
  const shortest = Number(step.toPrecision(6)).toFixed(10).replace(/\.?0+$/, '');
  return format.decimal(price.toFixed(format.decimalsOf(shortest)));
}

/**
 * Writes the axes and their faint lines.
 * @param {CanvasRenderingContext2D} context
 * @param {Plane} plane
 * @param {import('../../elements/chart/colours.js').Colours} colours
 */
export function drawAxes(context, plane, colours) {
  context.font = `12px ${colours.font}`;
  context.fillStyle = colours.muted;
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.beginPath();
  const prices = plane.priceTicks;
  for (const price of prices.values) {
    const y = Math.round(plane.y(price)) + 0.5;
    context.moveTo(plane.right, y);
    context.lineTo(plane.right + 5, y);
    if (y > plane.top + 4 && y < plane.bottom - 4) {
      context.fillText(priceText(price, prices.step), plane.right + 8, y);
    }
  }
  context.textAlign = 'center';
  const { step, values } = plane.timeTicks;
  for (const seconds of values) {
    const x = Math.round(plane.x(seconds)) + 0.5;
    context.moveTo(x, plane.bottom);
    context.lineTo(x, plane.bottom + 5);
    const half = 24;
    if (x > plane.left + half && x < plane.right - half) {
      context.fillText(format.axisTime(seconds * 1000, format.localZone, step >= DAY ? 'day' : 'minute'), x, plane.bottom + 14);
    }
  }
  context.rect(plane.left + 0.5, plane.top + 0.5, plane.width - 1, plane.height - 1);
  context.stroke();
}
