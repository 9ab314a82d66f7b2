import { LitElement, css, html } from 'lit';
import { latencyHistory } from '../../data/latency-history.js';
import { Watch } from '../../data/store.js';
import '../../elements/chart/chart.js';
import * as format from '../../shared/format.js';
import { shared } from '../../shared/styles.js';
import { texts } from './texts.js';

/** Each stage with the tone of its line. @type {[string, import('../../elements/chart/marks.js').Tone][]} */
const STAGES = [
  ['exchange_to_collector', 'accent'],
  ['ring_to_adapter', 'good'],
  ['adapter_to_hub', 'warning'],
  ['hub_to_socket', 'bad'],
  ['ring_to_screen', 'muted'],
];

/** How long each stage took lately, 99th percentiles. */
class LatencyChart extends LitElement {
  static properties = { venue: { attribute: false } };

  static styles = [
    shared,
    css`
      tw-chart {
        --chart-height: 11rem;
      }
    `,
  ];

  #history = new Watch(this, latencyHistory);

  constructor() {
    super();
    /** @type {string | null} */
    this.venue = null;
  }

  render() {
    const samples = this.#history.value;
    return html`<tw-chart
      data-testid="latency-chart"
      data-count=${samples.length}
      .subject=${this.venue}
      .label=${texts.latencyCourse}
      .times=${samples.map(({ time }) => time)}
      .step=${1}
      .series=${STAGES.map(([stage, tone]) => ({ label: texts.stages[stage], tone, values: samples.map((sample) => this.#measured(sample, stage)) }))}
      .logarithmic=${true}
      .amount=${format.microseconds}
      .describe=${(/** @type {number} */ i) => this.#described(samples[i])}
    ></tw-chart>`;
  }

  /** Microseconds; what is not measured, or rounded to nothing, is a gap on a logarithmic axis. */
  #measured({ stages, screenMs }, stage) {
    const found = stages.find((each) => each.stage === stage && (each.venue === '' || each.venue === this.venue));
    const us = stage === 'ring_to_screen' ? screenMs * 1000 : found?.p99_us;
    return us > 0 ? us : null;
  }

  #described(sample) {
    if (sample === undefined) {
      return '';
    }
    const parts = STAGES.map(([stage]) => [texts.stages[stage], this.#measured(sample, stage)]).filter(([, us]) => us !== null);
    return [format.clock(sample.time * 1000), ...parts.map(([label, us]) => `${label} ${format.microseconds(us)}`)].join(', ');
  }
}

customElements.define('tw-latency-chart', LatencyChart);
