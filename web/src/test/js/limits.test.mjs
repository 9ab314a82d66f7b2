import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold, newer } from '../../main/webapp/app/data/challenge-state.js';
import { objectivesOf } from '../../main/webapp/app/pages/challenge/limits.js';

const challenge = (more) => ({
  id: 'a',
  status: 'ACTIVE',
  current_equity: '10000.00',
  max_equity_ever: '10000.00',
  daily_start_equity: '10000.00',
  initial_balance: '10000.00',
  max_daily_drawdown_percent: '5.00',
  max_total_drawdown_percent: '10.00',
  profit_target_percent: '10.00',
  terms: {
    daily_loss: { type: 'PCT_OF_EQUITY_AT_RESET', percent: '5.00' },
    maximum_loss: { type: 'TRAILING_PEAK', percent: '10.00' },
  },
  objectives: { daily_start_balance: '10000.00', closing_high: '10000.00' },
  event_seq: 3,
  ...more,
});
const only = (kind, more) => objectivesOf(challenge(more)).find((objective) => objective.kind === kind);

test('should tell the distance to each limit when equity fell', () => {
  const more = { current_equity: '9579.45', max_equity_ever: '10200.00' };
  assert.deepEqual(only('daily', more), {
    kind: 'daily', percent: '5.00', limit: '500.00', used: '420.55', remaining: '79.45', threshold: '9500.00',
    points: '4.20', progress: 84.11, state: 'near', effect: 'fails', at: false,
  });
  const total = only('total', more);
  assert.deepEqual([total.limit, total.used, total.remaining, total.threshold], ['1020.00', '620.55', '399.45', '9180.00']);
  const profit = only('profit', more);
  assert.deepEqual([profit.used, profit.remaining, profit.threshold, profit.state], ['0.00', '1420.55', '11000.00', 'open']);
});

test('should tell exactly at the limit from beyond it when they differ by a cent', () => {
  assert.equal(only('daily', { current_equity: '9500.00' }).state, 'at-limit');
  assert.equal(only('daily', { current_equity: '9499.99' }).state, 'exceeded');
  assert.equal(only('daily', { current_equity: '9499.99' }).remaining, '-0.01');
  assert.equal(only('daily', { current_equity: '9600.00' }).state, 'near');
  assert.equal(only('daily', { current_equity: '9600.01' }).state, 'ok');
  assert.equal(only('profit', { current_equity: '10999.99' }).state, 'open');
  assert.equal(only('profit', { current_equity: '11000.00' }).state, 'reached');
});

test('should measure the target at the balance unless the terms say the equity', () => {
  const open = { current_equity: '10000.00', floating_pnl: '1200.00', equity: '11200.00' };
  assert.equal(only('profit', open).state, 'open');
  const { terms } = challenge({});
  assert.equal(only('profit', { ...open, terms: { ...terms, target: 'EQUITY' } }).state, 'reached');
  assert.equal(only('daily', { ...open, current_equity: '-2060.00', equity: '9500.00' }).state, 'at-limit');
});

test('should fold a negative balance and the booking that lifts it', () => {
  const sent = { current_equity: '-6120.00', floating_pnl: '0.00', equity: '0.00', total_pnl: '-16120.00' };
  const booked = fold(challenge({ floating_pnl: '-16120.00', equity: '0.00', adjustments: '0.00' }), { type: 'EQUITY_UPDATED', seq: 4, data: sent });
  assert.deepEqual([booked.current_equity, booked.balance, booked.floating_pnl, booked.equity], ['-6120.00', '-6120.00', '0.00', '0.00']);
  const lifted = fold(booked, { type: 'BALANCE_ADJUSTED', seq: 5, data: { kind: 'NEGATIVE_BALANCE', amount: '6120.00', balance: '0.00' } });
  assert.deepEqual([lifted.current_equity, lifted.balance, lifted.adjustments, lifted.equity, lifted.event_seq], ['0.00', '0.00', '6120.00', '0.00', 5]);
});

test('should round against the trader when a limit has more than two decimals', () => {
  const odd = only('daily', { daily_start_equity: '10000.01', current_equity: '9900.00' }); // limit 500.0005
  assert.deepEqual([odd.limit, odd.threshold, odd.remaining], ['500.00', '9500.01', '399.99']);
  const target = only('profit', { initial_balance: '10000.01', current_equity: '10000.01' }); // 1000.001
  assert.deepEqual([target.limit, target.remaining, target.threshold], ['1000.01', '1000.01', '11000.02']);
});

test('should measure each scheme as the server does', () => {
  const scheme = (terms, more) => ({ initial_balance: '50000.00', daily_start_equity: '50000.00', max_equity_ever: '50610.00',
    current_equity: '49500.00', objectives: { daily_start_balance: '52500.00', closing_high: '52500.00' }, terms, ...more });
  const lock = scheme({ daily_loss: { type: 'NET_DAILY_PNL', amount: '1000' }, maximum_loss: { type: 'TRAILING_EOD_BALANCE', amount: '2000', lock_at: '50000' } });
  assert.equal(only('total', lock).threshold, '50000.00');
  assert.equal(only('daily', lock).threshold, '51500.00');
  const soft = scheme({ daily_loss: { type: 'NET_DAILY_PNL', amount: '1000', breach: 'REACHED', action: 'LOCK_UNTIL_NEXT_SESSION' } });
  assert.deepEqual([only('daily', soft).effect, only('daily', soft).at], ['locks', true]);
  const intraday = scheme({ maximum_loss: { type: 'TRAILING_INTRADAY_EQUITY', amount: '2500', lock_at: '50100' } });
  assert.deepEqual([only('total', intraday).threshold, only('total', intraday).remaining], ['48110.00', '1390.00']);
  assert.equal(only('daily', intraday), undefined);
  const ofInitial = scheme({ daily_loss: { type: 'BALANCE_AT_RESET_MINUS_PCT_OF_INITIAL', percent: '5' } });
  assert.equal(only('daily', ofInitial).threshold, '50000.00');
  const higher = scheme({ daily_loss: { type: 'PCT_OF_MAX_BALANCE_EQUITY_AT_RESET', percent: '3' } });
  assert.equal(only('daily', higher).threshold, '50925.00');
  const fixed = scheme({ maximum_loss: { type: 'STATIC', percent: '10' } });
  assert.equal(only('total', fixed).threshold, '45000.00');
});

test('should leave a rule out when its base is zero', () => {
  assert.equal(only('daily', { daily_start_equity: '0.00' }), undefined);
});

test('should fold only newer events into a challenge', () => {
  const before = challenge();
  const event = (seq, more = {}) => ({ type: 'EQUITY_UPDATED', seq, data: { current_equity: '9000.00' }, ...more });
  assert.equal(fold(before, event(3)), before);
  assert.equal(fold(before, event(2, { initial: true })), before);
  assert.equal(fold(before, event(3, { initial: true })).current_equity, '9000.00');
  const after = fold(before, event(4));
  assert.deepEqual([after.current_equity, after.event_seq, after.max_equity_ever], ['9000.00', 4, '10000.00']);
  const at = '2024-01-01T14:30:00Z';
  const ended = fold(after, { type: 'CHALLENGE_STATUS_CHANGED', seq: 5, data: { new_status: 'FAILED', reason: 'MAX_DAILY_DRAWDOWN', changed_at: at } });
  assert.deepEqual([ended.status, ended.failure_reason, ended.ended_at], ['FAILED', 'MAX_DAILY_DRAWDOWN', at]);
  assert.equal(newer(ended, before), ended);
  assert.equal(newer(before, ended), ended);
});
