const SECOND_DIGITS = 19;
const FRACTION_DIGITS = 9;
const MICRO_DIGITS = 6;

/** @typedef {import('../../data/signal.d.ts').Signal} Signal */

/** What names a signal, so that a later one has a greater key. Of one instant the server counts the last id first, too. @param {{signal_id: string, timestamp: string}} signal */
export function keyOf({ signal_id: id, timestamp }) {
  const fraction = timestamp.slice(SECOND_DIGITS).replace(/\D/g, '').padEnd(FRACTION_DIGITS, '0');
  return `${timestamp.slice(0, SECOND_DIGITS)}.${fraction} ${id}`;
}

/** Of two tellings of one signal what holds: it is decided once, and stays so. @param {Signal} known @param {Signal} told */
export const later = (known, told) => (!known.is_active && told.is_active ? known : told);

/**
 * Where REST goes on behind a signal, as its answers name it: the microseconds of its time and its id.
 * @param {{signal_id: string, timestamp: string}} signal
 * @param {number} [micros] later than that
 */
export function cursorOf({ signal_id: id, timestamp }, micros = 0) {
  const fraction = timestamp.slice(SECOND_DIGITS).replace(/\D/g, '').padEnd(MICRO_DIGITS, '0').slice(0, MICRO_DIGITS);
  return `${Date.parse(`${timestamp.slice(0, SECOND_DIGITS)}Z`) * 1000 + Number(fraction) + micros}:${id}`;
}
