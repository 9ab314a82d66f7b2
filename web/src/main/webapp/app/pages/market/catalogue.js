import { session } from '../../data/session.js';
import { Store } from '../../data/store.js';

/** A market that is not listed yet is looked for again, at most this often. */
const RELOAD_AFTER_MS = 5000;

/** @typedef {{phase: 'loading' | 'ready' | 'error', items: {venue: string, symbol: string}[], message: string}} CatalogueState */

/** The markets the node knows. */
export class MarketCatalogue {
  /** @type {Store<CatalogueState>} */
  state = new Store({ phase: 'loading', items: [], message: '' });
  #loadedAt = -Infinity;

  async load() {
    this.#loadedAt = performance.now();
    try {
      const { items } = await session.api.get('/api/market/symbols');
      const sorted = [...items].sort((a, b) => compare(a.venue, b.venue) || compare(a.symbol, b.symbol));
      this.state.set({ phase: 'ready', items: sorted, message: '' });
    } catch (error) {
      if (this.state.value.phase !== 'ready') {
        this.state.set({ phase: 'error', items: [], message: error.message });
      }
    }
  }

  /** A feed reported; what is not listed yet may be now. */
  async reloadSoon() {
    if (performance.now() - this.#loadedAt > RELOAD_AFTER_MS) {
      await this.load();
    }
  }

  /** @param {string | null} venue @param {string | null} symbol */
  has(venue, symbol) {
    return this.state.value.items.some((item) => item.venue === venue && item.symbol === symbol);
  }
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
