/**
 * Exact arithmetic on decimal text ("64000.10", "-0.5"). Nothing here passes through a float.
 * @module
 */

const DECIMAL = /^(-?)(\d+)(?:\.(\d*))?$/;

/**
 * Reads plain decimal text.
 * @param {string} text digits with an optional sign and point; no exponent
 * @returns {{unscaled: bigint, scale: number}} value = unscaled / 10^scale
 * @throws {TypeError} when the text is not a plain decimal
 */
export function parseDecimal(text) {
  const match = typeof text === 'string' ? DECIMAL.exec(text) : null;
  if (match === null) {
    throw new TypeError(`not a decimal: ${JSON.stringify(text)}`);
  }
  const fraction = match[3] ?? '';
  return { unscaled: BigInt(match[1] + match[2] + fraction), scale: fraction.length };
}

/**
 * Writes unscaled / 10^scale with exactly `scale` decimals.
 * @param {bigint} unscaled
 * @param {number} scale at least 0
 */
export function formatDecimal(unscaled, scale) {
  const negative = unscaled < 0n;
  const digits = (negative ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const text = scale === 0 ? whole : `${whole}.${digits.slice(digits.length - scale)}`;
  return negative ? `-${text}` : text;
}

/**
 * The one text of a value: no leading or trailing zeros, no "-0". Equal values have equal canonical texts.
 * @param {string} text plain decimal
 * @throws {TypeError} when the text is not a plain decimal
 */
export function canonicalDecimal(text) {
  const match = typeof text === 'string' ? DECIMAL.exec(text) : null;
  if (match === null) {
    throw new TypeError(`not a decimal: ${JSON.stringify(text)}`);
  }
  const whole = match[2].replace(/^0+(?=\d)/, '');
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  const value = fraction === '' ? whole : `${whole}.${fraction}`;
  return match[1] === '-' && value !== '0' ? `-${value}` : value;
}

/**
 * Compares two canonical decimals by value.
 * @param {string} a @param {string} b
 * @returns {number} negative, 0 or positive
 */
export function compareCanonical(a, b) {
  if (a === b) {
    return 0;
  }
  const aNegative = a.charCodeAt(0) === 45;
  const bNegative = b.charCodeAt(0) === 45;
  if (aNegative !== bNegative) {
    return aNegative ? -1 : 1;
  }
  return aNegative ? compareMagnitude(b.slice(1), a.slice(1)) : compareMagnitude(a, b);
}

/** Without sign and superfluous zeros more whole digits mean more, and text order is value order otherwise. */
function compareMagnitude(a, b) {
  const aPoint = a.indexOf('.');
  const bPoint = b.indexOf('.');
  const aWhole = aPoint < 0 ? a.length : aPoint;
  const bWhole = bPoint < 0 ? b.length : bPoint;
  if (aWhole !== bWhole) {
    return aWhole - bWhole;
  }
  return a < b ? -1 : 1;
}

/**
 * Compares two decimals by value, whatever their zeros.
 * @param {string} a @param {string} b
 */
export function compareDecimals(a, b) {
  return compareCanonical(canonicalDecimal(a), canonicalDecimal(b));
}

/** @param {string} a @param {string} b @returns {string} a + b with the larger scale of the two */
export function addDecimals(a, b) {
  return combine(a, b, (x, y) => x + y);
}

/** @param {string} a @param {string} b @returns {string} a - b with the larger scale of the two */
export function subtractDecimals(a, b) {
  return combine(a, b, (x, y) => x - y);
}

/** @param {string} a @param {string} b @param {(x: bigint, y: bigint) => bigint} operation */
function combine(a, b, operation) {
  const left = parseDecimal(a);
  const right = parseDecimal(b);
  const scale = Math.max(left.scale, right.scale);
  const x = left.unscaled * 10n ** BigInt(scale - left.scale);
  const y = right.unscaled * 10n ** BigInt(scale - right.scale);
  return formatDecimal(operation(x, y), scale);
}
