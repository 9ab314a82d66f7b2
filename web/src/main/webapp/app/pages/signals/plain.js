/** Prices have no more digits than that after the point. */
const MOST_DIGITS = 12;

/** A number as plain decimal text: with the digits that it was sent with, and without an exponent. @param {number} value */
export function plain(value) {
  const text = String(value);
  return text.includes('e') ? value.toFixed(MOST_DIGITS).replace(/\.?0+$/, '') : text;
}
