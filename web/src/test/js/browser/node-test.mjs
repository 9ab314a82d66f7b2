/** The part of `node:test` that the tests use, for browsers: collects, runs one after the other. */
const tests = [];

export const test = (name, body) => void tests.push({ name, body });

/** Runs what was collected; one `{ name, failure }` for each, failure null where it passed. */
export async function run() {
  const results = [];
  for (const { name, body } of tests) {
    try {
      await body();
      results.push({ name, failure: null });
    } catch (e) {
      results.push({ name, failure: `${e.message}\n${e.stack}` });
    }
  }
  return results;
}

globalThis.setImmediate ??= (task) => setTimeout(task, 0);
