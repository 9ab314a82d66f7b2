import { LitElement, css, html, nothing } from 'lit';
import { Resource } from '../../data/resource.js';
import { challengePath } from '../../data/router.js';
import { session } from '../../data/session.js';
import { whenRead } from '../../elements/states.js';
import { table } from '../../elements/table.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables, tones } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { texts } from './texts.js';

const SIGN = { STABLE: '●', MONITOR: '▲', HIGH_RISK: '▲', CRITICAL: '✕' };
const TONE = { STABLE: 'good', MONITOR: '', HIGH_RISK: 'warning', CRITICAL: 'bad' };

/** Running challenges by risk, and the leaderboard. */
class RiskPage extends LitElement {
  static styles = [
    shared,
    buttons,
    notices,
    tables,
    tones,
    css`
      :host {
        display: grid;
        gap: var(--space-5);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
      }
      .level {
        font-weight: 600;
        white-space: nowrap;
      }
      section {
        display: grid;
        gap: var(--space-3);
      }
      @media (max-width: 64rem) {
        .detail {
          display: none;
        }
      }
    `,
  ];

  /** @type {Resource<{items: import('../../data/wire.d.ts').RiskItem[], leaders: import('../../data/wire.d.ts').Leader[], at: number}>} */
  #desk = new Resource(this, () => this.#read(), { items: [], leaders: [], at: 0 });

  connectedCallback() {
    super.connectedCallback();
    document.title = `${texts.title} · ${words.product}`;
    this.#desk.load();
  }

  async #read() {
    const [scores, leaders] = await Promise.all([session.api.get('/api/risk/challenges'), session.api.get('/api/leaderboard')]);
    return { items: scores.items, leaders: leaders.items, at: Date.now() };
  }

  render() {
    const { at } = this.#desk.value;
    return html`<div class="head">
        <h1 tabindex="-1">${texts.title}</h1>
        <button data-testid="risk-refresh" @click=${() => this.#desk.load()}>${texts.refresh}</button>
        ${at ? html`<span class="muted small" role="status">${texts.readAt(format.clock(at))}</span>` : nothing}
      </div>
      <p class="muted">${texts.lead}</p>
      ${whenRead(
        this.#desk,
        texts,
        ({ items, leaders }) => html`${this.#scores(items)}
          <section aria-labelledby="leaders"><h2 id="leaders">${texts.leaders}</h2>${this.#leaders(leaders)}</section>`,
      )}`;
  }

  #scores(items) {
    const t = texts;
    if (items.length === 0) {
      return html`<p class="panel empty">${t.empty}</p>`;
    }
    const share = (percent) => (percent === null ? '–' : format.percent(percent));
    return table({
      testId: 'risk-list',
      caption: t.title,
      kind: 'panel',
      items,
      key: ({ challenge_id: id }) => id,
      row: (item, cells) => html`<tr data-testid="risk-row" data-challenge-id=${item.challenge_id}>${cells}</tr>`,
      columns: [
        { label: t.score, kind: 'number', cell: ({ score }) => html`<strong>${format.decimal(score)}</strong>` },
        { label: t.level, tone: ({ level }) => `level ${TONE[level]}`, cell: ({ level }) => html`<span aria-hidden="true">${SIGN[level]}</span> ${t.levels[level]}` },
        { label: t.challenge, cell: (item) => html`<a href=${challengePath(item.challenge_id)}>${item.template_name}</a> <span class="muted small">${words.phase[item.phase] ?? item.phase}</span>` },
        { label: t.trader, cell: ({ username }) => username },
        { label: t.equity, kind: 'number', cell: (item) => format.money(item.equity, item.currency) },
        { label: t.daily, kind: 'number', cell: (item) => share(item.daily_used_percent) },
        { label: t.total, kind: 'number', cell: (item) => share(item.maximum_used_percent) },
        { label: t.warnings, kind: 'small', cell: ({ metrics }) => metrics.filter(({ severity }) => severity !== null).map(warning) },
        { label: t.why, kind: 'detail small muted', cell: ({ components }) => Object.entries(components).map(([name, value]) => `${t.parts[name] ?? name} ${format.decimal(value)}`).join(' · ') },
      ],
    });
  }

  /** @param {import('../../data/wire.d.ts').Leader[]} leaders */
  #leaders(leaders) {
    const t = texts;
    if (leaders.length === 0) {
      return html`<p class="panel muted">${t.leadersEmpty}</p>`;
    }
    /** @param {import('../../data/wire.d.ts').Leader} leader */
    const profit = ({ profit: amount, profit_percent: percent, currency }) => `${format.signed(amount)} ${currency} · ${format.signed(percent)} %`;
    return table({
      testId: 'leaderboard',
      caption: t.leaders,
      kind: 'panel',
      items: leaders,
      key: (leader) => leader,
      columns: [
        { label: t.place, kind: 'number', cell: (leader) => leaders.indexOf(leader) + 1 },
        { label: t.trader, cell: ({ username }) => username },
        { label: t.challenge, cell: (item) => html`${item.template_name} <span class="muted small">${words.status[item.status] ?? item.status}</span>` },
        { label: t.profit, kind: 'number', tone: (item) => format.direction(item.profit), cell: profit },
      ],
    });
  }
}

/** A measure that gives reason to warn. */
function warning({ alert_type: type, severity, value }) {
  return html`<div>▲ ${words.severity[severity]}: ${texts.metrics[type](format.decimal(value))}</div>`;
}

customElements.define('tw-risk-page', RiskPage);

/** The page of an address. @type {import('../../data/router.js').Page} */
export const page = () => html`<tw-risk-page></tw-risk-page>`;
