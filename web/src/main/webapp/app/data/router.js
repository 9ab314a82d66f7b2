import { Store } from './store.js';

/** @typedef {(params: Record<string, string>) => import('lit').TemplateResult} Page shows a page with what its address names */

/** @param {string} venue @param {string} symbol */
export const marketPath = (venue, symbol) => `/market/${encodeURIComponent(venue)}/${encodeURIComponent(symbol)}`;
/** @param {string} symbol */
export const heatmapPath = (symbol) => `/heatmap/${encodeURIComponent(symbol)}`;
/** A slash at the end: a node takes an address whose last segment has a dot for that of a file. @param {{signal_id: string, timestamp: string}} signal */
export const signalPath = ({ signal_id: id, timestamp }) => `/signals/${encodeURIComponent(id)}/${encodeURIComponent(timestamp)}/`;
/** @param {string} id */
export const challengePath = (id) => `/challenges/${encodeURIComponent(id)}`;

const SCROLL_KEY = 'tradewire.scroll';
/** How long a page may take to grow to where one was. */
const RESTORE_WITHIN_MS = 2000;

/** Addresses by the History API. Back, forward and reload return to the place on the page, too. */
class Router {
  /** Path of the address. @type {Store<string>} */
  path = new Store(location.pathname);
  #restoring = 0;

  start() {
    history.scrollRestoration = 'manual';
    addEventListener('popstate', () => {
      this.path.set(location.pathname);
      this.#restoreScroll();
    });
    addEventListener('scrollend', () => this.#saveScroll());
    addEventListener('pagehide', () => this.#saveScroll());
    document.addEventListener('click', (event) => this.#clicked(event));
    this.#restoreScroll();
  }

  /** @param {string} path @param {{replace?: boolean, stay?: boolean}} [options] stay: the page goes on showing where it is scrolled to */
  go(path, { replace = false, stay = false } = {}) {
    if (path === location.pathname) {
      return;
    }
    if (replace) {
      history.replaceState(history.state, '', path);
    } else {
      this.#saveScroll();
      history.pushState(stay ? history.state : null, '', path);
      this.#restoring += 1;
      if (!stay) {
        scrollTo(0, 0);
      }
    }
    this.path.set(path);
  }

  #clicked(event) {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (link === undefined || elsewhere || event.defaultPrevented) {
      return;
    }
    if (link.origin === location.origin && link.target === '' && !link.hasAttribute('download')) {
      event.preventDefault();
      this.go(link.pathname);
    }
  }

  #saveScroll() {
    if (history.state?.[SCROLL_KEY] !== scrollY) {
      history.replaceState({ ...history.state, [SCROLL_KEY]: scrollY }, '');
    }
  }

  #restoreScroll() {
    const target = history.state?.[SCROLL_KEY] ?? 0;
    const mine = ++this.#restoring;
    const until = performance.now() + RESTORE_WITHIN_MS;
    const attempt = () => {
      if (mine !== this.#restoring) {
        return;
      }
      const reachable = document.documentElement.scrollHeight - innerHeight;
      if (reachable >= target || performance.now() > until) {
        scrollTo(0, target);
      } else {
        requestAnimationFrame(attempt);
      }
    };
    requestAnimationFrame(attempt);
  }
}

export const router = new Router();
