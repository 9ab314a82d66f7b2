import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addDecimals,
  canonicalDecimal,
  compareDecimals,
  formatDecimal,
  parseDecimal,
  subtractDecimals,
} from '../../main/webapp/client/index.js';

test('should give one text when values are equal', () => {
  for (const [text, canonical] of [['1.50', '1.5'], ['001', '1'], ['-0.00', '0'], ['0.10', '0.1'], ['10', '10'], ['5.', '5']]) {
    assert.equal(canonicalDecimal(text), canonical);
  }
});

test('should compare by value when signs, lengths and zeros differ', () => {
  const ascending = ['-100', '-9.5', '-9.45', '0', '0.009', '0.01', '0.1', '1', '9.99', '10', '99.9', '100.0001'];
  for (let i = 0; i < ascending.length; i++) {
    for (let j = 0; j < ascending.length; j++) {
      assert.equal(Math.sign(compareDecimals(ascending[i], ascending[j])), Math.sign(i - j), `${ascending[i]} ${ascending[j]}`);
    }
  }
});

test('should be exact when floats are not', () => {
  assert.equal(addDecimals('0.1', '0.2'), '0.3');
  assert.equal(subtractDecimals('10000.00', '9999.999'), '0.001');
  assert.equal(subtractDecimals('1', '1.05'), '-0.05');
  assert.equal(formatDecimal(-5n, 2), '-0.05');
  assert.deepEqual(parseDecimal('-12.340'), { unscaled: -12340n, scale: 3 });
});

test('should refuse text when it is not a plain decimal', () => {
  for (const text of ['', '.5', '1e5', 'NaN', '1,0', ' 1', null, 1]) {
    assert.throws(() => parseDecimal(text), TypeError);
  }
});
