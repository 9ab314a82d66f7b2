import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold, foldEquity, isAhead, newer } from '../../main/webapp/app/data/challenge-state.js';
import { orderOf, ticketFaults, withLive } from '../../main/webapp/app/pages/challenge/ticket.js';

const ticket = (more) => ({ type: 'MARKET', symbol: 'EUR-USD', quantity: '0.5', price: '', stop_loss: '', take_profit: '', trailing_distance: '', ...more });
const account = (more) => ({ id: 'a', current_equity: '10000.00', floating_pnl: '0.00', equity: '10000.00', max_equity_ever: '10000.00', daily_max_equity: '10000.00', daily_min_equity: '10000.00', event_seq: 1, terms: {}, ...more });

test('should name what a ticket lacks', () => {
  assert.deepEqual(Object.keys(ticketFaults(ticket({}))), []);
  assert.deepEqual(Object.keys(ticketFaults(ticket({ quantity: '' }))), ['quantity']);
  assert.deepEqual(Object.keys(ticketFaults(ticket({ type: 'LIMIT' }))), ['price']);
  assert.deepEqual(Object.keys(ticketFaults(ticket({ quantity: '0', stop_loss: 'low' }))), ['quantity', 'stop_loss']);
});

test('should send what is filled in alone, and no price at market', () => {
  assert.deepEqual(orderOf(ticket({ price: '1.2', stop_loss: '1.1' }), 'BUY'), {
    type: 'MARKET', symbol: 'EUR-USD', quantity: '0.5', stop_loss: '1.1', side: 'BUY',
  });
  assert.equal(orderOf(ticket({ type: 'STOP', price: '1.2' }), 'SELL').price, '1.2');
});

test('should show positions with what was told last', () => {
  const positions = [{ id: 'p', price: '1', floating_pnl: '2.00', stop_loss: null }, { id: 'q', price: '5', floating_pnl: '6.00' }];
  const live = { positions: [{ position_id: 'p', price: '1.1', floating_pnl: '-2.00', stop_loss: '1.05' }] };
  assert.deepEqual(withLive(positions, live)[0], { id: 'p', price: '1.1', floating_pnl: '-2.00', stop_loss: '1.05' });
  assert.equal(withLive(positions, live)[1].price, '5');
  assert.deepEqual(withLive(positions, null), positions);
});

test('should count what is open towards the equity, unless the terms ignore it', () => {
  const data = { floating_pnl: '-12.50', equity: '9987.50' };
  const counted = foldEquity(account({}), data);
  assert.equal(counted.equity, '9987.50');
  assert.equal(counted.daily_min_equity, '9987.50');
  assert.equal(counted.max_equity_ever, '10000.00');
  const ignored = foldEquity(account({ terms: { floating: 'IGNORED' } }), data);
  assert.equal(ignored.equity, '10000.00');
  assert.equal(ignored.floating_pnl, '-12.50');
});

test('should take the balance for the equity when nothing is open', () => {
  const booked = { type: 'EQUITY_UPDATED', seq: 2, data: { current_equity: '10010.00' } };
  assert.equal(fold(account({}), booked).equity, '10010.00');
});

test('should be worth the balance of a trade with what is open', () => {
  const open = { floating_pnl: '5.00', equity: '10005.00' };
  const worth = (before, data, more = {}) => {
    const { balance, floating_pnl: floating, equity } = fold(account(before), { type: 'EQUITY_UPDATED', seq: 2, data, ...more });
    return [balance, floating, equity];
  };
  assert.deepEqual(worth(open, { current_equity: '10010.00' }), ['10010.00', '5.00', '10015.00'], 'an older node tells the balance alone');
  const told = { current_equity: '10010.00', floating_pnl: '-20.00', equity: '9990.00' };
  assert.deepEqual(worth(open, told), ['10010.00', '-20.00', '9990.00']);
  assert.deepEqual(worth(open, told, { initial: true }), ['10010.00', '-20.00', '9990.00'], 'a room that is ahead');
  assert.deepEqual(worth({ ...open, event_seq: 2 }, told, { initial: true }), ['10010.00', '5.00', '10015.00'], 'the channel is newer');
  const ignored = { ...open, equity: '10000.00', terms: { floating: 'IGNORED' } };
  assert.deepEqual(worth(ignored, { ...told, floating_pnl: '0.00', equity: '10010.00' }), ['10010.00', '5.00', '10010.00']);
  assert.deepEqual(worth(open, { current_equity: '-40.00', floating_pnl: '10.00', equity: '0.00' }), ['-40.00', '10.00', '0.00']);
});

test('should never be worth less than nothing', () => {
  const owing = account({ current_equity: '-40.00', terms: { floating: 'IGNORED' } });
  assert.equal(foldEquity(owing, { floating_pnl: '100.00', equity: '60.00' }).equity, '0.00');
});

test('should know that a room is ahead of what was read, until it is read again', () => {
  const read = account({ status: 'PENDING' });
  const state = { type: 'EQUITY_UPDATED', seq: 3, initial: true, data: { current_equity: '10125.50', total_trades: 1 } };
  assert.equal(isAhead(read, state), true);
  assert.equal(isAhead(read, { ...state, initial: undefined }), false);
  const figures = fold(read, state);
  assert.equal(figures.status, 'PENDING');
  const again = newer(figures, account({ status: 'ACTIVE', event_seq: 3 }));
  assert.equal(again.status, 'ACTIVE');
  assert.equal(isAhead(again, state), false);
});
