import { LitElement, css, html, nothing } from 'lit';
import { feeds } from '../../data/feeds.js';
import { tickToScreen } from '../../data/latency.js';
import { Watch } from '../../data/store.js';
import * as format from '../../shared/format.js';
import { buttons, shared } from '../../shared/styles.js';
import './latency-chart.js';
import { texts } from './texts.js';

const STAGES = ['exchange_to_collector', 'ring_to_adapter', 'adapter_to_hub', 'hub_to_socket'];
const ABSENT = '–';

/** How long each stage takes on the way from the exchange to this screen; each is measured where it happens. */
class LatencyPath extends LitElement {
  static properties = { venue: { attribute: false }, open: { state: true } };

  static styles = [
    shared,
    buttons,
    css`
      .path {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: var(--space-3);
      }
      .path button {
        white-space: nowrap;
      }
      .panel {
        margin-top: var(--space-2);
        padding: 0 0 var(--space-2);
      }
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-5);
        margin: 0;
        padding: 0 var(--space-3);
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
      }
      dl div {
        display: flex;
        gap: var(--space-2);
      }
      dt {
        color: var(--muted);
      }
      dd {
        min-width: 8.5em;
        margin: 0;
        white-space: nowrap;
      }
    `,
  ];

  #status = new Watch(this, feeds.status);
  #screen = new Watch(this, tickToScreen.summary);

  constructor() {
    super();
    /** @type {string | null} */
    this.venue = null;
    /** Whether the course is shown. */
    this.open = false;
  }

  render() {
    const item = (stage, text) => html`<div data-stage=${stage}><dt>${texts.stages[stage]}</dt><dd>${text}</dd></div>`;
    return html`<div class="path">
        <dl aria-label=${texts.latency} title=${texts.latency} data-testid="latency-path">
          ${STAGES.map((stage) => item(stage, this.#measured(stage)))} ${item('ring_to_screen', this.#toScreen())}
        </dl>
        <button class="plain small" data-testid="latency-course" aria-expanded=${this.open ? 'true' : 'false'} @click=${() => (this.open = !this.open)}>${this.open ? texts.latencyHidden : texts.latencyShown}</button>
      </div>
      ${this.open ? html`<section class="panel" aria-label=${texts.latencyCourse}><tw-latency-chart .venue=${this.venue}></tw-latency-chart></section>` : nothing}`;
  }

  #measured(stage) {
    const found = this.#status.value.latency.find((each) => each.stage === stage && (each.venue === '' || each.venue === this.venue));
    return found === undefined ? ABSENT : `${format.microseconds(found.p50_us)} / ${format.microseconds(found.p99_us)}`;
  }

  #toScreen() {
    const summary = this.#screen.value;
    return summary === null || summary.p50 < 0
      ? ABSENT
      : `${format.milliseconds(summary.p50)} / ${format.milliseconds(summary.p99)}`;
  }
}

customElements.define('tw-latency-path', LatencyPath);
