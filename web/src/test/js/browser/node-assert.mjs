/** The part of `node:assert/strict` that the tests use, for browsers. */
function same(a, b) {
  if (Object.is(a, b)) {
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return false;
  }
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) {
    return false;
  }
  if (a instanceof Map || a instanceof Set) {
    return same([...a], [...b]);
  }
  const keys = Reflect.ownKeys(a);
  return keys.length === Reflect.ownKeys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}

const shown = (value) => {
  try {
    return JSON.stringify(value, (_, v) => (v === undefined ? 'undefined' : typeof v === 'bigint' ? `${v}n` : v)) ?? String(value);
  } catch {
    return String(value);
  }
};

function check(holds, message) {
  if (!holds) {
    throw new Error(message);
  }
}

/** Whether what was thrown is what was expected: a pattern of its message, a class, a predicate, or fields. */
function checkThrown(thrown, expected) {
  if (expected instanceof RegExp) {
    check(expected.test(String(thrown)), `${thrown} does not match ${expected}`);
  } else if (typeof expected === 'function' && expected.prototype === undefined) {
    check(expected(thrown) === true, `${thrown} is not what was expected`);
  } else if (typeof expected === 'function') {
    check(thrown instanceof expected, `${thrown} is not of ${expected.name}`);
  } else if (expected !== undefined) {
    for (const [key, value] of Object.entries(expected)) {
      check(same(thrown[key], value), `${key} of ${thrown} is ${shown(thrown[key])}, not ${shown(value)}`);
    }
  }
}

export default {
  ok: (value, message) => check(value, message ?? `${shown(value)} is not true`),
  equal: (a, b, message) => check(Object.is(a, b), message ?? `${shown(a)} is not ${shown(b)}`),
  notEqual: (a, b, message) => check(!Object.is(a, b), message ?? `${shown(a)} is what it must not be`),
  deepEqual: (a, b, message) => check(same(a, b), message ?? `${shown(a)} is not ${shown(b)}`),
  throws(body, expected) {
    let thrown;
    try {
      body();
    } catch (e) {
      thrown = e;
    }
    check(thrown !== undefined, 'nothing was thrown');
    checkThrown(thrown, expected);
  },
  async rejects(promise, expected) {
    let thrown;
    try {
      await (typeof promise === 'function' ? promise() : promise);
    } catch (e) {
      thrown = e;
    }
    check(thrown !== undefined, 'nothing was rejected');
    checkThrown(thrown, expected);
  },
};
