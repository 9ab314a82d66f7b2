import { LitElement, css, html, nothing } from 'lit';
import '../admin/admin-page.js';
import '../challenges/challenge-page.js';
import '../challenges/challenges-page.js';
import '../market/market-page.js';
import '../risk/risk-page.js';
import '../sign-in/sign-in-page.js';
import { feeds } from './feeds.js';
import { router } from './router.js';
import { session } from './session.js';
import './status-bar.js';
import { Watch } from './store.js';
import { streams } from './streams.js';
import { buttons, notices, shared } from './styles.js';
import { texts } from './texts.js';
import './toasts.js';

/** Pages of the navigation and the roles that see them. */
const PAGES = [
  { name: 'market', path: '/market', sign: '▤', label: texts.frame.market, roles: ['trader', 'dealer', 'risk', 'admin', 'monitor'] },
  { name: 'challenges', path: '/challenges', sign: '◎', label: texts.frame.challenges, roles: ['trader', 'risk', 'admin'] },
  { name: 'risk', path: '/risk', sign: '△', label: texts.frame.risk, roles: ['risk', 'admin'] },
  { name: 'admin', path: '/admin', sign: '⚙', label: texts.frame.admin, roles: ['admin'] },
];
/** Pages that stand below one of the navigation. */
const PARENT = { challenge: 'challenges' };

/** The whole application: sign-in, navigation, the page of the address, the status bar. */
class AppFrame extends LitElement {
  static properties = { menuOpen: { state: true } };

  static styles = [
    shared,
    buttons,
    notices,
    css`
      .frame {
        display: grid;
        grid-template: 'nav main' 1fr 'status status' auto / var(--nav-width) minmax(0, 1fr);
        min-height: 100dvh;
      }
      .skip {
        position: absolute;
        left: -999rem;
      }
      .skip:focus {
        left: var(--space-2);
        top: var(--space-2);
        z-index: 20;
      }
      main:focus {
        outline: none;
      }
      header {
        grid-area: nav;
        position: sticky;
        top: 0;
        align-self: start;
        height: calc(100dvh - 2.5rem);
        padding: var(--space-4) var(--space-3);
        border-right: 1px solid var(--line);
        background: var(--surface);
      }
      .brand {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        padding: 0 var(--space-2);
        font-size: var(--text-l);
        font-weight: 700;
      }
      .brand img {
        width: 1.75rem;
        height: 1.75rem;
      }
      .menu {
        display: none;
        margin-left: auto;
      }
      nav ul {
        list-style: none;
        margin: var(--space-5) 0 0;
        padding: 0;
        display: grid;
        gap: var(--space-1);
      }
      nav a {
        display: flex;
        gap: var(--space-3);
        padding: var(--space-2) var(--space-3);
        border-radius: var(--radius);
        color: var(--text);
        text-decoration: none;
      }
      nav a:hover {
        background: var(--raised);
      }
      nav a[aria-current='page'] {
        background: var(--selected);
        color: var(--accent);
        font-weight: 600;
        box-shadow: inset 3px 0 0 var(--accent);
      }
      main {
        grid-area: main;
        padding: var(--space-5);
        min-width: 0;
      }
      tw-status-bar {
        grid-area: status;
        position: sticky;
        bottom: 0;
        z-index: 5;
      }
      .message {
        max-width: 34rem;
        display: grid;
        gap: var(--space-3);
        justify-items: start;
      }
      @media (max-width: 48rem) {
        .frame {
          grid-template: 'nav' auto 'main' 1fr 'status' auto / minmax(0, 1fr);
        }
        header {
          position: static;
          height: auto;
          padding: var(--space-2) var(--space-3);
          border-right: 0;
          border-bottom: 1px solid var(--line);
        }
        .menu {
          display: inline-flex;
          align-items: center;
        }
        nav ul {
          margin-top: var(--space-2);
        }
        nav:not(.open) {
          display: none;
        }
        main {
          padding: var(--space-3);
        }
      }
    `,
  ];

  #session = new Watch(this, session.state, (state) => this.#sessionChanged(state));
  #route = new Watch(this, router.route, () => this.#routeChanged());
  #moved = false;

  constructor() {
    super();
    this.menuOpen = false;
  }

  connectedCallback() {
    super.connectedCallback();
    router.start();
    session.restore();
  }

  #sessionChanged({ phase }) {
    if (phase === 'signed-in' && session.has(...PAGES[0].roles)) {
      feeds.start();
    } else if (phase !== 'signed-in') {
      feeds.stop();
      streams.close();
    }
  }

  #routeChanged() {
    this.menuOpen = false;
    this.#moved = true;
  }

  /** Who navigates by keyboard or screen reader begins at the new page's heading. */
  updated() {
    if (!this.#moved || this.#session.value.phase !== 'signed-in') {
      return;
    }
    this.#moved = false;
    const page = this.renderRoot.querySelector('main > *');
    Promise.resolve(page?.updateComplete).then(() => {
      page?.renderRoot?.querySelector('h1')?.focus({ preventScroll: true });
    });
  }

  render() {
    const { phase, notice } = this.#session.value;
    if (phase === 'signed-out') {
      document.title = `${texts.signIn.title} · ${texts.product}`;
      return html`<tw-sign-in-page></tw-sign-in-page>`;
    }
    if (phase === 'starting') {
      return this.#starting(notice);
    }
    return html`<div class="frame">
        ${this.#navigation()}
        <main id="content" tabindex="-1">${this.#page()}</main>
        <tw-status-bar></tw-status-bar>
      </div>
      <tw-toasts></tw-toasts>`;
  }

  #starting(notice) {
    const retry = html`<p class="notice bad" role="alert">${notice}</p>
      <button class="primary" @click=${() => session.restore()}>${texts.errors.retry}</button>`;
    return html`<main><div class="message">${notice ? retry : html`<p class="muted">${texts.session.starting}</p>`}</div></main>`;
  }

  #navigation() {
    const { page } = this.#route.value;
    const active = PARENT[page] ?? page;
    const open = this.menuOpen;
    return html`<header>
      <button class="skip" @click=${this.#skip}>${texts.frame.skip}</button>
      <div class="brand">
        <img src="/app/shared/icon.svg" alt="" /><span>${texts.product}</span>
        <button class="menu" data-testid="menu" aria-expanded=${open ? 'true' : 'false'} aria-controls="pages" @click=${() => (this.menuOpen = !open)}>
          ${texts.frame.menu}
        </button>
      </div>
      <nav id="pages" class=${open ? 'open' : ''} aria-label=${texts.frame.navigation}>
        <ul>
          ${PAGES.filter(({ roles }) => session.has(...roles)).map(
            ({ name, path, sign, label }) => html`<li>
              <a href=${path} data-testid="nav-${name}" aria-current=${name === active ? 'page' : nothing}>
                <span aria-hidden="true">${sign}</span>${label}
              </a>
            </li>`,
          )}
        </ul>
      </nav>
    </header>`;
  }

  #page() {
    const { page, params, path } = this.#route.value;
    const entry = PAGES.find(({ name }) => name === (PARENT[page] ?? page));
    if (entry === undefined) {
      return this.#message(texts.frame.notFoundTitle, texts.frame.notFound(path), 'not-found');
    }
    if (!session.has(...entry.roles)) {
      const roles = this.#session.value.user.roles.join(', ');
      return this.#message(texts.frame.noRightTitle, texts.frame.noRight(roles), 'no-right');
    }
    switch (page) {
      case 'market':
        return html`<tw-market-page .venue=${params.venue ?? null} .symbol=${params.symbol ?? null}></tw-market-page>`;
      case 'challenge':
        return html`<tw-challenge-page .challengeId=${params.id}></tw-challenge-page>`;
      case 'risk':
        return html`<tw-risk-page></tw-risk-page>`;
      case 'admin':
        return html`<tw-admin-page></tw-admin-page>`;
      default:
        return html`<tw-challenges-page></tw-challenges-page>`;
    }
  }

  #message(title, sentence, testId) {
    document.title = `${title} · ${texts.product}`;
    const toMarket = session.has(...PAGES[0].roles) ? html`<a href="/market">${texts.frame.toMarket}</a>` : nothing;
    return html`<div class="message" data-testid=${testId}><h1 tabindex="-1">${title}</h1><p>${sentence}</p>${toMarket}</div>`;
  }

  #skip = () => this.renderRoot.querySelector('#content').focus();
}

customElements.define('tradewire-app', AppFrame);
