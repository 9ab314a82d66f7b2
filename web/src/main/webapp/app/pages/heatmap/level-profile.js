import { LitElement, css, html } from 'lit';
import { coloursOf } from '../../elements/chart/colours.js';
import { FrameLoop } from '../../shared/frame-loop.js';
import * as format from '../../shared/format.js';
import { shared } from '../../shared/styles.js';
import { priceText, roundStep } from './plane.js';
import { texts } from './texts.js';
import { profileOf } from './zones.js';

/** As of the picture beside it, so that prices stand at the same height. */
const TOP = 8;
const BOTTOM = 24;
const LABEL_EVERY = 60;

/** Levels of now as bars by price, longs and shorts, with lines of what lies between them and the price. */
class LevelProfile extends LitElement {
  static properties = {
    newest: { attribute: false },
    bucket: { attribute: false },
    symbol: { attribute: false },
    range: { attribute: false },
  };

  static styles = [
    shared,
    css`
      canvas {
        display: block;
        width: 100%;
        height: var(--heat-height, 32rem);
      }
      .totals {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-4);
        min-height: 1.5rem;
        margin: 0;
        padding: var(--space-2) var(--space-3);
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
      }
      p {
        padding: 0 var(--space-3);
      }
      .totals div {
        display: flex;
        gap: var(--space-1);
      }
      .totals dd {
        margin: 0;
        font-weight: 600;
      }
      @media (max-width: 48rem) {
        canvas {
          height: 18rem;
        }
      }
    `,
  ];

  #frames = new FrameLoop(() => this.#paint());
  #size = new ResizeObserver(() => this.#frames.request());
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #recolour = () => this.#frames.request();

  constructor() {
    super();
    /** @type {import('./heatmap-feed.js').Now | null} */
    this.newest = null;
    this.bucket = 1;
    this.symbol = '';
    /** Prices at its lower and upper edge. @type {{low: number, high: number} | null} */
    this.range = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#dark.addEventListener('change', this.#recolour);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#dark.removeEventListener('change', this.#recolour);
    this.#size.disconnect();
    this.#frames.stop();
  }

  updated() {
    this.#size.observe(this.canvas);
    this.#frames.request();
  }

  /** @returns {HTMLCanvasElement} */
  get canvas() {
    return /** @type {HTMLCanvasElement} */ (this.renderRoot.querySelector('canvas'));
  }

  render() {
    const levels = this.newest?.levels ?? [];
    const sum = (name) => format.compact(levels.reduce((total, level) => total + level[name], 0));
    return html`<dl class="totals" data-testid="profile-totals">
        <div class="buy"><dt>▲ ${texts.totalLongs}</dt><dd>${sum('long_density')}</dd></div>
        <div class="sell"><dt>▼ ${texts.totalShorts}</dt><dd>${sum('short_density')}</dd></div>
      </dl>
      <canvas role="img" aria-label=${texts.profileLabel(this.symbol)} data-testid="profile-canvas"></canvas>
      <p class="small muted">${texts.cumulated}</p>`;
  }

  #paint() {
    const { canvas, newest, range } = this;
    const { clientWidth: width, clientHeight: height } = canvas;
    if (!this.isConnected || width === 0) {
      return;
    }
    const colours = coloursOf(this);
    const ratio = devicePixelRatio;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (newest === null || range === null) {
      return;
    }
    const y = (price) => height - BOTTOM - ((price - range.low) / (range.high - range.low)) * (height - TOP - BOTTOM);
    const rows = profileOf(newest.levels);
    const seen = rows.filter(({ price }) => price + this.bucket > range.low && price < range.high);
    const densest = Math.max(1, ...seen.map(({ long, short }) => Math.max(long, short)));
    const most = Math.max(1, ...seen.map(({ price, longs, shorts }) => (price < newest.price ? longs : shorts)));
    context.save();
    context.beginPath();
    context.rect(0, TOP, width, height - TOP - BOTTOM);
    context.clip();
    for (const { price, long, short } of seen) {
      const top = y(price + this.bucket);
      const tall = Math.max(1, y(price) - top - (y(price) - top > 4 ? 1 : 0));
      for (const [density, tone] of /** @type {[number, string][]} */ ([[long, colours.buy], [short, colours.sell]])) {
        context.fillStyle = tone;
        context.fillRect(0, top, (density / densest) * width * 0.8, tall);
      }
    }
    this.#lines(context, seen, newest.price, (part) => (part / most) * width * 0.95, y, colours);
    context.restore();
    this.#axis(context, { width, height, y, densest, most }, colours);
  }

  /** What a fall or a rise up to a price would liquidate. */
  #lines(context, seen, price, x, y, colours) {
    const draw = (rows, name, tone, dash) => {
      for (const [style, width] of [[colours.surface, 4], [tone, 2]]) {
        context.strokeStyle = style;
        context.lineWidth = width;
        context.setLineDash(width === 2 ? dash : []);
        context.beginPath();
        for (const row of rows) {
          context.lineTo(x(row[name]), y(row.price + this.bucket / 2));
        }
        context.stroke();
      }
      context.setLineDash([]);
    };
    draw(seen.filter((row) => row.price < price), 'longs', colours.text, [6, 3]);
    draw(seen.filter((row) => row.price >= price), 'shorts', colours.text, [2, 2]);
    const at = Math.round(y(price)) + 0.5;
    context.strokeStyle = colours.text;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(0, at);
    context.lineTo(context.canvas.clientWidth, at);
    context.stroke();
  }

  #axis(context, { width, height, y, densest, most }, colours) {
    const { low, high } = /** @type {{low: number, high: number}} */ (this.range);
    const step = roundStep(((high - low) * LABEL_EVERY) / (height - TOP - BOTTOM));
    context.font = `12px ${colours.font}`;
    context.textBaseline = 'middle';
    context.textAlign = 'right';
    for (let price = Math.ceil(low / step) * step; price <= high; price += step) {
      const at = y(price);
      if (at > TOP + 8 && at < height - BOTTOM - 8) {
        context.strokeStyle = colours.surface;
        context.lineWidth = 4;
        context.strokeText(priceText(price, step), width - 4, at);
        context.fillStyle = colours.muted;
        context.fillText(priceText(price, step), width - 4, at);
      }
    }
    context.fillStyle = colours.muted;
    context.textAlign = 'left';
    context.fillText(`▬ ${format.compact(densest)}   ┅ ${format.compact(most)}`, 4, height - BOTTOM / 2);
  }
}

customElements.define('tw-level-profile', LevelProfile);
