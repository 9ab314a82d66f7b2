import * as format from '../../shared/format.js';
import { texts } from './texts.js';

/** @typedef {import('../../data/candle-feed.js').Candle} Candle as the server told it */

/** Candles as numbers, for places on the screen alone. @param {readonly Candle[]} candles @returns {import('./candles.js').Candles} */
export function numbersOf(candles) {
  const column = (/** @type {'open' | 'high' | 'low' | 'close' | 'volume'} */ name) => candles.map((candle) => Number(candle[name]));
  return { open: column('open'), high: column('high'), low: column('low'), close: column('close'), volume: column('volume') };
}

/** A candle in words. @param {Candle} candle */
export function spokenCandle({ openMs, open, high, low, close, volume }) {
  const at = format.dayTime(new Date(openMs).toISOString(), format.localZone);
  return texts.candleSpoken(at, format.decimal(open), format.decimal(high), format.decimal(low), format.decimal(close), format.decimal(volume));
}
