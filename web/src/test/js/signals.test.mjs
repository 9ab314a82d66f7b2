import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TradewireClient } from '../../main/webapp/client/index.js';
import { Api } from '../../main/webapp/app/data/api.js';
import { ANYTHING, channelOf, isWhole, matches, queryOf } from '../../main/webapp/app/pages/signals/filters.js';
import { cursorOf, keyOf, later } from '../../main/webapp/app/pages/signals/keys.js';
import { OneSignal } from '../../main/webapp/app/pages/signals/one-signal.js';
import { MOST, PAGE, SignalFeed } from '../../main/webapp/app/pages/signals/signal-feed.js';
import { cutOf } from '../../main/webapp/app/pages/signals/signal-file.js';
import { differences, faultsOf } from '../../main/webapp/app/pages/signals/strategy-settings.js';
import { FakeTime, fakeSockets } from './fake-server.mjs';

const settle = () => new Promise(setImmediate);
const at = (number) => new Date(Date.UTC(2026, 10, 30, 8) + number * 1000).toISOString();
const signal = (number, more = {}) => ({
  signal_id: `s${number}`, timestamp: at(number), symbol: 'BTCUSDT', timeframe: '1h', direction: 'buy', confidence: 0.4, entry_price: 100, stop_loss: 95, tp1: 110,
  tp2: null, tp3: null, tp4: null, pattern_type: 'macd', venue: 'V', risk_reward: 2, indicators: {}, metadata: {}, expires_at: at(number + 86400), outcome: 'pending',
  is_active: true, decided_at: null, exit_price: null, r: null, ...more,
});
const won = (number) => signal(number, { outcome: 'win', is_active: false, exit_price: 110, r: 2, decided_at: at(number + 60) });

/** As the server reads a cursor. */
function isBehind(cursor, { signal_id: id, timestamp }) {
  const [micros, last] = cursor.split(':');
  const time = Date.parse(timestamp) * 1000;
  return time < Number(micros) || (time === Number(micros) && id < last);
}

/** A server that holds signals, and a channel that the test speaks in. */
async function open(stored = [], filter = ANYTHING) {
  const served = { stored, asked: [], failure: null, waiting: null };
  const channels = [];
  const api = {
    get: async (path) => {
      served.asked.push(path);
      const { stored: all, failure } = served;
      await served.waiting;
      if (failure !== null) {
        throw failure;
      }
      const asked = new URLSearchParams(path.split('?')[1]);
      const limit = Number(asked.get('limit'));
      const fits = (each) => (asked.get('outcome') ?? each.outcome) === each.outcome && (asked.get('cursor') === null || isBehind(asked.get('cursor'), each));
      const items = all.filter(fits).sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1)).slice(0, limit);
      return { items, next: items.length < limit ? null : cursorOf(items.at(-1)) };
    },
  };
  const stream = {
    subscribe: (name, listener, options) => {
      const channel = { name, options, ...listener, open: true };
      channels.push(channel);
      return { close: () => (channel.open = false) };
    },
  };
  let changes = 0;
  const time = Object.assign(new FakeTime(), { random: () => 0.5 });
  const feed = new SignalFeed(filter, { api, stream }, () => (changes += 1), time);
  await settle();
  const [channel] = channels;
  const tell = (data) => {
    served.stored = [...served.stored.filter((each) => keyOf(each) !== keyOf(data)), data];
    channel.message({ data: { ...data, event: data.outcome === 'pending' ? 'created' : data.outcome } });
  };
  return { feed, served, time, channel, api, stream, channels, tell, ids: () => feed.rows.map(({ signal_id: id }) => id), changes: () => changes };
}

const ids = (from, to) => Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => `s${from + (to < from ? -i : i)}`);
const many = (count) => Array.from({ length: count }, (_, i) => signal(i));

test('should order signals by their time to the last digit, then by their ids', () => {
  const key = (timestamp, id = 'a') => keyOf({ signal_id: id, timestamp });
  assert.ok(key('2026-11-30T08:00:00Z') < key('2026-11-30T08:00:00.001Z'));
  assert.ok(key('2026-11-30T08:00:00.001Z') < key('2026-11-30T08:00:00.001002Z'));
  assert.ok(key('2026-11-30T08:00:00.001Z', 'b') > key('2026-11-30T08:00:00.001Z', 'a'));
  assert.equal(key('2026-11-30T08:00:00Z'), key('2026-11-30T08:00:00.000Z'));
});

test('should name a signal as the cursor of REST does, to the microsecond', () => {
  assert.equal(cursorOf({ signal_id: 'macd:V', timestamp: '1970-01-01T00:00:02Z' }), '2000000:macd:V');
  assert.equal(cursorOf({ signal_id: 'a', timestamp: '2026-11-30T08:00:00.001002Z' }), '1796025600001002:a');
  assert.equal(cursorOf({ signal_id: 'a', timestamp: '2026-11-30T08:00:00.5Z' }, 1), '1796025600500001:a');
});

test('should take what is decided for good', () => {
  assert.equal(later(won(1), signal(1)).outcome, 'win');
  assert.equal(later(signal(1), won(1)).outcome, 'win');
  assert.equal(later(signal(1), signal(1, { confidence: 0.9 })).confidence, 0.9);
});

test('should tell whether a signal is among those of a filter, however its symbol is written', () => {
  for (const symbol of ['BTC-USDT', 'btc/usdt', 'BTC_USDT', 'BTCUSDT.P', 'BTCUSDT', '']) {
    assert.ok(matches({ ...ANYTHING, symbol }, signal(1)), symbol);
  }
  assert.ok(!matches({ ...ANYTHING, symbol: 'ETH-USDT' }, signal(1)));
  assert.ok(matches({ ...ANYTHING, confidence: '0.4', direction: 'buy', outcome: 'pending', pattern: 'macd', timeframe: '1h' }, signal(1)));
  for (const other of [{ confidence: '0.45' }, { direction: 'sell' }, { outcome: 'win' }, { pattern: 'mac' }, { timeframe: '4h' }]) {
    assert.ok(!matches({ ...ANYTHING, ...other }, signal(1)), JSON.stringify(other));
  }
  assert.ok(!matches({ ...ANYTHING, outcome: 'pending' }, signal(1, { outcome: null })));
});

test('should ask for what was chosen alone, on the narrowest channel', () => {
  assert.equal(String(queryOf({ ...ANYTHING, symbol: 'BTC-USDT', confidence: '0.4' }, { format: 'csv' })), 'symbol=BTC-USDT&min_confidence=0.4&format=csv');
  assert.equal(channelOf({ ...ANYTHING, symbol: 'btc-usdt', timeframe: '1h' }), 'signals:BTC-USDT:1h');
  for (const filter of [{}, { symbol: 'BTC-USDT' }, { timeframe: '1h' }, { symbol: 'BTCUSDT', timeframe: '1h' }, { symbol: 'A:B-C', timeframe: '1h' }]) {
    assert.equal(channelOf({ ...ANYTHING, ...filter }), 'signals', JSON.stringify(filter));
  }
});

test('should put new ones at the top, and what is decided into its row', async () => {
  const { ids: shown, tell, feed } = await open(many(3));
  tell(signal(3));
  tell(won(1));
  assert.deepEqual(shown(), ids(3, 0));
  assert.deepEqual(feed.rows.map(({ outcome }) => outcome), ['pending', 'pending', 'win', 'pending']);
  assert.equal(feed.waiting, 0);
});

test('should stand still while it is held, count what is new, and change what is decided in its row', async () => {
  const { ids: shown, tell, feed } = await open(many(3));
  feed.hold(true);
  tell(signal(3));
  tell(signal(4));
  tell(won(0));
  tell(won(4));
  assert.deepEqual(shown(), ids(2, 0));
  assert.deepEqual([feed.waiting, feed.isOverrun, feed.rows[2].outcome], [2, false, 'win']);
  feed.show();
  assert.deepEqual([shown(), feed.waiting, feed.rows[0].outcome], [ids(4, 0), 0, 'win']);
  tell(signal(5));
  assert.deepEqual([shown(), feed.waiting], [ids(4, 0), 1], 'it is read on');
  feed.hold(false);
  assert.deepEqual([shown(), feed.waiting], [ids(5, 0), 0]);
});

test('should show at once what comes to an empty list, though somebody points at it', async () => {
  const { ids: shown, tell, feed } = await open();
  feed.hold(true);
  tell(signal(1));
  assert.deepEqual([shown(), feed.waiting], [['s1'], 0]);
});

test('should leave out what the filter does not show, and keep what leaves it by being decided', async () => {
  const { ids: shown, tell, feed } = await open([signal(1)], { ...ANYTHING, outcome: 'pending' });
  tell(won(5));
  tell(signal(2, { symbol: 'ETHUSDT' }));
  tell(won(1));
  assert.deepEqual([shown(), feed.rows[1].outcome], [['s2', 's1'], 'win']);
});

test('should hold no more rows than asked for, and read older ones on request up to a limit', async () => {
  const { ids: shown, tell, feed, served } = await open(many(MOST + 200));
  const newest = MOST + 199;
  assert.deepEqual([feed.rows.length, feed.hasOlder, shown()[0]], [PAGE, true, `s${newest}`]);
  tell(signal(newest + 1));
  assert.equal(feed.rows.length, PAGE, 'the oldest makes room');
  feed.older();
  await settle();
  assert.deepEqual(shown(), ids(newest + 1, newest + 2 - 2 * PAGE));
  for (let i = 0; i < 6; i += 1) {
    feed.older();
    await settle();
  }
  assert.deepEqual([feed.rows.length, feed.hasOlder, feed.isFull], [MOST, false, true]);
  assert.ok(served.asked.every((path) => Number(new URLSearchParams(path.split('?')[1]).get('limit')) <= MOST));
});

test('should add older ones below while it is held', async () => {
  const { ids: shown, tell, feed } = await open(many(150));
  feed.hold(true);
  tell(signal(150));
  feed.older();
  await settle();
  assert.deepEqual([shown(), feed.waiting, feed.hasOlder], [ids(149, 0), 1, false]);
});

test('should say that more came than are kept while it is held', async () => {
  const { ids: shown, tell, feed } = await open(many(PAGE));
  feed.hold(true);
  for (let i = 0; i < PAGE + 20; i += 1) {
    tell(signal(1000 + i));
  }
  tell(won(PAGE - 1));
  assert.deepEqual([shown(), feed.waiting, feed.isOverrun, feed.rows[0].outcome], [ids(PAGE - 1, 0), PAGE, true, 'win']);
  feed.show();
  assert.deepEqual(shown(), ids(1000 + PAGE + 19, 1020));
});

test('should neither double nor lose what came while it was read', async () => {
  const { ids: shown, tell, feed, served, channel } = await open(many(3));
  let answer;
  served.waiting = new Promise((resolve) => (answer = resolve));
  channel.subscribed({ channel: 'signals', recovered: false });
  tell(signal(3));
  tell(won(2));
  answer();
  await settle();
  await settle();
  assert.deepEqual([shown(), feed.rows[1].outcome, feed.reading.error], [ids(3, 0), 'win', null]);
});

test('should go on where it was after a loss of connection of which nothing is missing', async () => {
  const { ids: shown, tell, served, channel } = await open(many(3));
  const asked = served.asked.length;
  channel.subscribed({ channel: 'signals', recovered: true });
  tell(signal(3));
  await settle();
  assert.deepEqual([shown(), served.asked.length], [ids(3, 0), asked]);
});

test('should resume by the numbers of the channel when the connection breaks, once and whole', async () => {
  const time = new FakeTime();
  const { FakeSocket, sockets } = fakeSockets();
  const stream = new TradewireClient({ url: 'ws://test/ws/signals', ticket: async () => 'ticket', WebSocket: FakeSocket, random: () => 0.5, ...time });
  let asked = 0;
  const api = { get: async () => ({ items: [signal(1), signal(0)], next: (asked += 1) && null }) };
  stream.connect();
  await settle();
  const feed = new SignalFeed(ANYTHING, { api, stream }, () => {});
  const told = (seq, data, more = {}) => ({ type: 'signal_update', timestamp: at(0), ch: 'signals', seq, data, ...more });
  const acked = (socket, more) => socket.push({ type: 'subscribed', id: socket.last('subscribe').id, data: { ok: [{ ch: 'signals', epoch: 1, ...more }] } });
  sockets[0].accept();
  acked(sockets[0], { seq: 7 });
  sockets[0].push(told(8, signal(2), { epoch: 1 }));
  await settle();
  sockets[0].end(1006);
  await time.advance(1000);
  sockets[1].accept();
  assert.deepEqual(sockets[1].last('subscribe').channels, [{ ch: 'signals', since: { epoch: 1, seq: 8 } }]);
  const readings = asked;
  acked(sockets[1], { seq: 10, recovered: true });
  sockets[1].push(told(8, signal(2), { epoch: 1 }), told(9, signal(3)), told(10, won(2)), told(11, signal(4)));
  await settle();
  assert.deepEqual(feed.rows.map(({ signal_id: id, outcome }) => [id, outcome]), [['s4', 'pending'], ['s3', 'pending'], ['s2', 'win'], ['s1', 'pending'], ['s0', 'pending']]);
  assert.equal(asked, readings, 'nothing has to be read again');
  feed.close();
  stream.close();
});

test('should leave no hole between what it had and what came in a long absence', async () => {
  const { ids: shown, feed, served, channel } = await open(many(50));
  served.stored = many(400);
  channel.subscribed({ channel: 'signals', recovered: false });
  await settle();
  assert.deepEqual([shown(), feed.hasOlder], [ids(399, 400 - PAGE), true]);
});

test('should keep what it shows when reading fails, and read what it missed with the next', async () => {
  const { ids: shown, feed, served, channel } = await open(many(3));
  served.failure = new Error('away');
  served.stored = many(5);
  channel.subscribed({ channel: 'signals', recovered: false });
  await settle();
  assert.deepEqual([shown(), feed.reading.phase, feed.reading.error.message], [ids(2, 0), 'ready', 'away']);
  served.failure = null;
  feed.reading.load();
  await settle();
  assert.deepEqual([shown(), feed.reading.error], [ids(4, 0), null]);
});

test('should leave no hole where older ones are read while it is held, and more came than fits', async () => {
  const { ids: shown, tell, feed } = await open(many(400));
  feed.hold(true);
  for (let i = 400; i < 450; i += 1) {
    tell(signal(i));
  }
  feed.older();
  await settle();
  assert.deepEqual([shown(), feed.waiting], [ids(399, 200), 50]);
  feed.hold(false);
  assert.deepEqual(shown(), ids(449, 200));
});

test('should read older ones behind the last row, however much came above it', async () => {
  const { ids: shown, tell, feed, served } = await open(many(1000));
  feed.hold(true);
  for (let i = 1000; i < 1600; i += 1) {
    tell(signal(i));
  }
  for (let page = 2; page <= 3; page += 1) {
    feed.older();
    await settle();
    assert.deepEqual([shown(), feed.hasOlder], [ids(999, 1000 - page * PAGE), true]);
  }
  assert.equal(new URLSearchParams(served.asked.at(-1).split('?')[1]).get('limit'), String(PAGE));
  feed.hold(false);
  assert.deepEqual([shown(), feed.hasOlder], [ids(1599, 1600 - feed.rows.length), true]);
});

test('should drop older ones whose row above is gone when they come', async () => {
  const { ids: shown, tell, feed, served } = await open(many(300));
  let answer;
  served.waiting = new Promise((resolve) => (answer = resolve));
  feed.older();
  for (let i = 300; i < 300 + PAGE + 1; i += 1) {
    tell(signal(i));
  }
  answer();
  await settle();
  assert.deepEqual([shown(), feed.hasOlder], [ids(400, 201), true]);
});

test('should read what it missed again by itself where that failed, until it is closed', async () => {
  const { ids: shown, feed, served, time, channel } = await open(many(3));
  served.failure = new Error('away');
  served.stored = many(6);
  channel.subscribed({ channel: 'signals', recovered: false });
  await time.advance(8000);
  assert.deepEqual([shown(), feed.reading.error.message], [ids(2, 0), 'away']);
  served.failure = null;
  await time.advance(8000);
  assert.deepEqual([shown(), feed.reading.error], [ids(5, 0), null]);
  const asked = served.asked.length;
  await time.advance(60000);
  assert.equal(served.asked.length, asked, 'nothing is missing any more');
  served.failure = new Error('away');
  channel.subscribed({ channel: 'signals', recovered: false });
  await settle();
  feed.close();
  await time.advance(60000);
  assert.equal(served.asked.length, asked + 1);
});

test('should read nothing again that the server refuses for good', async () => {
  const { served, time, channel } = await open(many(3));
  served.failure = Object.assign(new Error('no'), { temporary: false });
  channel.subscribed({ channel: 'signals', recovered: false });
  await time.advance(60000);
  assert.equal(served.asked.length, 2);
});

test('should no longer show what left its filter while it was away', async () => {
  const { ids: shown, feed, served, channel } = await open(many(4), { ...ANYTHING, outcome: 'pending' });
  served.stored = [signal(0), won(1), signal(2), won(3)];
  channel.subscribed({ channel: 'signals', recovered: false });
  await settle();
  assert.deepEqual([shown(), feed.find(keyOf(signal(1)))], [['s2', 's0'], undefined]);
});

test('should keep what is told while it reads what it missed', async () => {
  const { ids: shown, tell, served, channel } = await open(many(2));
  let answer;
  const { stored } = served;
  served.waiting = new Promise((resolve) => (answer = resolve));
  channel.subscribed({ channel: 'signals', recovered: false });
  tell(signal(2));
  served.stored = stored;
  answer();
  await settle();
  assert.deepEqual(shown(), ids(2, 0));
});

test('should learn of rows that are held what became of them while it was away', async () => {
  for (const outcome of ['', 'pending']) {
    const { ids: shown, feed, served, channel } = await open(many(300), { ...ANYTHING, outcome });
    feed.hold(true);
    served.stored = [...many(300).map((_, i) => won(i)), ...many(450).slice(300)];
    channel.subscribed({ channel: 'signals', recovered: false });
    await settle();
    await settle();
    assert.deepEqual([shown(), feed.isOverrun], [ids(299, 200), true]);
    assert.ok(feed.rows.every((each) => each.outcome === 'win'), outcome);
  }
});

test('should leave out at the end what is held and of which nobody knows what became', async () => {
  const { ids: shown, feed, served, channel } = await open(many(100), { ...ANYTHING, outcome: 'pending' });
  feed.hold(true);
  const between = Array.from({ length: 6000 }, (_, i) => ({ ...won(49), signal_id: `w${i}` }));
  served.stored = [...many(100).map((_, i) => won(i)), ...between];
  channel.subscribed({ channel: 'signals', recovered: false });
  for (let i = 0; i < 10; i += 1) {
    await settle();
  }
  assert.deepEqual([shown(), feed.hasOlder], [ids(99, 50), true]);
  assert.ok(served.asked.length < 10, served.asked.length);
});

test('should show what is stored, in whichever order it came', async () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    let state = seed * 7919;
    const random = (below) => (state = (state * 48271) % 2147483647) % below;
    const stored = many(random(400));
    const { feed, served, channel } = await open([...stored]);
    let [isFollowed, isHeld] = [true, false];
    const reads = async () => {
      channel.subscribed({ channel: 'signals', recovered: false });
      await settle();
      await settle();
    };
    const takes = (number, data) => {
      stored[number] = data;
      served.stored = [...stored];
      if (isFollowed) {
        channel.message({ data });
      }
    };
    for (let step = 0; step < 120; step += 1) {
      const what = random(20);
      if (what < 9) {
        for (let left = 1 + random(30); left > 0; left -= 1) {
          takes(stored.length, signal(stored.length));
        }
      } else if (what < 14 && stored.length > 0) {
        const number = Math.max(0, stored.length - 1 - random(150));
        takes(number, won(number));
      } else if (what === 14) {
        isFollowed = false;
      } else if (what === 15 && !isFollowed) {
        isFollowed = true;
        await reads();
      } else if (what === 16) {
        feed.hold((isHeld = !isHeld));
      } else if (what === 17) {
        feed.older();
        await settle();
      } else if (what === 18) {
        feed.show();
      }
    }
    await reads();
    const told = (signals) => signals.map(({ signal_id: id, outcome }) => `${id} ${outcome}`);
    const stale = feed.rows.filter(({ signal_id: id, outcome }) => stored[Number(id.slice(1))].outcome !== outcome);
    assert.deepEqual(told(stale), [], `held, seed ${seed}`);
    feed.hold(false);
    assert.deepEqual(told(feed.rows), told([...stored].reverse().slice(0, feed.rows.length)), `seed ${seed}`);
    assert.ok(feed.rows.length >= Math.min(PAGE, stored.length), `seed ${seed}`);
  }
});

test('should not guess what is older than what it knows', async () => {
  const { ids: shown, tell } = await open(many(PAGE + 50).filter((_, i) => i !== 10), { ...ANYTHING });
  tell(won(10));
  assert.ok(!shown().includes('s10'));
});

test('should ask the channel for what its filter shows alone', async () => {
  const asked = async (filter) => {
    const { channel } = await open([], { ...ANYTHING, ...filter });
    return [channel.name, channel.options];
  };
  assert.deepEqual(await asked({}), ['signals', {}]);
  assert.deepEqual(await asked({ symbol: ' btc/usdt', confidence: '0.35' }), ['signals', { symbol: 'BTCUSDT', minConfidence: 0.35 }]);
  assert.deepEqual(await asked({ timeframe: '1h', direction: 'buy', pattern: 'macd', outcome: 'win' }), ['signals', { timeframe: '1h' }]);
  assert.deepEqual(await asked({ symbol: 'BTC-USDT', timeframe: '1h', confidence: '0.7' }), ['signals:BTC-USDT:1h', { minConfidence: 0.7 }]);
  assert.deepEqual(await asked({ symbol: 'X'.repeat(41) }), ['signals', {}]);
});

test('should tell which filters the channel tells all signals with', () => {
  assert.ok(isWhole({ ...ANYTHING, direction: 'buy', outcome: 'win', pattern: 'macd' }));
  for (const filter of [{ symbol: 'BTC-USDT' }, { timeframe: '1h' }, { confidence: '0.3' }, { symbol: 'BTC-USDT', timeframe: '1h' }]) {
    assert.equal(isWhole({ ...ANYTHING, ...filter }), false, JSON.stringify(filter));
  }
});

test('should say why the channel is refused, and close it once', async () => {
  const { feed, channel, changes } = await open(many(1));
  channel.refused({ message: 'busy', temporary: true });
  assert.equal(feed.refusal, null);
  channel.refused({ message: 'You may not.', temporary: false });
  assert.equal(feed.refusal, 'You may not.');
  feed.close();
  const before = changes();
  channel.message({ data: signal(7) });
  assert.deepEqual([channel.open, changes()], [false, before]);
});

test('should follow one signal until it is decided, whichever is told first', async () => {
  const { stream, channels } = await open();
  const answers = [];
  const api = { get: (path) => new Promise((resolve) => answers.push({ path, resolve })) };
  const one = new OneSignal(signal(1), { api, stream }, () => {});
  const channel = channels.at(-1);
  assert.equal(answers[0].path, `/api/signals/s1?time=${encodeURIComponent(at(1))}`);
  channel.message({ data: signal(2) });
  channel.message({ data: won(1) });
  assert.deepEqual([one.value.outcome, channel.open], ['win', false]);
  answers[0].resolve(signal(1));
  await settle();
  assert.equal(one.value.outcome, 'win');
});

test('should hear of nothing else once it is known what a signal is of', async () => {
  const { stream, channels } = await open();
  const one = new OneSignal(signal(1), { api: { get: async () => signal(1) }, stream }, () => {});
  const wide = channels.at(-1);
  assert.deepEqual([wide.options, wide.open], [undefined, true]);
  await settle();
  const narrow = channels.at(-1);
  assert.deepEqual([wide.open, narrow.name, narrow.options, narrow.open], [false, 'signals', { symbol: 'BTCUSDT', timeframe: '1h' }, true]);
  const count = channels.length;
  narrow.subscribed({ recovered: false });
  await settle();
  assert.equal(channels.length, count, 'once');
  narrow.message({ data: won(1) });
  assert.deepEqual([one.value.outcome, narrow.open], ['win', false]);
});

const strategy = (more = {}) => ({
  strategy: 'macd', enabled: false, parameters: { fast_period: 12, width: 1.5 }, symbols: [], timeframes: ['1h'], version: 3, changed_by: 'bob', changed_at: at(0),
  bounds: [
    { name: 'fast_period', least: 2, most: 100, standard: 12, meaning: 'candles of the fast mean' },
    { name: 'width', least: 0.5, most: 5, standard: 2, meaning: 'deviations' },
  ],
  ...more,
});
const wanted = (more = {}) => ({ enabled: true, parameters: { fast_period: '12', width: '1.50' }, symbols: ['BTC-USDT'], timeframes: ['1h'], ...more });

test('should refuse settings with which a strategy cannot run, at their fields', () => {
  assert.deepEqual(faultsOf(wanted(), strategy()), {});
  assert.deepEqual(Object.keys(faultsOf(wanted({ parameters: { fast_period: '1', width: '' }, symbols: ['BTC-USDT', 'btc'], timeframes: [] }), strategy())), ['fast_period', 'width', 'symbols', 'timeframes']);
  assert.deepEqual(Object.keys(faultsOf(wanted({ parameters: { fast_period: 'many', width: '1e999' } }), strategy())), ['fast_period', 'width']);
});

test('should tell how what is in force differs from what was wanted', () => {
  assert.deepEqual(differences(wanted({ enabled: false, symbols: [] }), strategy()), []);
  assert.equal(differences(wanted({ parameters: { fast_period: '10', width: '1.5' }, timeframes: ['4h', '1h'] }), strategy()).length, 4);
});

test('should read a file whole, and take nothing else for one', async () => {
  const fetched = globalThis.fetch;
  const api = new Api(() => 'token', () => {});
  const answered = async (body, type, status = 200) => {
    globalThis.fetch = async (_, { headers }) => {
      assert.equal(headers.Authorization, 'Bearer token');
      return new Response(body, { status, headers: { 'Content-Type': type } });
    };
    return api.getCsv('/api/signals?format=csv').then((blob) => blob.text(), (error) => error);
  };
  try {
    assert.equal(await answered('a,b\n', 'text/csv;charset=UTF-8'), 'a,b\n');
    assert.ok((await answered('{}', 'application/json')) instanceof Error);
    assert.equal((await answered('{"detail":"No."}', 'application/problem+json', 403)).message, 'No.');
  } finally {
    globalThis.fetch = fetched;
  }
});

test('should see whether a file of signals was cut, and by what', async () => {
  const line = (text) => `"s1",2026-11-30T08:00:00Z,${'0'.repeat(40)},${text}\r\n`;
  const file = (...lines) => new Blob(['signal_id,timestamp,metadata\r\n', ...lines]);
  assert.equal(await cutOf(file(line('"{}"'))), null);
  assert.equal(await cutOf(file(line('"{}"'), '"incomplete"\r\n')), 'incomplete');
  assert.equal(await cutOf(file(line('"incomplete"'))), null, 'a cell');
  assert.equal(await cutOf(file('"incomplete"\r\n')), 'incomplete');
  assert.equal(await cutOf(file(line('""'), line('""')), 2), 'full');
  assert.equal(await cutOf(file(line('""'), line('"a\n""b\n"')), 3), null, 'breaks in a text');
});
