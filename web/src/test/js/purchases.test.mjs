import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../../main/webapp/app/data/api.js';
import { Purchases } from '../../main/webapp/app/pages/challenges/purchases.js';

test('should keep the answer and the account of a card when another is bought', async () => {
  const waiting = [];
  const purchases = new Purchases({ requestUpdate() {} }, (id) => new Promise((resolve, reject) => waiting.push({ id, resolve, reject })));
  const shown = (id) => [purchases.of(id).command.answer?.text ?? null, purchases.of(id).bought];
  const first = purchases.buy('small', 'small is yours');
  assert.deepEqual([purchases.of('small').command.busy, purchases.of('large').command.busy], [true, false]);
  waiting[0].resolve({ id: 'c1' });
  assert.deepEqual(await first, { outcome: { id: 'c1' } });
  const second = purchases.buy('large', 'large is yours');
  assert.deepEqual(shown('small'), ['✓ small is yours', 'c1']);
  assert.equal(await purchases.buy('large', 'again'), null);
  assert.deepEqual(waiting.map(({ id }) => id), ['small', 'large']);
  waiting[1].reject(new ApiError('not on offer', { status: 409 }));
  assert.equal(await second, null);
  assert.deepEqual([shown('small'), shown('large')], [['✓ small is yours', 'c1'], ['not on offer', '']]);
});
