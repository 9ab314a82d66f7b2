import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OrderBook } from '../../main/webapp/client/index.js';

const full = (bids, asks, version = 1) => ({ initial: true, data: { bids, asks, version } });
const change = (bids, asks, version) => ({ data: { bids, asks, version } });
const rows = (levels) => levels.map(({ price, quantity }) => [price, quantity]);

test('should sort by value when prices differ in their number of digits', () => {
  const book = new OrderBook();
  book.apply(full([['9.5', '1'], ['100.25', '2'], ['99', '3']], [['1000', '1'], ['101.5', '2'], ['101.45', '3']]));
  assert.deepEqual(rows(book.bids), [['100.25', '2'], ['99', '3'], ['9.5', '1']]);
  assert.deepEqual(rows(book.asks), [['101.45', '3'], ['101.5', '2'], ['1000', '1']]);
  assert.equal(book.spread, '1.20');
});

test('should take texts as one level when they differ in trailing zeros', () => {
  const book = new OrderBook();
  book.apply(full([['100.5', '1']], []));
  book.apply(change([['100.50', '2.0']], [], 2));
  assert.deepEqual(rows(book.bids), [['100.50', '2.0']]);
  book.apply(change([['100.500', '0.00']], [], 3));
  assert.deepEqual(rows(book.bids), []);
});

test('should keep levels apart when a float could not tell them', () => {
  const book = new OrderBook();
  book.apply(full([['0.1000000000000000001', '1'], ['0.1000000000000000002', '2']], []));
  assert.equal(book.bids.length, 2);
  assert.equal(book.bestBid.quantity, '2');
});

test('should ignore changes when no full book has arrived', () => {
  const book = new OrderBook();
  assert.equal(book.apply(change([['1', '1']], [], 5)), false);
  assert.equal(book.ready, false);
  book.apply(full([['2', '1']], [], 6));
  book.clear();
  assert.equal(book.ready, false);
  assert.equal(book.bestBid, null);
});

test('should replace everything when a second full book arrives', () => {
  const book = new OrderBook();
  book.apply(full([['1', '1']], [['2', '1']], 1));
  book.apply(full([['1.5', '4'], ['1.2', '0']], [], 9));
  assert.deepEqual(rows(book.bids), [['1.5', '4']]);
  assert.deepEqual(rows(book.asks), []);
  assert.equal(book.version, 9);
  assert.equal(book.spread, null);
});

test('should refuse and forget the book when a number is not a decimal', () => {
  const book = new OrderBook();
  book.apply(full([['1', '1']], []));
  assert.throws(() => book.apply(change([['1e3', '1']], [], 2)), /not a decimal: "1e3"/);
  assert.equal(book.ready, false);
});

test('should equal a sorted map when many random changes are folded in', () => {
  let seed = 42;
  const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  const book = new OrderBook();
  const expected = new Map();
  book.apply(full([], []));
  for (let i = 0; i < 5000; i++) {
    const cents = 9000 + Math.floor(random() * 2000);
    const price = (cents / 100).toFixed(random() < 0.5 ? 2 : 4);
    const quantity = random() < 0.4 ? '0.000' : String(1 + Math.floor(random() * 9));
    book.apply(change([], [[price, quantity]], i + 2));
    if (quantity === '0.000') {
      expected.delete(cents);
    } else {
      expected.set(cents, quantity);
    }
  }
  const sorted = [...expected].sort(([a], [b]) => a - b);
  assert.deepEqual(book.asks.map((l) => [Math.round(Number(l.price) * 100), l.quantity]), sorted);
});
