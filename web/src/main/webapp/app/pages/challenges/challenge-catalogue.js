import { LitElement, css, html, nothing } from 'lit';
import { Resource } from '../../data/resource.js';
import { challengePath } from '../../data/router.js';
import { session } from '../../data/session.js';
import { askIn } from '../../elements/question.js';
import { whenRead } from '../../elements/states.js';
import * as format from '../../shared/format.js';
import { buttons, notices, shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { Purchases } from './purchases.js';
import { texts } from './texts.js';

const SENTENCES = { loading: texts.loading, error: texts.catalogueError };

/** What is on offer, and buying it: one question that names the effect, the answer next to the button. Fires `bought`. */
class ChallengeCatalogue extends LitElement {
  static styles = [
    shared,
    buttons,
    notices,
    css`
      .cards {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr));
        gap: var(--space-4);
        list-style: none;
        margin: 0;
        padding: 0;
      }
      .card {
        display: grid;
        gap: var(--space-3);
        align-content: start;
      }
      .card-head {
        display: flex;
        justify-content: space-between;
        align-items: baseline;
        gap: var(--space-3);
      }
      .price {
        font-size: var(--text-l);
        font-weight: 700;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-1) var(--space-3);
        margin: 0;
        font-size: var(--text-s);
      }
      dt {
        color: var(--muted);
      }
      dd {
        margin: 0;
        text-align: right;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  /** @type {Resource<import('../../data/wire.d.ts').Template[]>} */
  #templates = new Resource(this, () => session.api.get('/api/challenge-templates'), []);
  #purchases = new Purchases(this, (id) => session.api.post('/api/challenges', { template_id: id }));

  connectedCallback() {
    super.connectedCallback();
    this.#templates.load();
  }

  render() {
    return whenRead(this.#templates, SENTENCES, (templates) =>
      templates.length === 0
        ? html`<p class="panel empty">${texts.catalogueEmpty}</p>`
        : html`<ul class="cards">${templates.map((template) => this.#card(template))}</ul><tw-question></tw-question>`,
    );
  }

  #card(template) {
    const { id, name, currency } = template;
    const { busy } = this.#purchases.of(id).command;
    return html`<li class="panel card" data-testid="template" data-template-name=${name}>
      <div class="card-head"><h3>${name}</h3><span class="price">${format.money(template.price, template.price_currency)}</span></div>
      <dl>
        <dt>${texts.balance}</dt><dd>${format.money(template.initial_balance, currency)}</dd>
        <dt>${texts.dailyLimit}</dt><dd>${limit(template.terms.daily_loss, currency)}</dd>
        <dt>${texts.totalLimit}</dt><dd>${limit(template.terms.maximum_loss, currency)}</dd>
        ${template.terms.phases.filter(({ target_percent: target }) => target !== undefined).map(
          ({ phase, target_percent: target }) => html`<dt>${texts.phaseTarget(words.phase[phase])}</dt><dd>${format.percent(target)}</dd>`,
        )}
        ${template.terms.minimum_trading_days > 0
          ? html`<dt>${texts.minimumDays}</dt><dd>${template.terms.minimum_trading_days}</dd>`
          : nothing}
        ${template.terms.best_day ? html`<dt>${texts.bestDay}</dt><dd>${format.percent(template.terms.best_day.percent)}</dd>` : nothing}
      </dl>
      <p class="muted small">${texts.rules(template.terms)}</p>
      <p class="muted small">${texts.zone(template.terms.reset_time, template.time_zone)}</p>
      <button class="primary" data-testid="buy" aria-label=${texts.buyLabel(name)} ?disabled=${busy} @click=${() => this.#ask(template)}>
        ${busy ? texts.buying : texts.buy}
      </button>
      <div role="status">${this.#answer(template)}</div>
    </li>`;
  }

  #answer({ id, name }) {
    const { command, bought } = this.#purchases.of(id);
    const { answer } = command;
    if (answer === null) {
      return nothing;
    }
    return answer.tone !== 'good'
      ? html`<p class="notice ${answer.tone}" data-testid="buy-error">${answer.text}</p>`
      : html`<p class="notice good" data-testid="bought">${answer.text}
          <a href=${challengePath(bought)} data-testid="bought-link">${texts.open(name)}</a></p>`;
  }

  async #ask(template) {
    const t = texts;
    const price = format.money(template.price, template.price_currency);
    const balance = format.money(template.initial_balance, template.currency);
    const sure = await askIn(this, {
      id: 'buy',
      title: t.confirmTitle(template.name),
      effect: t.confirm(template.name, price, balance),
      yes: t.confirmYes(price),
      no: t.confirmNo,
    });
    if (sure) {
      this.#buy(template);
    }
  }

  async #buy({ id, name }) {
    const done = await this.#purchases.buy(id, texts.bought(name));
    if (done !== null) {
      this.dispatchEvent(new CustomEvent('bought', { detail: done.outcome }));
    }
  }
}

/** A limit as a share or an amount. */
function limit(rule, currency) {
  if (!rule) {
    return texts.noLimit;
  }
  return rule.percent === undefined ? format.money(rule.amount, currency) : format.percent(rule.percent);
}

customElements.define('tw-challenge-catalogue', ChallengeCatalogue);
