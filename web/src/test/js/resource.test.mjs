import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Api, ApiError } from '../../main/webapp/app/data/api.js';
import { Command } from '../../main/webapp/app/data/command.js';
import { Resource } from '../../main/webapp/app/data/resource.js';

/** Answers in the order in which the test gives them. */
function answers() {
  const waiting = [];
  const ask = () => new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  return { ask, waiting };
}
const host = () => ({ renders: 0, requestUpdate() { this.renders += 1; } });

test('should be loading, then ready with what was read', async () => {
  const page = host();
  const { ask, waiting } = answers();
  const resource = new Resource(page, ask, []);
  const done = resource.load();
  assert.deepEqual([resource.phase, resource.value], ['loading', []]);
  waiting[0].resolve(['a']);
  await done;
  assert.deepEqual([resource.phase, resource.value, resource.error, page.renders], ['ready', ['a'], null, 1]);
});

test('should tell an error, and keep what was read when reading it again fails', async () => {
  const { ask, waiting } = answers();
  const resource = new Resource(host(), ask, 0);
  const failure = new Error('down');
  const first = resource.load();
  waiting[0].reject(failure);
  await first;
  assert.deepEqual([resource.phase, resource.error], ['error', failure]);
  const second = resource.load();
  waiting[1].resolve(7);
  await second;
  assert.deepEqual([resource.phase, resource.error, resource.value], ['ready', null, 7]);
  const third = resource.load();
  waiting[2].reject(failure);
  await third;
  assert.deepEqual([resource.phase, resource.error, resource.value], ['ready', failure, 7]);
});

test('should drop an answer that comes after a later reading began, or after a reset', async () => {
  const { ask, waiting } = answers();
  const resource = new Resource(host(), ask, '');
  const readings = [resource.load(), resource.load()];
  waiting[1].resolve('newer');
  waiting[0].resolve('older');
  await Promise.all(readings);
  assert.equal(resource.value, 'newer');
  const late = resource.load();
  resource.reset();
  waiting[2].resolve('of before');
  await late;
  assert.deepEqual([resource.phase, resource.value], ['loading', '']);
});

test('should be pending, then answer, and say so when it is asked again meanwhile', async () => {
  const page = host();
  const { ask, waiting } = answers();
  const command = new Command(page);
  const first = command.run(ask, { as: 'a', done: (n) => `done ${n}` });
  assert.deepEqual([...command.pending], ['a']);
  assert.equal(await command.run(ask, { as: 'a' }), null);
  assert.equal(waiting.length, 1);
  assert.deepEqual([command.answer?.tone, /still under way/.test(command.answer?.text)], ['warning', true]);
  waiting[0].resolve(1);
  assert.deepEqual(await first, { outcome: 1 });
  assert.deepEqual([command.busy, command.answer], [false, { tone: 'good', text: '✓ done 1' }]);
});

test('should close two positions side by side, and keep what was answered to each', async () => {
  const { ask, waiting } = answers();
  const command = new Command(host());
  const close = (id) => command.run(ask, { as: id, done: () => `closed ${id}` });
  const both = [close('A'), close('B')];
  assert.deepEqual([waiting.length, [...command.pending]], [2, ['A', 'B']]);
  waiting[0].reject(new ApiError('no price', { status: 503 }));
  assert.equal(await both[0], null);
  assert.deepEqual([...command.pending], ['B']);
  waiting[1].resolve(1);
  assert.deepEqual(await both[1], { outcome: 1 });
  assert.deepEqual([...command.answers.values()].map(({ text }) => text), ['no price', '✓ closed B']);
  const third = close('C');
  assert.deepEqual(command.answers.size, 0);
  waiting[2].resolve(1);
  await third;
  assert.deepEqual([...command.answers.keys()], ['C']);
});

test('should not send beside another what must not be done twice, and say so', async () => {
  const { ask, waiting } = answers();
  const command = new Command(host());
  const order = (side) => command.runOnce({ side }, (said) => said, ask, { as: side });
  const first = order('BUY');
  assert.equal(await order('SELL'), null);
  assert.deepEqual([waiting.length, command.answer?.tone], [1, 'warning']);
  waiting[0].resolve(1);
  assert.deepEqual(await first, { outcome: 1 });
});

test('should tell a refusal at the field it names, otherwise as the answer', async () => {
  const command = new Command(host());
  const refuse = (field) => command.run(() => Promise.reject(new ApiError('no', { status: 400, field })), { fields: ['price', 'terms'] });
  assert.equal(await refuse('price'), null);
  assert.deepEqual([command.faults, command.answer], [{ price: 'no' }, null]);
  await refuse('terms.phases');
  assert.deepEqual(command.faults, { terms: 'no' });
  await refuse('price[0].amount');
  assert.deepEqual(command.faults, { price: 'no' });
  await refuse('prices');
  assert.deepEqual([command.faults, command.answer], [{}, { tone: 'bad', text: 'no' }]);
  await refuse('other');
  assert.deepEqual([command.faults, command.answer], [{}, { tone: 'bad', text: 'no' }]);
  assert.equal(command.refuses({}), false);
  assert.equal(command.answer, null);
});

test('should send the same again while it is unknown whether it was done, and never else', async () => {
  const command = new Command(host());
  const sent = [];
  let ids = 0;
  const send = (said, failure) =>
    command.runOnce(said, (words) => ({ ...words, id: (ids += 1) }), async (body) => {
      sent.push(body.id);
      if (failure) {
        throw failure;
      }
    });
  const lost = new ApiError('no answer');
  await send({ a: 1 }, lost);
  await send({ a: 1 }, new ApiError('broken', { status: 502 }));
  await send({ a: 2 }, lost);
  await send({ a: 2 });
  await send({ a: 2 }, new ApiError('refused', { status: 409 }));
  await send({ a: 2 }, new ApiError('too many', { status: 429 }));
  await send({ a: 2 });
  assert.deepEqual(sent, [1, 1, 2, 2, 3, 4, 5]);
});

test('should take a 503 with a code for an answer, unless something may have been done', async () => {
  const fetched = globalThis.fetch;
  const api = new Api(() => null, () => {});
  const unanswered = async (status, type) => {
    globalThis.fetch = async () => new Response(JSON.stringify({ type, title: 'no' }), { status });
    const error = await api.post('/api/orders', {}).catch((thrown) => thrown);
    return [error.unanswered, error.temporary];
  };
  try {
    assert.deepEqual(await unanswered(503, 'urn:tradewire:problem:no-price'), [false, true]);
    assert.deepEqual(await unanswered(503, 'urn:tradewire:problem:database-busy'), [false, true]);
    assert.deepEqual(await unanswered(503, 'urn:tradewire:problem:database-unavailable'), [true, true]);
    assert.deepEqual(await unanswered(503, 'urn:tradewire:problem:feed-unreachable'), [true, true]);
    assert.deepEqual(await unanswered(503, 'about:blank'), [true, true]);
    assert.deepEqual(await unanswered(503, undefined), [true, true]);
    assert.deepEqual(await unanswered(502, 'urn:tradewire:problem:no-price'), [true, true]);
    assert.deepEqual(await unanswered(409, 'urn:tradewire:problem:challenge-ended'), [false, false]);
  } finally {
    globalThis.fetch = fetched;
  }
});
