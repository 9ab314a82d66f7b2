import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { challengePath } from '../../data/router.js';
import { session } from '../../data/session.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared, tables } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { texts } from './texts.js';

const SIGN = { STABLE: '●', MONITOR: '▲', HIGH_RISK: '▲', CRITICAL: '✕' };
const TONE = { STABLE: 'good', MONITOR: '', HIGH_RISK: 'warning', CRITICAL: 'bad' };

/** Running challenges by risk, and the leaderboard. */
class RiskPage extends LitElement {
  static properties = { phase: { state: true }, items: { state: true }, leaders: { state: true }, message: { state: true }, readAt: { state: true } };

  static styles = [
    shared,
    buttons,
    notices,
    tables,
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
      .good {
        color: var(--good);
      }
      .warning {
        color: var(--warning);
      }
      .bad {
        color: var(--bad);
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
        .wide {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.phase = 'loading';
    this.items = [];
    this.leaders = [];
    this.message = '';
    this.readAt = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    document.title = `${texts.title} · ${words.product}`;
    this.#load();
  }

  #load = async () => {
    try {
      const [scores, leaders] = await Promise.all([session.api.get('/api/risk/challenges'), session.api.get('/api/leaderboard')]);
      this.items = scores.items;
      this.leaders = leaders.items;
      this.readAt = Date.now();
      this.phase = 'ready';
    } catch (error) {
      this.message = error.message;
      this.phase = 'error';
    }
  };

  render() {
    const t = texts;
    return html`<div class="head">
        <h1 tabindex="-1">${t.title}</h1>
        <button data-testid="risk-refresh" @click=${this.#load}>${t.refresh}</button>
        ${this.readAt ? html`<span class="muted small" role="status">${t.readAt(format.clock(this.readAt))}</span>` : nothing}
      </div>
      <p class="muted">${t.lead}</p>
      ${this.phase === 'error' ? html`<p class="notice bad" role="alert">${t.error} ${this.message}</p>` : nothing}
      ${this.phase === 'loading' ? html`<p class="muted" role="status">${t.loading}</p>` : this.#scores()}
      <section aria-labelledby="leaders"><h2 id="leaders">${t.leaders}</h2><div class="panel scroll">${this.#leaders()}</div></section>`;
  }

  #scores() {
    const t = texts;
    if (this.items.length === 0) {
      return html`<p class="panel empty">${t.empty}</p>`;
    }
    const share = (percent) => (percent === null ? '–' : format.percent(percent));
    return html`<div class="panel scroll">
      <table data-testid="risk-list">
        <caption class="hidden-visually">${t.title}</caption>
        <thead>
          <tr>
            <th scope="col" class="number">${t.score}</th>
            <th scope="col">${t.level}</th>
            <th scope="col">${t.challenge}</th>
            <th scope="col">${t.trader}</th>
            <th scope="col" class="number">${t.equity}</th>
            <th scope="col" class="number">${t.daily}</th>
            <th scope="col" class="number">${t.total}</th>
            <th scope="col">${t.warnings}</th>
            <th scope="col" class="wide">${t.why}</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            this.items,
            ({ challenge_id: id }) => id,
            (item) => html`<tr data-testid="risk-row" data-challenge-id=${item.challenge_id}>
              <td class="number"><strong>${format.decimal(item.score)}</strong></td>
              <td class="level ${TONE[item.level]}"><span aria-hidden="true">${SIGN[item.level]}</span> ${t.levels[item.level]}</td>
              <td><a href=${challengePath(item.challenge_id)}>${item.template_name}</a> <span class="muted small">${words.phase[item.phase] ?? item.phase}</span></td>
              <td>${item.username}</td>
              <td class="number">${format.money(item.current_equity, item.currency)}</td>
              <td class="number">${share(item.daily_used_percent)}</td>
              <td class="number">${share(item.maximum_used_percent)}</td>
              <td class="small">${item.metrics
                .filter(({ severity }) => severity !== null)
                .map(({ alert_type: type, severity, value }) => html`<div>▲ ${words.severity[severity]}: ${t.metrics[type](format.decimal(value))}</div>`)}</td>
              <td class="wide small muted">${Object.entries(item.components)
                .map(([name, value]) => `${t.parts[name] ?? name} ${format.decimal(value)}`)
                .join(' · ')}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #leaders() {
    const t = texts;
    if (this.leaders.length === 0) {
      return html`<p class="muted">${t.leadersEmpty}</p>`;
    }
    return html`<table data-testid="leaderboard">
      <caption class="hidden-visually">${t.leaders}</caption>
      <thead>
        <tr>
          <th scope="col" class="number">${t.place}</th>
          <th scope="col">${t.trader}</th>
          <th scope="col">${t.challenge}</th>
          <th scope="col" class="number">${t.profit}</th>
        </tr>
      </thead>
      <tbody>
        ${this.leaders.map(
          (item, i) => html`<tr>
            <td class="number">${i + 1}</td>
            <td>${item.username}</td>
            <td>${item.template_name} <span class="muted small">${words.status[item.status] ?? item.status}</span></td>
            <td class="number ${format.direction(item.profit)}">${format.signed(item.profit)} ${item.currency} · ${format.signed(item.profit_percent)} %</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

customElements.define('tw-risk-page', RiskPage);

/** The page of an address. @type {import('../../data/router.js').Page} */
export const page = () => html`<tw-risk-page></tw-risk-page>`;
