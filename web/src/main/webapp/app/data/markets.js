import { session } from './session.js';

/** @typedef {{venue: string, symbol: string}} Market */

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The markets that the node knows, by venue and symbol. @returns {Promise<Market[]>} */
export async function readMarkets() {
  const { items } = await session.api.get('/api/market/symbols');
  return [...items].sort((a, b) => compare(a.venue, b.venue) || compare(a.symbol, b.symbol));
}

/** @param {Market[]} markets @param {string | null} venue @param {string | null} symbol */
export const isListed = (markets, venue, symbol) => markets.some((each) => each.venue === venue && each.symbol === symbol);
