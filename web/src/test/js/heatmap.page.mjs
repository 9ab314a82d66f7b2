import assert from 'node:assert/strict';
import { test } from 'node:test';
import { session } from '../../main/webapp/app/data/session.js';
import '../../main/webapp/app/pages/heatmap/heatmap-page.js';

const STEP = 300;
const BUCKET = 100;
const PRICE = 10000;
const LONG = 9800;
const SHORT = 10300;
const iso = (seconds) => new Date(seconds * 1000).toISOString();
const newest = () => Math.floor(Date.now() / 1000 / STEP) * STEP - STEP;

const entry = (more = {}) => ({
  symbol: 'BTC-USDT', name: 'BTCUSDT', enabled: true, venues: ['ONE'], models: ['isolated-margin', 'classic'], bucket: BUCKET,
  weights: { 5: 0.2, 10: 0.2, 25: 0.2, 50: 0.2, 100: 0.2 }, typical_position: 10000, brackets: [], first: iso(newest()), last: iso(newest()),
  coverage: 0.5, version: 1, changed_by: 'tradewire', changed_at: iso(newest()), ...more,
});

const levels = [
  { price: LONG, long_density: 12000000, short_density: 0 },
  { price: SHORT, long_density: 0, short_density: 2000000 },
];

/** Answers of the server, by the beginning of what is asked for. */
const answers = (items) => ({
  '/api/heatmap/symbols': { items },
  '/api/heatmap-timeseries': {
    bucket: BUCKET,
    steps: Array.from({ length: 100 }, (_, i) => [newest() - (99 - i) * STEP, i === 0 ? 0 : 1, 2, 0, PRICE, i === 0 ? [[LONG, 12000000, 0], [SHORT, 0, 2000000]] : []]),
  },
  '/api/heatmap/BTC-USDT': {
    symbol: 'BTCUSDT', timestamp: iso(newest() + STEP), venues: ['ONE'], totals: { long: 12000000, short: 2000000 }, open_interest: 500, coverage: 0.5,
    inputs: [{ name: 'candles', at: iso(newest() + STEP) }, { name: 'open_interest', at: iso(newest() - 7200) }],
    data: { levels, current_price: PRICE, positions_created: 2, positions_consumed: 0, open_time: iso(newest()), closed: true, model: 'isolated-margin', bucket: BUCKET },
  },
  '/api/market/candles': {
    items: [{ open_time: iso(newest()), open: '10000', high: '10050', low: '9990', close: '10010', volume: '1', trades: 1 }],
  },
  '/api/heatmap/backtest': {
    items: [
      { side: 'long', days: 6, events: 1200, recall: 0.42, uniform_lift: 4.2, uniform_lift_low: 3.1, uniform_lift_high: 5.25, nearest_lift: 1.1, nearest_lift_low: 0.9, nearest_lift_high: 1.3 },
      { side: 'short', days: 2, events: 0, recall: null, uniform_lift: null, uniform_lift_low: null, uniform_lift_high: null, nearest_lift: 9, nearest_lift_low: 2.5, nearest_lift_high: null },
    ],
  },
  '/api/heatmap/levels': {
    symbol: 'BTCUSDT', timestamp: iso(newest() + STEP), current_price: PRICE, items: [
      { price: LONG, side: 'long', leverage: 50, density: 9000000, distance_pct: -2, cumulative: 12000000 },
      { price: LONG, side: 'long', leverage: 100, density: 3000000, distance_pct: -2, cumulative: 12000000 },
      { price: SHORT, side: 'short', leverage: 25, density: 2000000, distance_pct: 3, cumulative: 2000000 },
    ],
  },
  '/api/market/liquidations': { items: [{ at: iso(newest() - 600), side: 'SELL', price: '9900', average_price: '9900', quantity: '2', filled: '2' }] },
});

const found = (root, id) => root.querySelector(`[data-testid="${id}"]`);

const holds = (pattern, text) => assert.ok(pattern.test(text), `${text} is not ${pattern}`);

async function until(found, what) {
  for (let left = 200; left > 0; left -= 1) {
    const value = found();
    if (value) {
      return value;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** The page of a symbol; `asked` holds the addresses that it asked for. */
async function shown(items, symbol = 'BTC-USDT') {
  localStorage.clear();
  const asked = [];
  session.api.post = () => new Promise(() => {}); // no ticket, no socket: what is stored is shown
  session.api.get = async (path) => {
    asked.push(path);
    return Object.entries(answers(items)).find(([begin]) => path.startsWith(begin))[1];
  };
  if (document.querySelector('style') === null) {
    const style = document.createElement('style');
    style.textContent = await (await fetch('/web/src/main/webapp/app/shared/tokens.css')).text();
    document.head.append(style);
  }
  const page = document.createElement('tw-heatmap-page');
  page.symbol = symbol;
  document.body.replaceChildren(page);
  return { page, asked };
}

const view = (page) => until(() => found(page.renderRoot, 'heat-view')?.shown && found(page.renderRoot, 'heat-view'), 'a picture');
const point = (element, plane, price) => {
  const { canvas } = element;
  const { min, max, low, high } = plane;
  const x = ((newest() - 3000 + STEP / 2 - min) / (max - min)) * (canvas.clientWidth - 76);
  const y = 8 + (1 - (price + BUCKET / 2 - low) / (high - low)) * (canvas.clientHeight - 32);
  return { x, y };
};
function pixel(element, price) {
  const { x, y } = point(element, element.shown, price);
  const ratio = element.canvas.width / element.canvas.clientWidth;
  return [...element.canvas.getContext('2d').getImageData(Math.round(x * ratio), Math.round(y * ratio), 1, 1).data];
}

test('should paint the densest level in the densest colour, a fainter one otherwise, and nothing between', async () => {
  const { page } = await shown([entry()]);
  const element = await view(page);
  element.paint();
  const dense = pixel(element, LONG);
  const faint = pixel(element, SHORT);
  const nothing = pixel(element, 10600);
  const stop = getComputedStyle(document.documentElement).getPropertyValue('--heat-6').trim();
  assert.deepEqual(dense.slice(0, 3), [1, 3, 5].map((at) => Number.parseInt(stop.slice(at, at + 2), 16)));
  assert.notEqual(String(faint), String(dense));
  assert.notEqual(String(faint), String(nothing));
});

test('should read out the cell under the pointer, and by key where one cannot point', async () => {
  const { page } = await shown([entry()]);
  const element = await view(page);
  const { x, y } = point(element, element.shown, LONG);
  const { left, top } = element.canvas.getBoundingClientRect();
  element.canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: left + x, clientY: top + y }));
  const read = (id) => found(element.renderRoot, id)?.textContent ?? '';
  await until(() => read('heat-long') !== '', 'the cell');
  assert.equal(read('heat-long').replace(/\D/g, ''), '12000000');
  assert.equal(read('heat-short'), '0');
  assert.equal(read('heat-price').replace(/[^\d–]/g, ''), '9800–9900');
  assert.equal(read('heat-spoken'), '', 'a pointer needs no voice');
  element.canvas.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp' }));
  await until(() => read('heat-spoken') !== '', 'the voice');
  assert.equal(read('heat-price').replace(/[^\d–]/g, ''), '9900–10000');
});

test('should hide what is below the threshold', async () => {
  const { page } = await shown([entry()]);
  const element = await view(page);
  element.paint();
  const before = pixel(element, SHORT);
  const slider = found(page.renderRoot, 'heatmap-threshold');
  slider.value = '240';
  slider.dispatchEvent(new Event('input'));
  await until(() => element.threshold === 240, 'the threshold');
  element.paint();
  assert.notEqual(String(pixel(element, SHORT)), String(before));
  assert.deepEqual(pixel(element, SHORT), pixel(element, 10600));
});

test('should tell zones, ages, coverage, and that open interest is away', async () => {
  const { page } = await shown([entry()]);
  await view(page);
  const zones = await until(() => found(page.renderRoot.querySelector('tw-level-table').renderRoot, 'zones'), 'zones');
  assert.equal(zones.querySelectorAll('tbody tr').length, 2);
  holds(/! Warning/, zones.textContent);
  const inputs = page.renderRoot.querySelector('tw-heat-inputs').renderRoot;
  await until(() => found(inputs, 'heatmap-coverage'), 'coverage');
  holds(/50 %/, found(inputs, 'heatmap-coverage').textContent);
  holds(/none for 2 h/, found(inputs, 'heatmap-input-open_interest').textContent);
});

test('should ask for observed liquidations when they are wanted, once', async () => {
  const { page, asked } = await shown([entry()]);
  await view(page);
  const liquidations = () => asked.filter((path) => path.startsWith('/api/market/liquidations?venue=ONE')).length;
  assert.equal(liquidations(), 0);
  const toggle = () => found(page.renderRoot, 'heatmap-liquidations').click();
  const element = found(page.renderRoot, 'heat-view');
  toggle();
  await until(() => element.liquidations.length === 1, 'liquidations');
  assert.equal(element.liquidations[0].notional, 19800);
  toggle();
  await until(() => element.liquidations.length === 0, 'no liquidations');
  toggle();
  await until(() => element.liquidations.length === 1, 'liquidations again');
  assert.equal(liquidations(), 1);
});

test('should show the levels and zones of the chosen leverages alone, in the picture all', async () => {
  const { page, asked } = await shown([entry()]);
  const element = await view(page);
  const profile = page.renderRoot.querySelector('tw-level-profile').renderRoot;
  const totals = () => found(profile, 'profile-totals').textContent.replace(/\s/g, '');
  const before = totals();
  holds(/12/, before);
  const told = asked.filter((path) => path.startsWith('/api/heatmap/levels')).length;
  assert.equal(told, 0, 'nothing is asked for while all are chosen');
  element.paint();
  const dense = pixel(element, LONG);

  for (const leverage of [5, 10, 25, 50]) {
    found(page.renderRoot, `leverage-${leverage}`).click();
  }

  await until(() => /Longs3(\.0+)?M/.test(totals()) && /Shorts0/.test(totals()), 'the longs of 100x');
  holds(/every leverage/, found(page.renderRoot, 'leverage-note').textContent);
  const table = page.renderRoot.querySelector('tw-level-table').renderRoot;
  await until(() => found(table, 'zones').querySelectorAll('tbody tr').length === 1, 'one zone');
  element.paint();
  assert.deepEqual(pixel(element, LONG), dense);
  assert.equal(asked.filter((path) => path.startsWith('/api/heatmap/levels')).length, 1);

  found(page.renderRoot, 'leverage-100').click();
  await until(() => found(table, 'no-zones'), 'no zone');
  for (const leverage of [5, 10, 25, 50, 100]) {
    found(page.renderRoot, `leverage-${leverage}`).click();
  }
  await until(() => totals() === before, 'all again');
});

test('should compare with observed liquidations when somebody opens that', async () => {
  const { page, asked } = await shown([entry()]);
  await view(page);
  const calls = () => asked.filter((path) => path.startsWith('/api/heatmap/backtest')).length;
  const root = page.renderRoot.querySelector('tw-heat-backtest').renderRoot;
  assert.equal(calls(), 0);
  found(root, 'backtest').querySelector('summary').click();
  const [longs, shorts] = (await until(() => found(root, 'backtest-sides'), 'the figures')).querySelectorAll('tbody tr');
  holds(/42.*4\.20 \(3\.10 – 5\.25\).*1\.10 \(0\.90 – 1\.30\)/, longs.textContent.replace(/\s+/g, ' '));
  holds(/–.*–.*9\.00 \(2\.50 – ∞\)/, shorts.textContent.replace(/\s+/g, ' '));
  page.style.width = '390px';
  assert.equal(page.renderRoot.querySelector('tw-heat-backtest').offsetWidth, 390, 'the table scrolls, not the page');
  assert.equal(calls(), 1);
});

test('should ask in wider buckets, and of the chosen window and model', async () => {
  const { page, asked } = await shown([entry()]);
  await view(page);
  const last = () => new URLSearchParams(asked.filter((path) => path.startsWith('/api/heatmap-timeseries')).at(-1).split('?')[1]);
  assert.equal(last().get('bucket'), null);
  found(page.renderRoot, 'window-3m').click();
  await until(() => last().get('interval') === '15m', 'the window');
  const choose = (id, value) => {
    const select = found(page.renderRoot, id);
    select.value = value;
    select.dispatchEvent(new Event('change'));
  };
  choose('heatmap-bucket', '5');
  await until(() => last().get('bucket') === '500', 'the bucket');
  choose('heatmap-model', 'classic');
  await until(() => last().get('model') === 'classic', 'the model');
});

test('should say what is missing instead of a picture', async () => {
  const says = async (items, symbol, id, pattern) => {
    const { page } = await shown(items, symbol);
    const sentence = await until(() => found(page.renderRoot, id), id);
    holds(pattern, sentence.textContent);
  };
  await says([], 'BTC-USDT', 'heatmap-empty', /binance-futures.*import/);
  await says([entry()], 'XYZ-USDT', 'heatmap-unknown', /XYZ-USDT.*binance-futures/);
  await says([entry({ enabled: false })], 'BTC-USDT', 'heatmap-off', /administrator/);
  await says([entry({ first: null, last: null })], 'BTC-USDT', 'heatmap-not-ready', /5-minute candles and open interest/);
});
