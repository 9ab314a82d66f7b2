import { VOLUME_SHARE } from './candles.js';

/** Free space above and below the values, as a part of their range. */
const MARGIN = 0.06;

/**
 * The range of values: all of them and every line in view, with candles above their volumes.
 * @param {Pick<import('./plot.js').ChartContent, 'lines' | 'candles' | 'logarithmic'>} content @param {number | null} min @param {number | null} max of the values in view
 * @returns {[number, number]}
 */
export function valueRange({ lines, candles, logarithmic }, min, max) {
  const all = [min ?? NaN, max ?? NaN, ...lines.map(({ value }) => value)].filter(Number.isFinite);
  if (all.length === 0) {
    return logarithmic ? [1, 10] : [0, 1];
  }
  const [low, high] = [Math.min(...all), Math.max(...all)];
  if (logarithmic) {
    return [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high) + 1e-9)];
  }
  const range = high - low || Math.abs(high) * 0.001 || 1;
  const whole = (range * (1 + 2 * MARGIN)) / (candles === null ? 1 : 1 - VOLUME_SHARE);
  const top = high + range * MARGIN;
  return [top - whole, top];
}
