import { LitElement, html, nothing, svg } from 'lit';
import * as format from '../../shared/format.js';
import { FrameLoop } from '../../shared/frame-loop.js';
import { buttons, shared } from '../../shared/styles.js';
import { coloursOf } from './colours.js';
import { Gestures } from './gestures.js';
import { DASHES, dataOf, plotOf, shapeOf } from './plot.js';
import { chartStyles } from './styles.js';
import { texts } from './texts.js';
import { Viewport } from './viewport.js';

const ZOOM = 1.4;
/** Of what is shown, the part by which a key moves it. */
const PAN_SHARE = 0.2;

/**
 * The chart of all pages: lines, candles, levels and signs over time, in the account's zone; to be panned and zoomed by
 * mouse, fingers and keys. Fires `chosen` with the index of the point under the cursor, null where there is none. Its
 * height is the custom property `--chart-height`.
 */
class Chart extends LitElement {
  static properties = {
    subject: { attribute: false },
    label: { attribute: false },
    times: { attribute: false },
    step: { attribute: false },
    room: { attribute: false },
    series: { attribute: false },
    candles: { attribute: false },
    lines: { attribute: false },
    markers: { attribute: false },
    zone: { attribute: false },
    logarithmic: { attribute: false },
    amount: { attribute: false },
    describe: { attribute: false },
    chosen: { state: true },
    follows: { state: true },
  };

  static styles = [shared, buttons, chartStyles];

  /** @type {import('uplot') | null} */ #plot = null;
  /** What the plot was built from. */ #shape = '';
  /** @type {import('./colours.js').Colours | null} */ #colours = null;
  /** @type {Gestures | null} */ #gestures = null;
  #viewport = new Viewport();
  #frames = new FrameLoop(() => this.#paint());
  #size = new ResizeObserver(() => this.#frames.request());
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #recolour = () => {
    this.#colours = null;
    this.#frames.request();
  };

  constructor() {
    super();
    /** What it is a chart of: of another one, the newest are shown again. */
    this.subject = '';
    /** What the chart shows, for those who do not see it. */
    this.label = '';
    /** @type {number[]} */
    this.times = [];
    this.step = 60;
    /** CSS pixels that a point takes at least while the newest are shown; 0: all are shown. */
    this.room = 0;
    /** @type {readonly import('./plot.js').Series[]} */
    this.series = [];
    /** @type {import('./candles.js').Candles | null} */
    this.candles = null;
    /** @type {readonly import('./marks.js').Line[]} */
    this.lines = [];
    /** @type {readonly import('./marks.js').Marker[]} */
    this.markers = [];
    this.zone = format.localZone;
    this.logarithmic = false;
    /** @type {(value: number) => string} */
    this.amount = String;
    /** A point in words, read out when it is chosen by key. @type {(index: number) => string} */
    this.describe = () => '';
    /** Index of the point that was chosen by key. @type {number | null} */
    this.chosen = null;
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
    this.#plot?.destroy();
    this.#plot = null;
  }

  firstUpdated() {
    this.#begin();
  }

  willUpdate(changed) {
    if (changed.has('subject')) {
      this.#viewport.reset();
      this.follows = true;
      this.chosen = null;
    }
  }

  updated() {
    this.#frames.request();
  }

  get #place() {
    return /** @type {HTMLElement} */ (this.renderRoot.querySelector('.plot'));
  }

  #begin() {
    this.#size.observe(this.#place);
    this.#gestures = new Gestures(this.#place, {
      pan: (pixels) => this.#moved(() => this.#viewport.pan(-pixels * this.#secondsAPixel())),
      zoom: (factor, at) => this.#moved(() => this.#viewport.zoom(factor, this.#plot?.posToVal(at, 'x') ?? 0)),
      reset: () => this.#moved(() => this.#viewport.reset()),
    });
    this.#frames.request();
  }

  render() {
    return html`<div class="place">
        <div class="plot" role="img" tabindex="0" aria-label=${this.label} aria-description=${texts.keys} @keydown=${this.#keyed}></div>
        <div class="tools" role="group" aria-label=${texts.tools}>
          <button type="button" title=${texts.closer} aria-label=${texts.closer} @click=${() => this.#zoom(1 / ZOOM)}>+</button>
          <button type="button" title=${texts.wider} aria-label=${texts.wider} @click=${() => this.#zoom(ZOOM)}>−</button>
          <button type="button" title=${texts.newest} aria-label=${texts.newest} ?hidden=${this.follows} @click=${() => this.#moved(() => this.#viewport.reset())}>⇥</button>
        </div>
      </div>
      ${this.series.length > 1 ? this.#legend() : nothing}
      <span class="hidden-visually" role="status">${this.chosen === null ? '' : this.describe(this.chosen)}</span>`;
  }

  #legend() {
    const entry = ({ label, tone }, i) => html`<li>
      <svg viewBox="0 0 28 8" class=${tone} aria-hidden="true">
        ${svg`<line x1="0" x2="28" y1="4" y2="4" stroke="currentColor" stroke-width="2" stroke-dasharray=${DASHES[i % DASHES.length].join(' ') || nothing}></line>`}
      </svg>${label}
    </li>`;
    return html`<ul class="legend">${this.series.map(entry)}</ul>`;
  }

  #paint() {
    const place = this.#place;
    if (!this.isConnected || place.clientWidth === 0) {
      return;
    }
    this.#colours ??= coloursOf(this);
    const shape = shapeOf(this);
    if (this.#plot === null || shape !== this.#shape) {
      this.#plot?.destroy();
      this.#shape = shape;
      this.#fit(place.clientWidth);
      this.#plot = plotOf(place, {
        content: () => this,
        colours: () => /** @type {import('./colours.js').Colours} */ (this.#colours),
        range: () => this.#viewport.range,
        pointed: (index) => this.#pointed(index),
      });
      return;
    }
    if (this.#plot.width !== place.clientWidth || this.#plot.height !== place.clientHeight) {
      this.#plot.setSize({ width: place.clientWidth, height: place.clientHeight });
    }
    this.#fit(place.clientWidth);
    this.#plot.setData(dataOf(this));
  }

  #fit(width) {
    this.#viewport.fit(this.times, this.step, this.room === 0 ? Infinity : Math.max(1, Math.floor(width / this.room)));
  }

  #moved(move) {
    move();
    this.follows = this.#viewport.follows;
    this.#frames.request();
  }

  #zoom(factor) {
    const { min, max } = this.#viewport.range;
    // The newest point stays where it is while it is followed.
    this.#moved(() => this.#viewport.zoom(factor, this.#viewport.follows ? max : (min + max) / 2));
  }

  #secondsAPixel() {
    const { min, max } = this.#viewport.range;
    return (max - min) / Math.max(1, (this.#plot?.bbox.width ?? 0) / devicePixelRatio);
  }

  /** @param {number | null} index */
  #pointed(index) {
    if (index === null) {
      this.chosen = null;
    }
    this.dispatchEvent(new CustomEvent('chosen', { detail: index }));
  }

  /** Puts the cursor at a point, and brings it into view. @param {number} index */
  async #choose(index) {
    const last = this.times.length - 1;
    if (last >= 0) {
      const at = Math.max(0, Math.min(last, index));
      this.#moved(() => this.#viewport.show(this.times[at]));
      this.#paint();
      await null; // the plot takes its new range with the next microtask
      this.#plot?.setCursor({ left: this.#plot.valToPos(this.times[at], 'x'), top: 0 });
      this.chosen = at;
    }
  }

  #keyed = (event) => {
    const { min, max } = this.#viewport.range;
    const pan = (share) => this.#moved(() => this.#viewport.pan(share * (max - min)));
    const at = this.chosen ?? this.times.length - 1;
    const left = () => (event.shiftKey ? pan(-PAN_SHARE) : this.#choose(at - 1));
    const right = () => (event.shiftKey ? pan(PAN_SHARE) : this.#choose(at + 1));
    const actions = {
      ArrowLeft: left,
      ArrowRight: right,
      Home: () => this.#choose(0),
      End: () => this.#choose(this.times.length - 1),
      '+': () => this.#zoom(1 / ZOOM),
      '-': () => this.#zoom(ZOOM),
      Escape: () => this.#forget(),
    };
    const action = actions[event.key];
    if (action !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      action();
    }
  };

  #forget() {
    this.#moved(() => this.#viewport.reset());
    this.#plot?.setCursor({ left: -10, top: -10 });
  }
}

customElements.define('tw-chart', Chart);
