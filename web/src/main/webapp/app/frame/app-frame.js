import { LitElement, css, html, nothing } from 'lit';
import { feeds } from '../data/feeds.js';
import { notices as signalNotices } from '../data/notices.js';
import { router } from '../data/router.js';
import { session } from '../data/session.js';
import { Watch } from '../data/store.js';
import { streams } from '../data/streams.js';
import '../elements/toasts.js';
import { buttons, notices, shared } from '../shared/styles.js';
import { words } from '../shared/texts.js';
import { PageLoader } from './page-loader.js';
import { pageAt, pages, signIn } from './pages.js';
import './status-bar.js';
import { texts } from './texts.js';

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
  #path = new Watch(this, router.path, () => this.#pathChanged());
  #pages = new PageLoader(this);
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

  #sessionChanged({ phase, user }) {
    if (phase === 'signed-in' && session.has(...pages[0].roles)) {
      feeds.start();
      signalNotices.start(user.id);
    } else if (phase !== 'signed-in') {
      feeds.stop();
      signalNotices.stop();
      streams.close();
    }
  }

  #pathChanged() {
    this.menuOpen = false;
    this.#moved = true;
  }

  /** Who navigates by keyboard or screen reader begins at the new page's heading, or where the page says. */
  updated() {
    if (!this.#moved || this.#session.value.phase !== 'signed-in') {
      return;
    }
    const page = this.renderRoot.querySelector('main > :not([data-loading])');
    if (page === null) {
      return;
    }
    this.#moved = false;
    if (page instanceof LitElement) {
      page.updateComplete.then(() => begin(page));
    }
  }

  render() {
    const { phase, notice } = this.#session.value;
    if (phase === 'signed-out') {
      return this.#loaded(signIn, {});
    }
    if (phase === 'starting') {
      this.#foresee();
      return this.#starting(notice);
    }
    return html`<div class="frame">
        ${this.#navigation()}
        <main id="content" tabindex="-1">${this.#page()}</main>
        <tw-status-bar></tw-status-bar>
      </div>
      <tw-toasts></tw-toasts>`;
  }

  /** The page comes while the session is taken up: both take a way to the server. */
  #foresee() {
    const shown = pageAt(this.#path.value);
    if (shown !== null) {
      this.#pages.of(shown.entry);
    }
  }

  #starting(notice) {
    const retry = html`<p class="notice bad" role="alert">${notice}</p>
      <button class="primary" @click=${() => session.restore()}>${words.errors.retry}</button>`;
    return html`<main><div class="message">${notice ? retry : html`<p class="muted">${words.session.starting}</p>`}</div></main>`;
  }

  #navigation() {
    const entry = pageAt(this.#path.value)?.entry;
    const active = entry?.below ?? entry?.name;
    const open = this.menuOpen;
    return html`<header>
      <button class="skip" @click=${this.#skip}>${texts.frame.skip}</button>
      <div class="brand">
        <img src="/app/shared/icon.svg" alt="" /><span>${words.product}</span>
        <button class="menu" data-testid="menu" aria-expanded=${open ? 'true' : 'false'} aria-controls="pages" @click=${() => (this.menuOpen = !open)}>
          ${texts.frame.menu}
        </button>
      </div>
      <nav id="pages" class=${open ? 'open' : ''} aria-label=${texts.frame.navigation}>
        <ul>
          ${pages.filter(({ roles }) => session.has(...roles)).map((each) => this.#link(each, each.name === active))}
        </ul>
      </nav>
    </header>`;
  }

  /** @param {import('./pages.js').PageEntry} entry @param {boolean} active */
  #link({ name, link }, active) {
    return link === undefined
      ? nothing
      : html`<li>
          <a href=${link.path} data-testid="nav-${name}" aria-current=${active ? 'page' : nothing}>
            <span aria-hidden="true">${link.sign}</span>${link.label}
          </a>
        </li>`;
  }

  #page() {
    const shown = pageAt(this.#path.value);
    if (shown === null) {
      return this.#message(texts.frame.notFoundTitle, texts.frame.notFound(this.#path.value), 'not-found');
    }
    if (!session.has(...shown.entry.roles)) {
      const roles = this.#session.value.user?.roles.join(', ');
      return this.#message(texts.frame.noRightTitle, texts.frame.noRight(roles), 'no-right');
    }
    return this.#loaded(shown.entry, shown.params);
  }

  /** @param {{load: () => Promise<import('./pages.js').PageModule>}} entry @param {Record<string, string>} params */
  #loaded(entry, params) {
    const module = this.#pages.of(entry);
    if (module instanceof Error) {
      // Browsers may keep a failed import for the life of the document.
      return html`<div class="message" role="alert" data-testid="page-error">
        <p>${texts.frame.pageError}</p>
        <button class="primary" @click=${() => location.reload()}>${words.errors.retry}</button>
      </div>`;
    }
    return module === null ? html`<p class="muted" role="status" data-loading>${texts.frame.loading}</p>` : module.page(params);
  }

  #message(title, sentence, testId) {
    document.title = `${title} · ${words.product}`;
    const toMarket = session.has(...pages[0].roles) ? html`<a href="/market">${texts.frame.toMarket}</a>` : nothing;
    return html`<div class="message" data-testid=${testId}><h1 tabindex="-1">${title}</h1><p>${sentence}</p>${toMarket}</div>`;
  }

  #skip = () => /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('#content'))?.focus();
}

/** @param {LitElement & {begin?: () => void}} page */
function begin(page) {
  if (page.begin === undefined) {
    page.renderRoot.querySelector('h1')?.focus({ preventScroll: true });
  } else {
    page.begin();
  }
}

customElements.define('tradewire-app', AppFrame);
