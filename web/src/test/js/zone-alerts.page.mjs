import assert from 'node:assert/strict';
import { test } from 'node:test';
import { session } from '../../main/webapp/app/data/session.js';
import { streams } from '../../main/webapp/app/data/streams.js';
import '../../main/webapp/app/pages/heatmap/zone-alerts.js';

const alert = (id, state, more = {}) => ({
  id, timestamp: '2026-03-16T12:00:00Z', severity: 'warning', category: 'market', title: `Zone ${id}`, message: 'Near.', source: 'heatmap',
  actionItems: [], subject: 'BTC-USDT:94500_short', state, count: 1, value: 6000000, threshold: null, lastAt: '2026-03-16T12:00:00Z',
  acknowledgedBy: null, acknowledgedAt: null, resolvedBy: null, resolvedAt: null, ...more,
});

async function until(found, what) {
  for (let left = 200; left > 0; left -= 1) {
    const value = found();
    if (value) {
      return value;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** The element, the readings that wait for their answer, and the listener of its channel. */
async function shown(more = {}) {
  const readings = [];
  session.api.get = () => new Promise((resolve, reject) => readings.push({ answer: (...items) => resolve({ items }), fail: () => reject(new Error('away')) }));
  const channel = {};
  Object.defineProperty(streams, 'heatmap', {
    configurable: true,
    value: {
      subscribe: (name, listener) => {
        Object.assign(channel, listener, { name });
        return { close: () => {} };
      },
    },
  });
  const element = Object.assign(document.createElement('tw-zone-alerts'), { symbol: 'BTC-USDT', ...more });
  document.body.replaceChildren(element);
  await until(() => readings.length === 1, 'the first reading');
  const found = (id) => element.renderRoot.querySelector(`[data-testid="${id}"]`);
  const states = () => [...(found('zone-alerts')?.querySelectorAll('tbody tr') ?? [])].map((row) => row.lastElementChild.textContent.trim());
  return { channel, readings, found, states };
}

test('should keep what the channel told while an answer was on its way', async () => {
  const { channel, readings, states } = await shown();
  assert.equal(channel.name, 'alerts:market');
  channel.message({ data: alert('a', 'resolved') });
  channel.message({ data: alert('b', 'active', { timestamp: '2026-03-16T12:05:00Z' }) });

  readings[0].answer(alert('a', 'active'), alert('c', 'resolved', { timestamp: '2026-03-16T11:00:00Z' }));

  await until(() => states().length === 3, 'all three');
  assert.deepEqual(states(), ['near', 'over', 'over']);
});

test('should take what a later answer says of what was told before it was asked for', async () => {
  const { channel, readings, states } = await shown();
  channel.message({ data: alert('a', 'active') });
  readings[0].answer(alert('a', 'active'));
  await until(() => states().length === 1, 'the alert');

  channel.gap({ expected: 2, received: 4 });
  await until(() => readings.length === 2, 'a reading');
  readings[1].answer(alert('a', 'resolved'));

  await until(() => states()[0] === 'over', 'its end');
});

test('should read again once the channel is sure to tell what comes', async () => {
  const { channel, readings, states } = await shown();
  readings[0].answer();
  channel.subscribed({ channel: 'alerts:market', recovered: false });
  await until(() => readings.length === 2, 'a reading');

  readings[1].answer(alert('a', 'active'));

  await until(() => states().length === 1, 'what was raised between them');
});

test('should show what the channel tells though nothing could be read, and try again', async () => {
  const { channel, readings, found, states } = await shown({ retryMs: 20 });
  readings[0].fail();
  await until(() => found('retry-zone-alerts'), 'the button');
  channel.message({ data: alert('a', 'active') });
  await until(() => states().length === 1, 'what is told');
  await until(() => readings.length === 2, 'another try');

  readings[1].answer(alert('a', 'active'), alert('b', 'resolved'));

  await until(() => states().length === 2, 'both');
  assert.equal(found('retry-zone-alerts'), null);
});

test('should read again where somebody asks for it after a failure', async () => {
  const { readings, found, states } = await shown({ retryMs: 3600000 });
  readings[0].fail();
  (await until(() => found('retry-zone-alerts'), 'the button')).click();
  await until(() => readings.length === 2, 'a reading');

  readings[1].answer(alert('a', 'active'));

  await until(() => states().length === 1, 'the alert');
  assert.equal(found('retry-zone-alerts'), null);
});

test('should go on naming who takes care where the channel, which traders hear too, names nobody', async () => {
  const { channel, readings, states } = await shown();
  const at = '2026-03-16T12:01:00Z';
  readings[0].answer(alert('a', 'acknowledged', { acknowledgedBy: 'dealer', acknowledgedAt: at }), alert('b', 'active'));
  await until(() => states().length === 2, 'both');

  channel.message({ data: alert('a', 'acknowledged', { acknowledgedAt: '2026-03-16T12:01:00.000Z', count: 2 }) });
  channel.message({ data: alert('b', 'acknowledged', { acknowledgedAt: at }) });

  await until(() => states().join() === 'seen,seen by dealer' || states().join() === 'seen by dealer,seen', 'both states');
});
