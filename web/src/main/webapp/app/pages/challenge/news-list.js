import { LitElement, css, html, nothing } from 'lit';
import { Resource } from '../../data/resource.js';
import { session } from '../../data/session.js';
import * as format from '../../shared/format.js';
import { shared } from '../../shared/styles.js';
import { texts } from './texts.js';

const MINUTE_MS = 60000;
const SHOWN = 5;

/** The targeted releases that are next, where the challenge's terms forbid trading around them. */
class NewsList extends LitElement {
  static properties = { terms: { attribute: false }, phase: {}, zone: {} };

  static styles = [
    shared,
    css`
      ul {
        display: grid;
        gap: var(--space-2);
        margin: var(--space-2) 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  /** The rule itself is enforced by the server, with a sentence: what cannot be read is left out. */
  #releases = new Resource(
    this,
    async () => (await session.api.get('/api/calendar')).items.filter(({ targeted }) => targeted).slice(0, SHOWN),
    [],
  );

  constructor() {
    super();
    /** @type {import('../../data/wire.d.ts').Terms | null} */
    this.terms = null;
    /** @type {import('../../data/wire.d.ts').Phase} */
    this.phase = 'EVALUATION';
    this.zone = 'UTC';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#releases.load();
  }

  render() {
    const news = this.terms?.news;
    const t = texts.news;
    const items = this.#releases.value;
    if (!news) {
      return nothing;
    }
    const now = news.phases.includes(this.phase);
    return html`<h2 id="news">${t.title}</h2>
      <p class="muted small">${t.rule(news.before_minutes, news.after_minutes, now)}</p>
      ${items.length === 0 ? html`<p class="muted" data-testid="news-empty">${t.empty}</p>` : nothing}
      <ul aria-labelledby="news">
        ${items.map(({ time, currency, title }) => {
          const at = Date.parse(time);
          const edge = (minutes) => format.dayTime(new Date(at + minutes * MINUTE_MS).toISOString(), this.zone);
          return html`<li data-testid="release"><strong>${currency}</strong> ${title}<br />
            <span class="muted small" title=${format.utc(time)}>${edge(-news.before_minutes)} – ${edge(news.after_minutes)}</span></li>`;
        })}
      </ul>`;
  }
}

customElements.define('tw-news-list', NewsList);
