import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../../main/webapp/app/data/api.js';
import { router, signalPath } from '../../main/webapp/app/data/router.js';
import { session } from '../../main/webapp/app/data/session.js';
import { streams } from '../../main/webapp/app/data/streams.js';
import { cursorOf, keyOf } from '../../main/webapp/app/pages/signals/keys.js';
import '../../main/webapp/app/pages/signals/signals-page.js';

const HOUR_MS = 3600000;
const BEGIN = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 24 * HOUR_MS;
const at = (number) => new Date(BEGIN + number * 60000).toISOString();
const signal = (number, more = {}) => ({
  signal_id: `s${number}`, timestamp: at(number), symbol: 'BTCUSDT', timeframe: '1h', direction: 'buy', confidence: 0.4, entry_price: 100.5, stop_loss: 95, tp1: 110.25,
  tp2: 120, tp3: null, tp4: null, pattern_type: 'macd', venue: 'ONE', risk_reward: 1.77, indicators: { rsi: 31.5 }, metadata: {}, expires_at: at(number + 1440),
  outcome: 'pending', is_active: true, decided_at: null, exit_price: null, r: null, ...more,
});
const won = (number) => signal(number, { outcome: 'win', is_active: false, exit_price: 110.25, r: 1.7727, decided_at: at(number + 60) });
const bin = (from, count, sparse) => ({ from, to: from + 0.1, count, mean_confidence: count ? from + 0.05 : null, share_won: count ? 0.4 : null, low: count ? 0.2 : null, high: count ? 0.6 : null, sparse });
const strategy = (name, more = {}) => ({
  strategy: name, enabled: false, parameters: { period: 14 }, symbols: [], timeframes: ['1h'], version: 1, changed_by: null, changed_at: null,
  bounds: [{ name: 'period', least: 2, most: 50, standard: 14, meaning: 'candles' }], ...more,
});

const answers = () => ({
  '/api/market/symbols': { items: [{ venue: 'ONE', symbol: 'BTC-USDT' }] },
  '/api/market/candles': { items: Array.from({ length: 30 }, (_, i) => ({ open_time: new Date(BEGIN + (i - 10) * HOUR_MS).toISOString(), open: '100', high: '111', low: '99', close: '105', volume: '3', trades: 4 })) },
  '/api/strategies': { items: [strategy('macd'), strategy('rsi-reversal')] },
  '/api/performance': { signals_24h: 12, total_signals_7d: 80, wins_7d: 7, losses_7d: 3, win_rate_7d: 70, avg_confidence_7d: 0.667 },
  '/api/signals/stats': { items: [
    { strategy: 'macd', symbol: 'BTCUSDT', timeframe: '1h', wins: 7, losses: 3, expired: 1, win_rate: 70, avg_confidence: 0.5, brier: 0.2, profit_factor: null, mean_r: 1.1, expectancy: -0.25 },
    { strategy: 'macd', symbol: 'ETHUSDT', timeframe: '1h', wins: 1, losses: 0, expired: 0, win_rate: 100, avg_confidence: 0.5, brier: 0.2, profit_factor: 2.5, mean_r: 1.1, expectancy: 2 },
  ] },
  '/api/signals/reliability': { count: 45, brier: 0.158, base_rate: 0.6, brier_skill: 0.3417, ece: 0.34, bins: [bin(0.3, 40, false), bin(0.4, 5, true), bin(0.5, 0, true)] },
  '/api/status': { queues: { sockets: { messages: 0, bytes: 0, sessions_behind: 0 }, signals: { size: 9000, capacity: 10000, oldest_ms: 7000 } }, database: { state: 'UP', detail: null }, relay: { state: 'DOWN', detail: 'Redis is away.' }, feeds: [{ venue: 'ONE', ring: 'trades', state: 'LIVE', heartbeat_age_ms: 5, lost: 0 }] },
});

const found = (root, id) => root.querySelector(`[data-testid="${id}"]`);
const inside = (page, element, id) => found(page.renderRoot.querySelector(element)?.renderRoot ?? document.createElement('i'), id);
const text = (element) => element.textContent.replace(/\s+/g, ' ').trim();
const holds = (pattern, value) => assert.ok(pattern.test(value), `${value} is not ${pattern}`);

async function until(holding, what) {
  for (let left = 200; left > 0; left -= 1) {
    const value = holding();
    if (value) {
      return value;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Ends what the page before follows. */
let unwatch = () => {};

/** The page as somebody with roles sees it; `tell` speaks in the channel of signals. */
async function shown({ stored = [], roles = ['trader'], path = null, fails = [] } = {}) {
  localStorage.clear();
  router.go('/signals');
  const asked = [];
  const channels = [];
  const sent = [];
  const served = { stored, answers: answers(), put: async () => ({}) };
  session.state.set({ phase: 'signed-in', user: { id: 'u', username: 'u', roles }, notice: '' });
  session.api.get = async (address) => {
    asked.push(address);
    if (fails.some((begin) => address.startsWith(begin))) {
      throw new ApiError('The database is away.', { status: 503 });
    }
    if (/^\/api\/signals(\?|$)/.test(address)) {
      const query = new URLSearchParams(address.split('?')[1]);
      const limit = Number(query.get('limit'));
      const newestFirst = [...served.stored].sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
      const begin = newestFirst.findIndex((each) => cursorOf(each) === query.get('cursor')) + 1;
      const items = newestFirst.slice(begin, begin + limit);
      return { items, next: items.length < limit ? null : cursorOf(items.at(-1)) };
    }
    const [, answer] = Object.entries(served.answers).find(([begin]) => address.startsWith(begin)) ?? [];
    if (answer === undefined) {
      throw new ApiError('There is no such signal.', { status: 404 });
    }
    return answer;
  };
  session.api.put = (address, body) => {
    sent.push({ address, body });
    return served.put(address, body);
  };
  for (const name of ['signals', 'market']) {
    const subscribe = (channel, listener, options = {}) => {
      const entry = { channel, options, ...listener };
      channels.push(entry);
      return { close: () => channels.splice(channels.indexOf(entry), 1) };
    };
    Object.defineProperty(streams, name, { configurable: true, value: { subscribe } });
  }
  if (document.querySelector('style') === null) {
    const style = document.createElement('style');
    style.textContent = await (await fetch('/web/src/main/webapp/app/shared/tokens.css')).text();
    document.head.append(style);
  }
  const page = Object.assign(document.createElement('tw-signals-page'), path ?? {});
  // As the frame does: what the address names becomes the page's.
  unwatch();
  unwatch = router.path.watch((now) => {
    const [, , id, time] = now.split('/');
    Object.assign(page, { signalId: id ? decodeURIComponent(id) : null, time: time ? decodeURIComponent(time) : null });
    page.updateComplete.then(() => page.begin());
  });
  document.body.replaceChildren(page);
  const list = () => page.renderRoot.querySelector('tw-signal-list').renderRoot;
  const rows = () => [...list().querySelectorAll('[data-testid="signal"]')];
  const tell = (data) => channels.filter(({ channel }) => channel.startsWith('signals')).forEach(({ message }) => message({ data }));
  await until(() => page.renderRoot.querySelector('tw-signal-list')?.hasUpdated, 'the page');
  await until(() => found(list(), 'signals') ?? found(list(), 'signals-empty') ?? list().querySelector('[role=alert]'), 'the list');
  return { page, asked, sent, served, channels, tell, list, rows, ids: () => rows().map(({ dataset }) => dataset.id) };
}

const point = (list, type) => list().querySelector('.place').dispatchEvent(new PointerEvent(type));

test('should show new signals at the top, and count them while somebody points at the list', async () => {
  const { list, ids, rows, tell } = await shown({ stored: [signal(1), signal(2)] });
  assert.deepEqual(ids(), ['s2', 's1']);
  tell(signal(3));
  await until(() => ids().join() === 's3,s2,s1', 'the new one');
  point(list, 'pointerenter');
  tell(signal(4));
  tell(signal(5));
  tell(won(3));
  const button = await until(() => found(list(), 'signals-fresh'), 'the count');
  holds(/2 new/, text(button));
  await until(() => rows()[0].dataset.outcome === 'win', 'the decision in its row');
  assert.deepEqual(ids(), ['s3', 's2', 's1']);
  holds(/Won/, text(found(rows()[0], 'signal-outcome')));
  button.click();
  await until(() => ids().join() === 's5,s4,s3,s2,s1', 'all');
  assert.equal(found(list(), 'signals-fresh'), null);
  tell(signal(6));
  await until(() => found(list(), 'signals-fresh'), 'the next one');
  point(list, 'pointerleave');
  await until(() => ids()[0] === 's6', 'it at the top');
});

test('should ask the channel for another filter before it lets go of the one before', async () => {
  const { page, channels, ids, tell } = await shown({ stored: [signal(1)] });
  const ofList = () => channels.filter(({ channel }) => channel.startsWith('signals')).map(({ channel, options }) => [channel, options]);
  assert.deepEqual(ofList(), [['signals', {}]]);
  let fewest = 1;
  const { splice } = channels;
  channels.splice = (...one) => {
    const removed = splice.apply(channels, one);
    fewest = Math.min(fewest, ofList().length);
    return removed;
  };
  page.renderRoot.querySelector('tw-signal-filters').dispatchEvent(
    new CustomEvent('filtered', { detail: { symbol: 'ETH-USDT', timeframe: '', direction: '', pattern: '', outcome: '', confidence: '0.3' } }));
  await until(() => ofList().length === 1 && ofList()[0][1].symbol === 'ETHUSDT', 'the other filter');
  assert.deepEqual(ofList(), [['signals', { symbol: 'ETHUSDT', minConfidence: 0.3 }]]);
  assert.equal(fewest, 1);
  tell(signal(2, { symbol: 'ETHUSDT' }));
  tell(signal(3)); // another listener of the channel may ask for more
  await until(() => ids().includes('s2'), 'the signal');
  assert.equal(ids().includes('s3'), false);
});

test('should stand still while it is scrolled, also for who points elsewhere', async () => {
  const { list, ids, tell } = await shown({ stored: Array.from({ length: 80 }, (_, i) => signal(i)) });
  const place = list().querySelector('.rows');
  place.style.maxHeight = '200px';
  place.scrollTop = 300;
  await until(() => place.scrollTop > 0, 'the scroll');
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const before = ids()[0];
  const top = place.scrollTop;
  tell(signal(100));
  await until(() => found(list(), 'signals-fresh'), 'the count');
  assert.deepEqual([ids()[0], place.scrollTop], [before, top]);
  found(list(), 'signals-fresh').click();
  await until(() => ids()[0] === 's100' && place.scrollTop === 0, 'the new one, and the top');
});

test('should stand still while the keyboard goes from row to row', async () => {
  const { list, ids, rows, tell } = await shown({ stored: Array.from({ length: 300 }, (_, i) => signal(i)) });
  const links = () => rows().map((row) => row.querySelector('a'));
  const press = (key) => list().activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
  links()[3].focus({ focusVisible: true });
  await until(() => links()[3].matches(':focus-visible'), 'the focus');
  for (let i = 0; i < 150; i += 1) {
    tell(signal(400 + i));
  }
  await until(() => found(list(), 'signals-fresh'), 'the count');
  press('ArrowDown');
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  assert.deepEqual([ids()[0], list().activeElement], ['s299', links()[4]]);
  list().activeElement.blur();
  await until(() => ids()[0] === 's549', 'what waited');
});

test('should give the focus of the button of new ones to the first row', async () => {
  const { list, ids, rows, tell } = await shown({ stored: [signal(1)] });
  point(list, 'pointerenter');
  tell(signal(2));
  const button = await until(() => found(list(), 'signals-fresh'), 'the count');
  button.focus();
  button.click();
  await until(() => ids()[0] === 's2' && list().activeElement === rows()[0].querySelector('a'), 'the focus in the first row');
  point(list, 'pointerleave');
});

test('should never hold more rows than it may', async () => {
  const { list, ids, tell } = await shown({ stored: Array.from({ length: 700 }, (_, i) => signal(i)) });
  for (let page = 2; page <= 5; page += 1) {
    (await until(() => found(list(), 'signals-older'), 'older ones')).click();
    await until(() => ids().length === page * 100, `${page} pages`);
  }
  await until(() => found(list(), 'signals-full'), 'the end');
  for (let i = 0; i < 300; i += 1) {
    tell(signal(1000 + i));
  }
  await until(() => ids()[0] === 's1299', 'what came');
  assert.equal(ids().length, 500);
});

test('should open a signal by key, come back to its row, and go from row to row', async () => {
  const { page, list, rows } = await shown({ stored: [signal(1), signal(2), signal(3)] });
  const links = () => rows().map((row) => row.querySelector('a'));
  assert.deepEqual(links().map(({ tabIndex }) => tabIndex), [0, -1, -1]);
  links()[0].focus();
  const press = (key) => list().activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
  press('ArrowDown');
  assert.equal(list().activeElement, links()[1]);
  press('End');
  press('ArrowDown');
  assert.equal(list().activeElement, links()[2]);
  links()[2].click();
  const detail = await until(() => found(page.renderRoot, 'signal-detail'), 'the detail');
  assert.equal(location.pathname, signalPath(signal(1)));
  await until(() => page.renderRoot.activeElement?.id === 'chosen', 'the focus at its heading');
  await until(() => links()[2].getAttribute('aria-current') === 'true', 'the mark of its row');
  detail.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
  await until(() => list().activeElement === links()[2], 'the focus back in its row');
  assert.equal(location.pathname, '/signals');
});

test('should show entry, stop and targets on candles, and what becomes of it in place', async () => {
  const { page, tell } = await shown({ stored: [signal(1)], path: { signalId: 's1', time: at(1) } });
  const detail = () => page.renderRoot.querySelector('tw-signal-detail')?.renderRoot;
  await until(() => detail(), 'the detail');
  const facts = text(await until(() => found(detail(), 'signal-facts'), 'facts'));
  holds(/Entry ?100.50.*Stop ?95.00.*Target 1 ?110.25.*Target 2 ?120.00/, facts);
  const chart = await until(() => found(detail().querySelector('tw-signal-chart')?.renderRoot ?? detail(), 'signal-candles'), 'the candles');
  await until(() => chart.dataset.count === '30', 'candles');
  assert.deepEqual(chart.lines.map(({ value }) => value), [110.25, 120, 95, 100.5]);
  assert.equal(chart.markers.length, 1);
  holds(/won at target 1 and lost at the stop/, text(found(detail(), 'signal-course')));
  tell(won(1));
  await until(() => found(detail(), 'signal-course').dataset.outcome === 'win', 'the outcome');
  holds(/Won: the price reached target 1 at 110.25, \+1.77 R/, text(found(detail(), 'signal-course')));
  await until(() => chart.markers.length === 2, 'where it ended');
});

test('should read a signal that the list does not hold, and say where there is none', async () => {
  const first = await shown({ stored: [signal(1)], path: { signalId: 's9', time: at(9) } });
  const alert = await until(() => first.page.renderRoot.querySelector('.chosen [role=alert]'), 'the refusal');
  holds(/no such signal/, text(alert));
  first.served.answers['/api/signals/s9'] = won(9);
  alert.querySelector('button').click();
  await until(() => inside(first.page, 'tw-signal-detail', 'signal-course')?.dataset.outcome === 'win', 'the signal');
});

test('should say why there are no candles', async () => {
  const { page, rows, served } = await shown({ stored: [signal(1, { venue: null }), signal(2, { venue: 'ELSEWHERE' })] });
  rows()[1].querySelector('a').click();
  holds(/names no venue/, text(await until(() => inside(page, 'tw-signal-detail', 'signal-no-candles'), 'why')));
  rows()[0].querySelector('a').click();
  await until(() => /ELSEWHERE/.test(text(inside(page, 'tw-signal-detail', 'signal-no-candles'))), 'the other reason');
  assert.ok(served.stored.length === 2);
});

test('should ask for what is filtered, remember it, and say where nothing fits', async () => {
  const { page, asked, served, list, channels } = await shown({ stored: [signal(1)] });
  const filters = page.renderRoot.querySelector('tw-signal-filters').renderRoot;
  const choose = async (id, value) => {
    const input = found(filters, id);
    input.value = value;
    input.dispatchEvent(new Event('change'));
    await until(() => page.filter[id.replace('filter-', '')] !== '', id);
  };
  served.stored = [];
  await choose('filter-outcome', 'win');
  await choose('filter-timeframe', '1h');
  await choose('filter-confidence', '0.4');
  await choose('filter-symbol', 'eth-usdt');
  await until(() => found(list(), 'signals-no-match'), 'the sentence');
  const last = new URLSearchParams(asked.filter((path) => path.startsWith('/api/signals?')).at(-1).split('?')[1]);
  assert.deepEqual([...last].sort(), [['limit', '100'], ['min_confidence', '0.4'], ['outcome', 'win'], ['symbol', 'ETH-USDT'], ['timeframe', '1h']]);
  assert.deepEqual(channels.map(({ channel }) => channel), ['signals:ETH-USDT:1h']);
  assert.equal(JSON.parse(localStorage.getItem('tradewire.signals')).symbol, 'ETH-USDT');
  served.stored = [signal(1)];
  list().querySelector('[data-testid="signals-no-match"] button').click();
  await until(() => page.renderRoot.querySelector('tw-signal-list')?.hasUpdated, 'the page');
  await until(() => found(list(), 'signals'), 'all again');
});

test('should tell what is empty, what could not be read, and try again', async () => {
  const nothing = await shown();
  holds(/administrators switch on/, text(found(nothing.list(), 'signals-empty')));
  nothing.tell(signal(1));
  await until(() => nothing.rows().length === 1, 'the first one');
  const fails = ['/api/'];
  const broken = await shown({ stored: [signal(1)], fails });
  holds(/database is away/, text(broken.list().querySelector('[role=alert]')));
  fails.length = 0;
  broken.list().querySelector('[role=alert] button').click();
  await until(() => broken.rows().length === 1, 'the list');
});

test('should keep what it shows where it could not be read again, and try again when asked', async () => {
  const fails = [];
  const { list, ids, channels, served } = await shown({ stored: [signal(1)], fails });
  fails.push('/api/signals?');
  served.stored = [signal(1), signal(2)];
  channels.find(({ channel }) => channel === 'signals').subscribed({ recovered: false });
  const alert = await until(() => list().querySelector('[role=alert]'), 'the sentence');
  assert.deepEqual(ids(), ['s1']);
  fails.length = 0;
  alert.querySelector('button').click();
  await until(() => ids().join() === 's2,s1' && list().querySelector('[role=alert]') === null, 'what was missed');
});

test('should tell figures, statistics of the filter, and draw bins of few signals hollow', async () => {
  const { page, asked } = await shown({ stored: [signal(1)] });
  assert.equal(text(await until(() => inside(page, 'tw-signal-figures', 'signals-24h'), 'figures')), '12');
  holds(/70 %/, text(inside(page, 'tw-signal-figures', 'signals-win-rate')));
  const table = await until(() => inside(page, 'tw-signal-statistics', 'signal-statistics'), 'statistics');
  const cells = [...table.querySelector('tbody tr').querySelectorAll('td')].map(text);
  assert.deepEqual(cells, ['macd', 'BTCUSDT 1h', '7', '3', '1', '70 %', '–', '+1.10 R', '-0.25 R', '50 %']);
  const points = await until(() => {
    const all = page.renderRoot.querySelector('tw-reliability-curve').renderRoot.querySelectorAll('[data-testid="reliability-point"]');
    return all.length > 0 && [...all];
  }, 'points');
  assert.deepEqual(points.map((each) => each.classList.contains('sparse')), [false, true]);
  const fill = (each) => getComputedStyle(each.querySelector('circle')).fill;
  assert.notEqual(fill(points[0]), fill(points[1]));
  assert.equal(text(inside(page, 'tw-reliability-curve', 'reliability-skill')), '0.342');
  found(page.renderRoot, 'days-30').click();
  await until(() => asked.includes('/api/signals/stats?days=30') && asked.includes('/api/signals/reliability?days=30'), 'the other days');
  page.filter = { ...page.filter, symbol: 'ETH-USDT' };
  await until(() => inside(page, 'tw-signal-statistics', 'signal-statistics')?.querySelectorAll('tbody tr').length === 1, 'those of the filter');
});

test('should show the state of the node to who watches it, and no more to others', async () => {
  const trader = await shown({ stored: [signal(1)] });
  await until(() => inside(trader.page, 'tw-signal-upstream', 'upstream-no-right'), 'the sentence');
  assert.ok(!trader.asked.includes('/api/status'));
  assert.equal(trader.page.renderRoot.querySelector('tw-strategy-list'), null);
  const { page } = await shown({ stored: [signal(1)], roles: ['monitor'] });
  const table = await until(() => inside(page, 'tw-signal-upstream', 'signal-upstream'), 'the parts');
  const parts = [...table.querySelectorAll('[data-testid="upstream-part"]')].map(({ dataset }) => dataset.state);
  assert.deepEqual(parts, ['LIVE', 'DEGRADED', 'UP', 'UP', 'DOWN']);
  holds(/9,?000 of 10,?000, the oldest for 7/, text(table));
});

test('should switch a strategy, and say who was faster', async () => {
  const { page, sent, served } = await shown({ stored: [], roles: ['admin'] });
  const list = () => page.renderRoot.querySelector('tw-strategy-list').renderRoot;
  const row = () => list().querySelector('[data-strategy="macd"]');
  served.put = async (_, body) => strategy('macd', { ...body, parameters: { period: 14 }, version: 2, changed_by: 'admin', changed_at: at(0) });
  (await until(() => row() && found(row(), 'strategy-switch'), 'the switch')).click();
  await until(() => row().dataset.enabled === 'true', 'on');
  assert.deepEqual(sent[0], { address: '/api/strategies/macd', body: { enabled: true, parameters: { period: '14' }, symbols: [], timeframes: ['1h'], version: 1 } });
  served.put = async () => {
    throw new ApiError('changed', { status: 409, kind: 'strategy-settings-conflict' });
  };
  served.answers['/api/strategies'] = { items: [strategy('macd', { enabled: false, version: 9, changed_by: 'bob', changed_at: at(0) })] };
  found(row(), 'strategy-switch').click();
  await until(() => row().dataset.version === '9', 'what is in force');
  holds(/bob.*not made.*off/, text(found(list(), 'strategy-answer')));
});

test('should keep the entries beside what another has changed, and send them after it', async () => {
  const { page, sent, served } = await shown({ stored: [], roles: ['admin'] });
  const list = () => page.renderRoot.querySelector('tw-strategy-list').renderRoot;
  const form = () => list().querySelector('tw-strategy-form')?.renderRoot;
  (await until(() => list().querySelector('[data-strategy="macd"] [data-testid="strategy-edit"]'), 'the button')).click();
  const period = await until(() => form() && found(form(), 'strategy-period'), 'the form');
  period.value = '99';
  found(form(), 'strategy-save').click();
  await until(() => found(form(), 'strategy-period-error'), 'the bounds');
  assert.equal(sent.length, 0);
  period.value = '20';
  found(form(), 'strategy-frame-4h').click();
  served.put = async () => {
    throw new ApiError('changed', { status: 409, kind: 'strategy-settings-conflict' });
  };
  served.answers['/api/strategies'] = { items: [strategy('macd', { parameters: { period: 30 }, version: 7, changed_by: 'bob', changed_at: at(0) })] };
  found(form(), 'strategy-save').click();
  const conflict = await until(() => found(form(), 'strategy-conflict'), 'the conflict');
  holds(/bob.*period: 30.*Time frames: 1h/, text(conflict));
  assert.equal(found(form(), 'strategy-period').value, '20');
  served.put = async (_, body) => strategy('macd', { ...body, parameters: { period: 20 }, version: 8 });
  found(form(), 'strategy-save').click();
  await until(() => form() === undefined, 'the end');
  assert.deepEqual([sent.at(-1).body.version, sent.at(-1).body.parameters.period, sent.at(-1).body.timeframes], [7, '20', ['1h', '4h']]);
});

test('should take over what is in force where somebody asks for it', async () => {
  const { page, served } = await shown({ stored: [], roles: ['admin'] });
  const list = () => page.renderRoot.querySelector('tw-strategy-list').renderRoot;
  const form = () => list().querySelector('tw-strategy-form')?.renderRoot;
  (await until(() => list().querySelector('[data-strategy="macd"] [data-testid="strategy-edit"]'), 'the button')).click();
  (await until(() => form() && found(form(), 'strategy-period'), 'the form')).value = '20';
  served.put = async () => {
    throw new ApiError('changed', { status: 409, kind: 'strategy-settings-conflict' });
  };
  served.answers['/api/strategies'] = { items: [strategy('macd', { parameters: { period: 30 }, version: 7, changed_by: 'bob', changed_at: at(0) })] };
  found(form(), 'strategy-save').click();
  (await until(() => found(form(), 'strategy-take-over'), 'the offer')).click();
  await until(() => found(form(), 'strategy-period').value === '30', 'what is in force');
  assert.equal(found(form(), 'strategy-conflict'), null);
});

test('should save the file of the filter, or say why not', async () => {
  const { page } = await shown({ stored: [signal(1)] });
  const asked = [];
  session.api.getCsv = async (address) => {
    asked.push(address);
    throw new ApiError('Too many files at once.', { status: 503 });
  };
  found(page.renderRoot, 'signals-csv').click();
  holds(/Too many/, text(await until(() => found(page.renderRoot, 'signals-csv-answer'), 'the answer')));
  assert.deepEqual(asked, ['/api/signals?format=csv']);
});

test('should not take a part of a file for the whole', async () => {
  const { page } = await shown({ stored: [signal(1)] });
  session.api.getCsv = async () => new Blob(['signal_id\r\n"s1"\r\n"incomplete"\r\n']);
  found(page.renderRoot, 'signals-csv').click();
  const answer = await until(() => found(page.renderRoot, 'signals-csv-answer'), 'the answer');
  holds(/not whole/, text(answer));
  assert.equal(answer.dataset.tone, 'bad');
  session.api.getCsv = async () => new Blob(['signal_id\r\n"s1"\r\n']);
  found(page.renderRoot, 'signals-csv').click();
  await until(() => found(page.renderRoot, 'signals-csv-answer')?.dataset.tone === 'good', 'the other answer');
});

test('should fit a telephone', async () => {
  const { page } = await shown({ stored: [signal(1)], roles: ['admin'] });
  document.body.style.margin = '0';
  page.style.width = '390px';
  await until(() => inside(page, 'tw-signal-upstream', 'signal-upstream') && inside(page, 'tw-strategy-list', 'strategies'), 'all of it');
  for (const element of page.renderRoot.querySelectorAll('*')) {
    assert.ok(element.getBoundingClientRect().right <= 390.5, `${element.localName}.${element.className} ends at ${element.getBoundingClientRect().right}`);
  }
});
