/** The last line of a file that the server could not finish; see signals.md. */
const INCOMPLETE = '\r\n"incomplete"\r\n';
/** More signals than that are in no file. */
const MOST = 1_000_000;
/** No line of a signal has fewer bytes: its times alone have more. */
const LEAST_LINE = 40;
const [QUOTE, NEW_LINE] = [0x22, 0x0a];

/**
 * Why a file of signals does not hold all that was asked for: it ends in its middle, or is as long as one may be. Null where it
 * holds all.
 * @param {Blob} file
 * @param {number} [most] signals in a file
 * @returns {Promise<'incomplete' | 'full' | null>}
 */
export async function cutOf(file, most = MOST) {
  if ((await file.slice(-INCOMPLETE.length).text()) === INCOMPLETE) {
    return 'incomplete';
  }
  return file.size >= most * LEAST_LINE && (await linesOf(file)) > most ? 'full' : null;
}

/** Lines, that of the names among them: a text may have line breaks of its own. @param {Blob} file */
async function linesOf(file) {
  let lines = 0;
  let isText = false;
  const reader = file.stream().getReader();
  for (let { value } = await reader.read(); value !== undefined; { value } = await reader.read()) {
    for (const byte of value) {
      if (byte === QUOTE) {
        isText = !isText;
      } else if (byte === NEW_LINE && !isText) {
        lines += 1;
      }
    }
  }
  return lines;
}
