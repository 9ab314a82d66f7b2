const DAY_MS = 86400000;

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} zone */
function formatOf(zone) {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/**
 * The trading day that an instant falls on: days are named by the date on which they begin.
 * @param {string} iso
 * @param {string} zone
 * @param {string} resetTime time of day in that zone, as `17:00`
 * @returns {string} as `2026-03-02`; empty where this browser does not know the zone
 */
export function tradingDayOf(iso, zone, resetTime) {
  let parts;
  try {
    parts = formatOf(zone).formatToParts(Date.parse(iso));
  } catch {
    return '';
  }
  const { year, month, day, hour, minute, second } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  const date = `${year}-${month}-${day}`;
  return `${hour}:${minute}:${second}` < resetTime ? new Date(Date.parse(date) - DAY_MS).toISOString().slice(0, 10) : date;
}
