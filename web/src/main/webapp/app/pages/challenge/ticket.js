/**
 * Orders and positions as data: what a ticket holds, what is sent of it, what is shown of a position.
 * @module
 */

import { compareDecimals } from '../../../client/index.js';
import { texts } from './texts.js';

const DECIMAL = /^\d+(\.\d+)?$/;

/** Fields of a ticket that may stay empty. */
export const PROTECTION = ['stop_loss', 'take_profit', 'trailing_distance'];

/** Checks what a ticket holds. @param {Record<string, string>} values @returns {Record<string, string>} a sentence per wrong field */
export function ticketFaults(values) {
  /** @type {Record<string, string>} */
  const faults = {};
  const needed = values.type === 'MARKET' ? ['quantity'] : ['quantity', 'price'];
  for (const name of needed) {
    if (!values[name]) {
      faults[name] = texts.order.needed;
    }
  }
  for (const name of ['quantity', 'price', ...PROTECTION]) {
    const text = values[name];
    if (text && !(DECIMAL.test(text) && compareDecimals(text, '0') > 0)) {
      faults[name] = texts.order.notPositive;
    }
  }
  return faults;
}

/** What is sent of a ticket: fields that are empty are left out. @param {Record<string, string>} values @param {'BUY' | 'SELL'} side */
export function orderOf(values, side) {
  const filled = Object.entries(values).filter(([name, text]) => text && !(name === 'price' && values.type === 'MARKET'));
  return { ...Object.fromEntries(filled), side };
}

/** Positions with the prices and results that the account's channel told last. @param {import('../../data/wire.d.ts').Position[]} positions @param {import('../../data/wire.d.ts').LiveAccount | null} live */
export function withLive(positions, live) {
  const told = new Map((live?.positions ?? []).map((each) => [each.position_id, each]));
  return positions.map((position) => {
    const now = told.get(position.id);
    return now ? { ...position, price: now.price, stop_loss: now.stop_loss, floating_pnl: now.floating_pnl } : position;
  });
}
