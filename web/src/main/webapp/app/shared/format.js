/**
 * Numbers and times as the user's locale writes them. Amounts stay text from the wire to the screen.
 * @module
 */

const locale = undefined; // the browser's own
const numberFormats = new Map();
const timeFormats = new Map();
const ABSENT = '–';

/** @param {number} decimals @param {'auto' | 'exceptZero'} [sign] */
function numberFormat(decimals, sign = 'auto') {
  const key = `${decimals}${sign}`;
  let format = numberFormats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay: sign,
      roundingMode: 'trunc',
    });
    numberFormats.set(key, format);
  }
  return format;
}

/** @param {string} text plain decimal @returns {number} digits after the point */
export function decimalsOf(text) {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/**
 * Decimal text with grouping and at least the given decimals; digits the text has are never cut off.
 * @param {string | null | undefined} text @param {number} [decimals]
 */
export function decimal(text, decimals = 0) {
  return text === null || text === undefined ? ABSENT : numberFormat(Math.max(decimals, decimalsOf(text))).format(text);
}

/** An amount with its sign, also a plus. @param {string | null | undefined} text @param {number} [decimals] at least */
export function signed(text, decimals = 2) {
  const absent = text === null || text === undefined;
  return absent ? ABSENT : numberFormat(Math.max(decimals, decimalsOf(text)), 'exceptZero').format(text);
}

/** @param {string | null | undefined} text @param {string} currency three letters @returns {string} amount and currency */
export function money(text, currency) {
  return `${decimal(text)} ${currency}`;
}

/** Percent points without superfluous zeros. @param {string | number} points */
export function percent(points) {
  const text = String(points).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  return `${numberFormat(decimalsOf(text)).format(text)} %`;
}

/** @param {number} value a whole number */
export function count(value) {
  return numberFormat(0).format(value);
}

const compactFormat = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });

/** A number with three digits at most that count, such as 1.23M. @param {number} value */
export function compact(value) {
  return compactFormat.format(value);
}

/** A duration of measurement. @param {number} ms */
export function milliseconds(ms) {
  return ms < 10 ? `${ms.toFixed(1)} ms` : ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** A duration of measurement. @param {number} us */
export function microseconds(us) {
  return us < 1000 ? `${us} µs` : milliseconds(us / 1000);
}

/** An age. @param {number} ms */
export function age(ms) {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 60) {
    return `${seconds < 10 ? seconds.toFixed(1) : Math.floor(seconds)} s`;
  }
  return seconds < 3600 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}

/** A countdown: hours, minutes, seconds. @param {number} ms */
export function countdown(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** The browser's own zone. */
export const localZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param {string} zone @param {Intl.DateTimeFormatOptions} options */
function timeFormat(zone, options) {
  const key = zone + JSON.stringify(options);
  let format = timeFormats.get(key);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    } catch {
      format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }); // a zone this browser does not know
    }
    timeFormats.set(key, format);
  }
  return format;
}

/** @type {Intl.DateTimeFormatOptions} */
const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' };

/** Time of day with milliseconds. @param {number} epochMs @param {string} [zone] */
export function clock(epochMs, zone = localZone) {
  return timeFormat(zone, { ...CLOCK, fractionalSecondDigits: 3 }).format(epochMs);
}

/** What the labels of a time axis say. @type {Record<'day' | 'minute' | 'second', Intl.DateTimeFormatOptions>} */
const AXIS = {
  day: { month: 'short', day: 'numeric' },
  minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  second: CLOCK,
};
const MIDNIGHT = /^0?0:00(:00)?$/;

/** A time on a chart's axis; midnight is told by its day. @param {number} epochMs @param {string} zone @param {keyof typeof AXIS} unit */
export function axisTime(epochMs, zone, unit) {
  const text = timeFormat(zone, AXIS[unit]).format(epochMs);
  return MIDNIGHT.test(text) ? timeFormat(zone, AXIS.day).format(epochMs) : text;
}

/** Date and time. @param {string | null} iso @param {string} zone */
export function dateTime(iso, zone) {
  return iso ? timeFormat(zone, { dateStyle: 'medium', timeStyle: 'medium' }).format(Date.parse(iso)) : ABSENT;
}

/** Day and time without the year, for rows; the title should tell it whole. @param {string | null} iso @param {string} zone */
export function dayTime(iso, zone) {
  return iso ? timeFormat(zone, { month: 'short', day: 'numeric', ...CLOCK }).format(Date.parse(iso)) : ABSENT;
}

/** Date and time in UTC, for titles. @param {string | number | null} time */
export function utc(time) {
  if (time === null || time === undefined) {
    return '';
  }
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : `${date.toISOString().replace('T', ' ').replace('Z', '')} UTC`;
}

/** @param {string} sign decimal text @returns {'gain' | 'loss' | ''} */
export function direction(sign) {
  return /^-/.test(sign) ? 'loss' : /[1-9]/.test(sign) ? 'gain' : '';
}
