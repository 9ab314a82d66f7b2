const SECOND_DIGITS = 19;
const FRACTION_DIGITS = 9;

/** @typedef {import('../../data/signal.d.ts').Signal} Signal */

/** What names a signal, so that a later one has a greater key. Of one instant the server counts the last id first, too. @param {{signal_id: string, timestamp: string}} signal */
export function keyOf({ signal_id: id, timestamp }) {
  const fraction = timestamp.slice(SECOND_DIGITS).replace(/\D/g, '').padEnd(FRACTION_DIGITS, '0');
  return `${timestamp.slice(0, SECOND_DIGITS)}.${fraction} ${id}`;
}

/** Of two tellings of one signal what holds: it is decided once, and stays so. @param {Signal} known @param {Signal} told */
export const later = (known, told) => (!known.is_active && told.is_active ? known : told);
