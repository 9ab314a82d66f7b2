/** More than any screen shows. */
const CAPACITY = 64;

/**
 * @typedef {object} TapeRow
 * @property {string} id
 * @property {string} price
 * @property {string} quantity
 * @property {boolean} sold whether the aggressor sold
 * @property {number} epochMs exchange time
 */

/** The newest trades of one market, newest first. Bounded. */
export class Tape {
  /** @type {TapeRow[]} */ rows = [];
  /** Trades the server announced as left out, or that are missing. */
  skipped = 0;
  /** Grows with each change. */
  revision = 0;

  /** @param {{timestamp: string, data: {trade_id: string | number, price: string, quantity: string, side: string, exchange_ts: unknown}}} message */
  add({ timestamp, data }) {
    const id = String(data.trade_id);
    if (this.rows.some((row) => row.id === id)) {
      return; // told again after a reconnect
    }
    this.rows.unshift({
      id,
      price: String(data.price),
      quantity: String(data.quantity),
      sold: String(data.side).toLowerCase() === 'sell',
      epochMs: epochMillis(data.exchange_ts) ?? Date.parse(timestamp),
    });
    this.rows.length = Math.min(this.rows.length, CAPACITY);
    this.revision += 1;
  }

  /** @param {number} count */
  lost(count) {
    this.skipped += count;
    this.revision += 1;
  }
}

/** Reads ISO-8601 text, or epoch nanoseconds as number or text. @param {unknown} time @returns {number | null} */
export function epochMillis(time) {
  if (typeof time === 'number' || /^\d+$/.test(String(time))) {
    return Number(time) / 1e6;
  }
  const parsed = Date.parse(String(time));
  return Number.isNaN(parsed) ? null : parsed;
}
