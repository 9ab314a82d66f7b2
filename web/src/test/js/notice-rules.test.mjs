import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoticePace, channelsOf, isSince, optionsOf, shownByPages, tells } from '../../main/webapp/app/data/notice-rules.js';

const rule = (more = {}) => ({
  enabled: true, browser: true, symbol: null, timeframe: null, pattern: null, direction: null, min_confidence: null, events: ['created', 'win'], ...more,
});
const signal = (more = {}) => ({
  symbol: 'BTCUSDT', timeframe: '1h', pattern_type: 'ema-cross', direction: 'buy', confidence: 0.8123, event: 'created', ...more,
});

test('should tell what a rule asks for and nothing else', () => {
  const cases = [
    [{}, true],
    [{ symbol: 'BTC-USDT' }, true],
    [{ symbol: 'ETH-USDT' }, false],
    [{ timeframe: '1h' }, true],
    [{ timeframe: '4h' }, false],
    [{ pattern: 'ema-cross' }, true],
    [{ pattern: 'macd' }, false],
    [{ direction: 'buy' }, true],
    [{ direction: 'sell' }, false],
    [{ min_confidence: 0.8123 }, true],
    [{ min_confidence: 0.8124 }, false],
    [{ events: ['win'] }, false],
  ];
  for (const [more, told] of cases) {
    assert.equal(tells(rule(more), signal()), told, JSON.stringify(more));
  }
  assert.equal(tells(rule(), signal({ event: 'cancelled' })), false);
});

test('should tell nothing that happened before a rule was as it is', () => {
  const changed = rule({ changed_at: '2026-11-30T12:00:00.5Z' });
  assert.equal(isSince(changed, '2026-11-30T12:00:00.499Z'), false);
  assert.equal(isSince(changed, '2026-11-30T12:00:00.500Z'), true);
});

test('should listen to no more channels than the rules need', () => {
  const narrow = rule({ symbol: 'BTC-USDT', timeframe: '1h' });
  assert.deepEqual(channelsOf([narrow, narrow, rule({ symbol: 'ETH-USDT', timeframe: '4h' })]), ['signals:BTC-USDT:1h', 'signals:ETH-USDT:4h']);
  assert.deepEqual(channelsOf([narrow, rule({ symbol: 'BTC-USDT' })]), ['signals']);
  assert.deepEqual(shownByPages([rule({ enabled: false }), rule({ browser: false }), narrow]), [narrow]);
});

test('should bound notices and count the others', () => {
  const pace = new NoticePace(2, 1000);
  assert.deepEqual(pace.take(0), { shown: true });
  assert.deepEqual(pace.take(1), { shown: true });
  assert.deepEqual(pace.take(2), { shown: false, left: 1 });
  assert.deepEqual(pace.take(999), { shown: false, left: 2 });
  assert.deepEqual(pace.take(1000), { shown: true });
  assert.deepEqual(pace.take(1000), { shown: false, left: 1 });
});

test('should leave out of the channel what no rule asks for', () => {
  const rule = (more) => ({ symbol: null, timeframe: null, min_confidence: null, ...more });
  assert.deepEqual(optionsOf([rule({ symbol: 'BTC-USDT', min_confidence: 0.7 }), rule({ symbol: 'BTC-USDT', timeframe: '1h', min_confidence: 0.5 })]), {
    symbol: 'BTCUSDT',
    minConfidence: 0.5,
  });
  assert.deepEqual(optionsOf([rule({ timeframe: '1h' }), rule({ timeframe: '1h', min_confidence: 0.5 })]), { timeframe: '1h' });
  assert.deepEqual(optionsOf([rule({ symbol: 'BTC-USDT' }), rule({ symbol: 'ETH-USDT' })]), {});
});
