import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Backoff } from '../../main/webapp/client/index.js';
import { ApiError } from '../../main/webapp/app/data/api.js';
import { ChallengeFeed } from '../../main/webapp/app/pages/challenge/challenge-feed.js';

const settle = () => new Promise(setImmediate);

const CHALLENGE = {
  id: 'c',
  status: 'ACTIVE',
  current_day: '2026-03-02',
  time_zone: 'UTC',
  terms: { reset_time: '00:00' },
  current_equity: '10000.00',
  equity: '10000.00',
  floating_pnl: '0.00',
  total_trades: 0,
  last_trade_at: '2026-03-02T09:00:00Z',
  event_seq: 3,
  objectives: { next_reset_at: '2026-03-03T00:00:00Z', closing_high: '10000.00', trading_days: 0 },
};
const FRESH = { ...CHALLENGE, last_trade_at: null };
const TRADE = { trade_id: 't', symbol: 'EURUSD', side: 'BUY', quantity: '1', price: '1.1', realized_pnl: '50.00', executed_at: '2026-03-02T10:00:00Z' };
const KNOWN = { ...TRADE, trade_id: 'k', realized_pnl: '10.00', equity_after: '10000.00' };

/** A server that answers what the test says, and a room that the test speaks in. */
function open({ challenge = CHALLENGE, trades = [KNOWN], days = [{ day: '2026-03-02', pnl: '10.00', trades: 1 }] } = {}) {
  const asked = [];
  const rooms = {};
  const happened = [];
  const served = { challenge, trades, days, failure: null };
  const api = {
    get: async (path) => {
      asked.push(path.split('/').at(-1));
      if (served.failure !== null) {
        throw served.failure;
      }
      return path.endsWith('/trades') ? { items: served.trades, total: served.trades.length } : path.endsWith('/days') ? { items: served.days } : served.challenge;
    },
  };
  const stream = {
    subscribe: (channel, listener) => {
      rooms[channel.split(':')[0]] = listener;
      return { channel, close: () => delete rooms[channel.split(':')[0]] };
    },
  };
  const due = [];
  const waits = [];
  const later = (task, ms) => {
    waits.push(ms);
    due.push(task);
  };
  const backoff = new Backoff({ random: () => 1 });
  const feed = new ChallengeFeed('c', { api, stream, later, backoff }, () => {}, (message) => happened.push(message.type));
  /** The time passes after which it reads again, where that is due. */
  const wait = async () => {
    due.splice(0).forEach((task) => task());
    await settle();
  };
  const say = (type, seq, data = {}, more = {}) => rooms.challenge.message({ type, seq, data, timestamp: '', ch: 'challenge:c', ...more });
  const book = (seq, trade = TRADE, equity = '10050.00') => {
    say('TRADE_EXECUTED', seq, trade);
    say('EQUITY_UPDATED', seq + 1, { current_equity: equity, total_trades: 1 });
  };
  return { feed, asked, rooms, happened, served, say, book, wait, waits };
}

test('should read once and then follow trades without asking again', async () => {
  const { feed, asked, happened, book, wait } = open();
  await settle();
  assert.deepEqual(asked, ['c', 'days', 'trades']);
  book(4);
  const { challenge, history } = feed;
  assert.deepEqual([challenge.current_equity, challenge.event_seq], ['10050.00', 5]);
  assert.deepEqual(history.value.trades.map((trade) => [trade.trade_id, trade.equity_after]), [['t', '10050.00'], ['k', '10000.00']]);
  assert.deepEqual(history.value.days, [{ day: '2026-03-02', pnl: '60.00', trades: 2 }]);
  book(4);
  assert.equal(feed.history.value.trades.length, 2);
  await wait();
  assert.equal(asked.length, 3);
  assert.deepEqual(happened.slice(0, 2), ['TRADE_EXECUTED', 'EQUITY_UPDATED']);
  feed.close();
});

test('should read again when the day becomes a trading day, and when the status changed', async () => {
  const first = open({ challenge: FRESH, trades: [], days: [] });
  await settle();
  first.book(4);
  first.book(6, { ...TRADE, trade_id: 'u' });
  assert.equal(first.feed.history.value.trades.length, 2);
  first.served.trades = first.feed.history.value.trades;
  first.served.days = first.feed.history.value.days;
  await first.wait();
  assert.equal(first.asked.filter((path) => path === 'c').length, 2);
  first.say('CHALLENGE_STATUS_CHANGED', 8, { new_status: 'FAILED', reason: 'MAX_DAILY_DRAWDOWN', changed_at: '2026-03-02T11:00:00Z' });
  assert.deepEqual([first.feed.challenge.status, first.feed.challenge.objectives.next_reset_at], ['FAILED', null]);
  await first.wait();
  assert.equal(first.asked.filter((path) => path === 'c').length, 3);
  first.say('CHALLENGE_STATUS_CHANGED', 9, { new_status: 'FAILED' });
  first.feed.close();
  await first.wait();
  assert.equal(first.asked.filter((path) => path === 'c').length, 3, 'after it was closed');
});

test('should read again instead of booking when a trade belongs to another day', async () => {
  const { feed, asked, book, wait } = open();
  await settle();
  book(4, { ...TRADE, executed_at: '2026-03-03T00:00:00Z' });
  assert.equal(feed.history.value.trades.length, 1);
  await wait();
  assert.equal(asked.length, 6);
  feed.close();
});

test('should read again after a gap alone, and say what a reconnect brought', async () => {
  const { feed, asked, rooms } = open();
  await settle();
  rooms.challenge.resumed({ recovered: true, events: 2 });
  await settle();
  assert.deepEqual([asked.length, feed.resumed, feed.revision], [3, { recovered: true, events: 2 }, 0]);
  rooms.challenge.resumed({ recovered: false, events: 5 });
  await settle();
  assert.deepEqual([asked.length, feed.revision], [6, 1]);
  feed.dismissResumed();
  assert.equal(feed.resumed, null);
  feed.close();
});

test('should keep what happened while it was read', async () => {
  const { feed, book, say } = open({ trades: [], days: [] });
  say('EQUITY_UPDATED', 3, { current_equity: '10000.00' }, { initial: true });
  book(4);
  await settle();
  assert.equal(feed.challenge.current_equity, '10050.00');
  const late = open();
  late.served.challenge = { ...CHALLENGE };
  await settle();
  late.book(4);
  await late.feed.load();
  assert.deepEqual(late.feed.history.value.trades.map((trade) => trade.trade_id), ['t', 'k']);
  feed.close();
  late.feed.close();
});

test('should read the history again when a trade came between its two readings', async () => {
  const { feed, asked } = open({ days: [] });
  await settle();
  assert.deepEqual(asked, ['c', 'days', 'trades', 'days', 'trades', 'days', 'trades']);
  feed.close();
});

test('should begin a day, lock it and note a filled order by their events', async () => {
  const { feed, say } = open();
  await settle();
  say('ORDER_UPDATED', 4, { status: 'FILLED', updated_at: '2026-03-02T12:00:00Z' });
  assert.deepEqual([feed.challenge.last_trade_at, feed.revision], ['2026-03-02T12:00:00Z', 4]);
  say('RISK_ALERT', 5, { alert_type: 'DAILY_LOSS_LIMIT_HIT' });
  assert.equal(feed.challenge.objectives.locked_until, '2026-03-03T00:00:00Z');
  say('DAY_STARTED', 6, { trading_day: '2026-03-03', daily_start_equity: '10100.00', next_reset_at: '2026-03-04T00:00:00Z' });
  const { current_day: day, objectives, daily_min_equity: low } = feed.challenge;
  assert.deepEqual([day, low], ['2026-03-03', '10100.00']);
  assert.deepEqual([objectives.locked_until, objectives.next_reset_at, objectives.daily_start_balance], [null, '2026-03-04T00:00:00Z', '10000.00']);
  feed.close();
});

test('should read again when an event overtook the reading', async () => {
  const { feed, asked, served, book, wait } = open({ challenge: FRESH, trades: [], days: [] });
  await settle();
  book(4);
  const known = { ...CHALLENGE, current_equity: '10050.00', objectives: { ...CHALLENGE.objectives, trading_days: 1 } };
  served.challenge = { ...known, event_seq: 5 };
  const reading = wait();
  book(6, { ...TRADE, trade_id: 'u' }, '10100.00');
  await reading;
  assert.deepEqual([feed.challenge.event_seq, feed.challenge.objectives.trading_days], [7, 0]);
  served.challenge = { ...known, current_equity: '10100.00', event_seq: 7 };
  await wait();
  assert.deepEqual([feed.challenge.event_seq, feed.challenge.objectives.trading_days], [7, 1]);
  const count = asked.length;
  await wait();
  assert.equal(asked.length, count, 'nothing is left to be read');
  feed.close();
});

test('should read again after a failed reading, later each time, until it is closed', async () => {
  const { feed, asked, served, say, wait, waits } = open();
  await settle();
  served.failure = new ApiError('down', { status: 503 });
  say('CHALLENGE_STATUS_CHANGED', 4, { new_status: 'ACTIVE' });
  for (let i = 0; i < 7; i += 1) {
    await wait();
  }
  assert.deepEqual(waits, [150, 1000, 2000, 4000, 8000, 16000, 30000, 30000]);
  assert.deepEqual([feed.reading.phase, feed.reading.error], ['ready', served.failure]);
  served.failure = null;
  served.challenge = { ...CHALLENGE, event_seq: 4 };
  await wait();
  assert.equal(feed.reading.error, null);
  const count = asked.length;
  await wait();
  assert.equal(asked.length, count, 'after it was read');
  served.failure = new ApiError('down');
  await feed.load();
  assert.equal(waits.at(-1), 1000);
  feed.close();
  await wait();
  assert.equal(asked.length, count + 1, 'after it was closed');
});

test('should not repeat a reading that was refused, but one of the history that failed', async () => {
  const { feed, served, wait, waits, asked } = open();
  served.failure = new ApiError('not yours', { status: 403 });
  await feed.load();
  assert.deepEqual(waits, []);
  served.failure = null;
  const reading = feed.load();
  await Promise.resolve();
  served.failure = new ApiError('down', { status: 503 });
  await reading;
  assert.deepEqual([feed.reading.error, feed.history.error], [null, served.failure]);
  served.failure = null;
  await wait();
  assert.deepEqual([feed.history.error, asked.at(-1)], [null, 'trades']);
  feed.close();
});

test('should learn the day of a pending account whose first order was filled', async () => {
  const pending = { ...FRESH, status: 'PENDING', current_day: '', objectives: { ...CHALLENGE.objectives, next_reset_at: null } };
  const { feed, asked, served, say, wait } = open({ challenge: pending, trades: [], days: [] });
  await settle();
  const fill = (seq) => say('ORDER_UPDATED', seq, { status: 'FILLED', updated_at: '2026-03-02T12:00:00Z' });
  fill(4);
  await wait();
  assert.equal(feed.challenge.current_day, '', 'the reading was of before');
  served.challenge = { ...CHALLENGE, event_seq: 4, objectives: { ...CHALLENGE.objectives, trading_days: 1 } };
  await wait();
  const { current_day: day, objectives } = feed.challenge;
  assert.deepEqual([day, objectives.next_reset_at, objectives.trading_days], ['2026-03-02', '2026-03-03T00:00:00Z', 1]);
  const count = asked.length;
  fill(5);
  await wait();
  assert.equal(asked.length, count, 'its day is known');
  feed.close();
});

test('should ask for the trading days although the history told of the trade before its event', async () => {
  const { feed, served, book, wait } = open({ challenge: FRESH, trades: [TRADE], days: [{ day: '2026-03-02', pnl: '50.00', trades: 1 }] });
  await settle();
  book(4);
  served.challenge = { ...CHALLENGE, event_seq: 5, objectives: { ...CHALLENGE.objectives, trading_days: 1 } };
  await wait();
  assert.equal(feed.challenge.objectives.trading_days, 1);
  feed.close();
});
