import assert from 'node:assert/strict';
import { test } from 'node:test';

// The browser's stand-in for node's assertions must be able to fail; under node this tests node's.
test('should tell equal from unequal when values are nested', () => {
  assert.deepEqual({ a: [1, { b: null }], c: new Map([[1, 2]]) }, { c: new Map([[1, 2]]), a: [1, { b: null }] });
  for (const [a, b] of [
    [{ a: 1 }, { a: 1, b: undefined }],
    [[1], { 0: 1 }],
    [[1, 2], [2, 1]],
    [{ a: '1' }, { a: 1 }],
    [new Map([[1, 2]]), new Map([[1, 3]])],
    [null, undefined],
  ]) {
    assert.throws(() => assert.deepEqual(a, b));
  }
});

test('should fail when something else or nothing is thrown', async () => {
  assert.throws(() => assert.throws(() => {}));
  assert.throws(() => assert.throws(() => { throw new Error('one'); }, /another/));
  await assert.rejects(() => assert.rejects(Promise.resolve()));
  assert.throws(() => assert.equal(1, '1'));
  assert.throws(() => assert.notEqual(1, 1));
  assert.throws(() => assert.ok(false));
});
