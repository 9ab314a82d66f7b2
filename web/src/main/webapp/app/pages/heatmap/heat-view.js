import { LitElement, html, nothing } from 'lit';
import { coloursOf } from '../../elements/chart/colours.js';
import { Gestures } from '../../elements/chart/gestures.js';
import { Viewport } from '../../elements/chart/viewport.js';
import * as format from '../../shared/format.js';
import { FrameLoop } from '../../shared/frame-loop.js';
import { buttons, shared } from '../../shared/styles.js';
import { heatStops } from './colour-scale.js';
import { Cursor } from './cursor.js';
import { viewStyles } from './heat-view-styles.js';
import { drawCandles, drawLiquidations, drawPrice, drawZones } from './marks.js';
import { Plane, drawAxes } from './plane.js';
import { PriceRange } from './price-range.js';
import { texts } from './texts.js';
import { frameOf } from './windows.js';

const ZOOM = 1.4;
/** Of what is shown, the part by which a key moves it. */
const PAN_SHARE = 0.2;
/** How far around the candles levels are shown at first, as a part of the price. */
const AROUND = 0.06;

/**
 * Pictures over time with candles above them; to be moved and zoomed by mouse, fingers and keys. Fires `ranged` with the
 * prices that are shown. What is under the cursor is read out above it.
 */
export class HeatView extends LitElement {
  static properties = {
    feed: { attribute: false },
    revision: { attribute: false },
    threshold: { attribute: false },
    zones: { attribute: false },
    liquidations: { attribute: false },
    cursor: { state: true },
    follows: { state: true },
  };

  static styles = [shared, buttons, viewStyles];

  #times = new Viewport();
  #prices = new PriceRange();
  /** @type {import('../../elements/chart/colours.js').Colours | null} */ #colours = null;
  /** @type {string[]} */ #stops = [];
  /** @type {Gestures | null} */ #gestures = null;
  /** @type {Plane | null} */ #plane = null;
  #ranged = '';
  #frames = new FrameLoop(() => this.paint());
  #size = new ResizeObserver(() => this.#frames.request());
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #recolour = () => {
    this.#colours = null;
    this.#stops = [];
    this.#frames.request();
  };

  constructor() {
    super();
    /** @type {import('./heatmap-feed.js').HeatmapFeed | null} */
    this.feed = null;
    /** Another one where the feed has changed. */
    this.revision = 0;
    /** The faintest tone to be seen. */
    this.threshold = 1;
    /** @type {readonly import('./zones.js').Zone[]} */
    this.zones = [];
    /** @type {readonly import('./marks.js').Liquidation[]} */
    this.liquidations = [];
    this.cursor = new Cursor();
    this.follows = true;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#dark.addEventListener('change', this.#recolour);
    if (this.hasUpdated) {
      this.#begin();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#dark.removeEventListener('change', this.#recolour);
    this.#size.disconnect();
    this.#frames.stop();
    this.#gestures?.end();
    this.#gestures = null;
  }

  firstUpdated() {
    this.#begin();
  }

  willUpdate(changed) {
    if (changed.has('feed')) {
      this.cursor = new Cursor();
      this.#reset();
    }
  }

  updated() {
    this.#frames.request();
  }

  /** @returns {HTMLCanvasElement} what is shown */
  get canvas() {
    return /** @type {HTMLCanvasElement} */ (this.renderRoot.querySelector('canvas'));
  }

  /** Times and prices that are shown; null before the first picture. @returns {{min: number, max: number, low: number, high: number} | null} */
  get shown() {
    return this.#plane === null ? null : { ...this.#plane.times, ...this.#plane.prices };
  }

  #begin() {
    this.#size.observe(this.canvas);
    this.#gestures = new Gestures(this.canvas, {
      pan: (right, down) => this.#moved(() => this.#pan(-right, down)),
      zoom: (factor, at) => this.#moved(() => this.#times.zoom(factor, this.#plane?.secondsAt(at) ?? 0)),
      zoomHeight: (factor, at) => this.#moved(() => this.#prices.zoom(factor, this.#plane?.priceAt(at) ?? 0)),
      reset: () => this.#moved(() => this.#reset()),
    });
    this.#frames.request();
  }

  render() {
    const tool = (label, sign, act, hidden = false) =>
      html`<button type="button" title=${label} aria-label=${label} ?hidden=${hidden} @click=${act}>${sign}</button>`;
    return html`${this.cursor.readout(this.feed)}
      <div class="place">
        <canvas role="img" tabindex="0" aria-label=${this.#label} aria-description=${texts.keys} data-testid="heat-canvas"
          @keydown=${this.#keyed} @pointerdown=${this.#pointed} @pointermove=${this.#pointed} @pointerleave=${this.#left}></canvas>
        <div class="tools" role="group" aria-label=${texts.tools}>
          ${tool(texts.closer, '+', () => this.#zoom(1 / ZOOM))} ${tool(texts.wider, '−', () => this.#zoom(ZOOM))}
          ${tool(texts.taller, '↕', () => this.#zoomPrices(1 / ZOOM))} ${tool(texts.flatter, '↧', () => this.#zoomPrices(ZOOM))}
          ${tool(texts.back, '⇥', () => this.#moved(() => this.#reset()), this.follows)}
        </div>
      </div>
      <span class="hidden-visually" role="status" data-testid="heat-spoken">${this.cursor.spoken(this.feed) || nothing}</span>`;
  }

  get #label() {
    return this.feed === null ? '' : texts.picture(this.feed.entry.symbol, this.feed.choice.window);
  }

  /** Paints what is shown now. */
  paint() {
    const { canvas, feed } = this;
    const { clientWidth: width, clientHeight: height } = canvas;
    if (!this.isConnected || width === 0 || feed === null) {
      return;
    }
    this.#colours ??= coloursOf(this);
    const ratio = devicePixelRatio;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = this.#colours.surface;
    context.fillRect(0, 0, width, height);
    const grid = feed.series.value;
    if (grid === null) {
      this.#plane = null;
      return;
    }
    this.#colour(feed.image);
    const plane = this.#fit(grid, { width, height });
    context.save();
    context.beginPath();
    context.rect(plane.left, plane.top, plane.width, plane.height);
    context.clip();
    blit(context, plane, grid, feed.image);
    drawCandles(context, plane, feed.candles, frameOf(feed.window), this.#colours);
    drawZones(context, plane, this.zones, feed.bucket, this.#colours);
    drawLiquidations(context, plane, this.liquidations, this.#colours);
    this.cursor.draw(context, plane, grid, this.#colours);
    context.restore();
    drawAxes(context, plane, this.#colours);
    if (feed.price !== null) {
      drawPrice(context, plane, feed.price, this.#colours, format.decimal(String(feed.price)));
    }
    this.#tellRange(plane);
  }

  /** @param {import('./heat-image.js').HeatImage} image */
  #colour(image) {
    if (this.#stops.length === 0) {
      this.#stops = heatStops(this);
    }
    const wanted = `${this.threshold} ${this.#stops}`;
    if (image.coloured !== wanted) {
      image.colour(this.#stops, this.threshold);
      image.coloured = wanted;
    }
  }

  /** @param {import('./heat-grid.js').HeatGrid} grid @param {{width: number, height: number}} size */
  #fit(grid, size) {
    const { from, until, step } = grid;
    this.#times.fit([from + step / 2, until - step / 2], step, Infinity);
    this.#prices.fit(this.#around(grid), { low: grid.low, high: grid.high }, grid.bucket);
    this.#plane = new Plane(size, this.#times.range, this.#prices.range);
    return this.#plane;
  }

  /** Prices that are shown first: those of the candles and what is near them. @param {import('./heat-grid.js').HeatGrid} grid */
  #around({ from, low, high }) {
    const candles = /** @type {import('./heatmap-feed.js').HeatmapFeed} */ (this.feed).candles.filter(({ openMs }) => openMs >= from * 1000);
    const prices = this.feed?.newest ? [this.feed.newest.price] : [];
    for (const candle of candles) {
      prices.push(Number(candle.low), Number(candle.high));
    }
    if (prices.length === 0) {
      return { low, high };
    }
    const [least, most] = [Math.min(...prices), Math.max(...prices)];
    return { low: least - most * AROUND, high: most + most * AROUND };
  }

  #tellRange({ prices }) {
    const ranged = `${prices.low} ${prices.high}`;
    if (ranged !== this.#ranged) {
      this.#ranged = ranged;
      this.dispatchEvent(new CustomEvent('ranged', { detail: prices }));
    }
  }

  #moved(move) {
    move();
    this.follows = this.#times.follows && this.#prices.follows;
    this.#frames.request();
  }

  #reset() {
    this.#times.reset();
    this.#prices.reset();
    this.follows = true;
  }

  /** @param {number} right @param {number} up CSS pixels */
  #pan(right, up) {
    const plane = this.#plane;
    if (plane !== null) {
      this.#times.pan((right / plane.width) * (plane.times.max - plane.times.min));
      if (up !== 0) {
        this.#prices.pan((up / plane.height) * (plane.prices.high - plane.prices.low));
      }
    }
  }

  #zoom(factor) {
    const { min, max } = this.#times.range;
    // The newest column stays where it is while it is in view.
    const until = this.feed?.series.value?.until ?? Infinity;
    this.#moved(() => this.#times.zoom(factor, until <= max ? until : (min + max) / 2));
  }

  #zoomPrices(factor) {
    const { low, high } = this.#prices.range;
    this.#moved(() => this.#prices.zoom(factor, this.feed?.price ?? (low + high) / 2));
  }

  #pointed = ({ offsetX: x, offsetY: y }) => {
    const plane = this.#plane;
    const grid = this.feed?.series.value ?? null;
    if (plane !== null && grid !== null) {
      this.cursor = plane.holds(x, y) ? Cursor.at(grid, plane.secondsAt(x), plane.priceAt(y)) : new Cursor();
    }
  };

  #left = ({ pointerType }) => {
    // A finger leaves with each tap: what it pointed at stays.
    if (pointerType !== 'touch') {
      this.cursor = new Cursor();
    }
  };

  #keyed = (event) => {
    const plane = this.#plane;
    const grid = this.feed?.series.value ?? null;
    if (plane === null || grid === null || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const choose = (right, up) => this.#choose(this.cursor.moved(grid, this.feed?.price ?? (plane.prices.low + plane.prices.high) / 2, right, up));
    const move = (right, up) => (event.shiftKey ? this.#moved(() => this.#pan(right * PAN_SHARE * plane.width, up * PAN_SHARE * plane.height)) : choose(right, up));
    const actions = {
      ArrowLeft: () => move(-1, 0),
      ArrowRight: () => move(1, 0),
      ArrowUp: () => move(0, 1),
      ArrowDown: () => move(0, -1),
      Home: () => choose(-Infinity, 0),
      End: () => choose(Infinity, 0),
      '+': () => this.#zoom(1 / ZOOM),
      '-': () => this.#zoom(ZOOM),
      PageUp: () => this.#zoomPrices(1 / ZOOM),
      PageDown: () => this.#zoomPrices(ZOOM),
      Escape: () => {
        this.cursor = new Cursor();
        this.#moved(() => this.#reset());
      },
    };
    const action = actions[event.key];
    if (action !== undefined) {
      event.preventDefault();
      action();
    }
  };

  /** @param {Cursor} cursor chosen by key: it is brought into view and read out */
  #choose(cursor) {
    const { from, step, bucket } = /** @type {import('./heat-grid.js').HeatGrid} */ (this.feed?.series.value);
    this.cursor = cursor;
    this.#moved(() => {
      this.#times.show(from + (cursor.column + 0.5) * step);
      this.#prices.show(cursor.price, cursor.price + bucket);
    });
  }
}

/** Copies the cells that are in view. */
function blit(context, plane, grid, image) {
  if (image.empty) {
    return;
  }
  const left = (plane.times.min - grid.from) / grid.step;
  const wide = (plane.times.max - plane.times.min) / grid.step;
  const top = grid.rows - (plane.prices.high - grid.low) / grid.bucket;
  const tall = (plane.prices.high - plane.prices.low) / grid.bucket;
  // Where several cells fall on one pixel, none of them is left out.
  context.imageSmoothingEnabled = wide > plane.width * devicePixelRatio;
  const [scaleX, scaleY] = [plane.width / wide, plane.height / tall];
  context.drawImage(image.canvas, plane.left - left * scaleX, plane.top - top * scaleY, grid.columns * scaleX, grid.rows * scaleY);
}

customElements.define('tw-heat-view', HeatView);
