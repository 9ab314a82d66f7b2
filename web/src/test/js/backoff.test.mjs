import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Backoff, describeClose } from '../../main/webapp/client/index.js';

test('should double up to the cap when attempts fail', () => {
  const backoff = new Backoff({ random: () => 1 });
  assert.deepEqual([1, 2, 3, 4, 5, 6, 7].map(() => backoff.next()), [1000, 2000, 4000, 8000, 16000, 30000, 30000]);
  backoff.reset();
  assert.equal(backoff.next(), 1000);
});

test('should spread over the whole range when jitter varies', () => {
  assert.equal(new Backoff({ random: () => 0 }).next(), 0);
  assert.equal(new Backoff({ random: () => 0.25 }).next(), 250);
});

test('should say which closing codes are final', () => {
  for (const code of [4400, 4401, 4403, 4404, 4429]) {
    assert.equal(describeClose(code).retry, false, String(code));
  }
  for (const code of [1000, 1001, 1006, 1011, 1013, 4001, 4003, 4008, 4010, 4012, 4999]) {
    assert.equal(describeClose(code).retry, true, String(code));
  }
});
