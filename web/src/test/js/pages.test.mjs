import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PageLoader } from '../../main/webapp/app/frame/page-loader.js';
import { pageAt, pages } from '../../main/webapp/app/frame/pages.js';

const shown = (path) => {
  const found = pageAt(path);
  return found && [found.entry.name, found.params];
};

test('should find the page of an address with what it names', () => {
  assert.deepEqual(shown('/'), ['market', {}]);
  assert.deepEqual(shown('/market/'), ['market', {}]);
  assert.deepEqual(shown('/market/KRAKEN/BTC%2FUSD'), ['market', { venue: 'KRAKEN', symbol: 'BTC/USD' }]);
  assert.deepEqual(shown('/heatmap'), ['heatmap', {}]);
  assert.deepEqual(shown('/heatmap/BTC-USDT'), ['heatmap', { symbol: 'BTC-USDT' }]);
  assert.deepEqual(shown('/signals'), ['signals', {}]);
  assert.deepEqual(shown('/signals/macd%3AV%3ABTC-USDT/2026-11-30T08%3A00%3A00.000Z/'), ['signals', { id: 'macd:V:BTC-USDT', time: '2026-11-30T08:00:00.000Z' }]);
  assert.deepEqual(shown('/challenges'), ['challenges', {}]);
  assert.deepEqual(shown('/challenges/7/'), ['challenge', { id: '7' }]);
  assert.deepEqual(shown('/notifications'), ['notifications', {}]);
  assert.deepEqual(shown('/admin'), ['admin', {}]);
  assert.deepEqual(shown('/settings'), ['settings', {}]);
});

test('should find no page where the address is none of ours', () => {
  for (const path of ['/elsewhere', '/market/KRAKEN', '/market//BTC-USD', '/challenges/%E0%A4%A', '/challenges/7/8', '//', '/Market']) {
    assert.equal(shown(path), null, path);
  }
});

test('should mark a page of the navigation for each page', () => {
  const linked = pages.filter(({ link }) => link !== undefined).map(({ name }) => name);
  for (const { name, below, roles } of pages) {
    assert.ok(linked.includes(below ?? name), name);
    assert.ok(roles.length > 0, name);
  }
});

test('should load a page once and render its host when it is there or did not come', async () => {
  let renders = 0;
  const loader = new PageLoader({ requestUpdate: () => (renders += 1) });
  let loads = 0;
  const there = { load: async () => ({ page: `loaded ${(loads += 1)}` }) };
  assert.equal(loader.of(there), null);
  assert.equal(loader.of(there), null);
  await new Promise(setImmediate);
  assert.equal(loader.of(there).page, 'loaded 1');
  const missing = { load: () => Promise.reject(new TypeError('not there')) };
  assert.equal(loader.of(missing), null);
  await new Promise(setImmediate);
  assert.ok(loader.of(missing) instanceof Error);
  assert.equal(renders, 2);
});
