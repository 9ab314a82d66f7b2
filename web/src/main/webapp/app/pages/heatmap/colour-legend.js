import { LitElement, css, html } from 'lit';
import * as format from '../../shared/format.js';
import { shared } from '../../shared/styles.js';
import { ColourScale, heatStops, palette } from './colour-scale.js';
import { texts } from './texts.js';

const TONES = 255;

/** The colours of the picture with their densities. What is hidden is left out. */
export class ColourLegend extends LitElement {
  static properties = { scale: { attribute: false }, threshold: { attribute: false }, currency: { attribute: false } };

  static styles = [
    shared,
    css`
      :host {
        padding: var(--space-1) var(--space-3);
      }
      figure {
        margin: 0;
        max-width: 26rem;
      }
      canvas {
        display: block;
        width: 100%;
        height: 0.75rem;
        border: 1px solid var(--line);
      }
      .marks {
        display: flex;
        justify-content: space-between;
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
      }
      figcaption {
        font-size: var(--text-s);
        color: var(--muted);
      }
    `,
  ];

  #dark = matchMedia('(prefers-color-scheme: dark)');
  #recolour = () => this.requestUpdate();

  constructor() {
    super();
    this.scale = new ColourScale(1);
    this.threshold = 1;
    this.currency = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#dark.addEventListener('change', this.#recolour);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#dark.removeEventListener('change', this.#recolour);
  }

  get canvas() {
    return /** @type {HTMLCanvasElement} */ (this.renderRoot.querySelector('canvas'));
  }

  get marks() {
    return this.scale.marks.map(({ density }) => format.compact(density));
  }

  render() {
    return html`<figure data-testid="heat-legend">
      <canvas width=${TONES} height="1" role="img" aria-label=${texts.legendLabel}></canvas>
      <div class="marks">${this.marks.map((mark) => html`<span>${mark}</span>`)}</div>
      <figcaption>${texts.legend(this.currency)}</figcaption>
    </figure>`;
  }

  updated() {
    const context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    const pixels = new ImageData(TONES, 1);
    new Uint32Array(pixels.data.buffer).set(palette(heatStops(this), this.threshold).subarray(1));
    context.putImageData(pixels, 0, 0);
  }
}

customElements.define('tw-colour-legend', ColourLegend);
