import assert from 'node:assert/strict';
import { test } from 'node:test';
import { session } from '../../main/webapp/app/data/session.js';
import '../../main/webapp/app/pages/admin/instrument-list.js';
import '../../main/webapp/app/pages/admin/template-list.js';
import '../../main/webapp/app/pages/settings/settings-page.js';
import { settle } from './fake-server.mjs';

/** An element on rows of the server's; `sent` holds what it puts there, `answer` ends the oldest put under way. */
async function shown(name, items) {
  const sent = [];
  const waiting = [];
  session.api.get = async () => ({ items });
  session.api.put = (path, body) => {
    sent.push({ path, body });
    return new Promise((resolve) => waiting.push(resolve));
  };
  const element = document.createElement(name);
  document.body.replaceChildren(element);
  await settle();
  const rendered = (root, selector) => [...root.querySelectorAll(selector)];
  const find = (selector) => rendered(element.renderRoot, selector);
  return {
    sent,
    edits: () => find('[data-testid$="-edit"]'),
    async edit(row) {
      find('[data-testid$="-edit"]')[row].click();
      await settle();
    },
    /** The only form, wherever it stands. */
    form() {
      const nested = find('tw-template-form').flatMap(({ renderRoot }) => rendered(renderRoot, 'form'));
      const forms = [...find('form'), ...nested];
      assert.ok(forms.length <= 1);
      return forms[0] ?? null;
    },
    async save() {
      this.form().requestSubmit();
      await settle();
    },
    async answer(outcome) {
      waiting.shift()(outcome);
      await settle();
    },
  };
}

const setting = (key, more) => ({
  key, type: 'WHOLE_NUMBER', value: '5', default: '5', overridden: false, min: '1', max: '9', unit: null, description: '',
  version: 0, changed_by: null, changed_at: null, ...more,
});
const instrument = (symbol) => ({
  symbol, base_currency: 'BTC', quote_currency: 'USD', contract_size: '1', tick_size: '0.01', pip_size: '0.01', lot_step: '0.01',
  minimum_lots: '0.01', maximum_lots: '10', margin_percent: '50', commission_per_lot: '0', commission_percent: '0.1', swap_long: '0',
  swap_short: '0', swap_triple_day: 'WEDNESDAY', venues: ['KRAKEN'], enabled: false, venue: null, bid: null, ask: null,
});
const template = (code) => ({
  id: `${code}-1`, code, name: 'Classic', version: 1, price: '99', price_currency: 'USD', initial_balance: '10000', currency: 'USD',
  time_zone: 'UTC', terms: {}, retired_at: null,
});

test('should not carry an entry into the form of another setting of the same value', async () => {
  const page = await shown('tw-settings-page', [setting('a'), setting('b')]);
  await page.edit(0);
  page.form().elements.value.value = '9';
  await page.edit(1);
  assert.equal(page.form().querySelector('h2').textContent, 'b');
  assert.equal(page.form().elements.value.value, '5');
  await page.save();
  assert.deepEqual(page.sent, [{ path: '/api/settings/b', body: { value: '5', version: 0 } }]);
});

test('should not carry a choice into the form of another setting of the same value', async () => {
  const flag = { type: 'FLAG', value: 'false', min: null, max: null };
  const page = await shown('tw-settings-page', [setting('a', flag), setting('b', flag)]);
  await page.edit(0);
  page.form().elements.value.value = 'true';
  await page.edit(1);
  assert.equal(page.form().elements.value.value, 'false');
});

test('should keep an entry when the same setting is opened again', async () => {
  const page = await shown('tw-settings-page', [setting('a'), setting('b')]);
  await page.edit(0);
  page.form().elements.value.value = '9';
  await page.edit(0);
  assert.equal(page.form().elements.value.value, '9');
});

test('should not carry entries into the form of another instrument of the same terms', async () => {
  const page = await shown('tw-instrument-list', [instrument('BTC-USD'), instrument('ETH-USD')]);
  await page.edit(0);
  page.form().elements.margin_percent.value = '1';
  page.form().elements.enabled.checked = true;
  await page.edit(1);
  assert.equal(page.form().elements.margin_percent.value, '50');
  page.form().elements.venues.value = ' KRAKEN,COINBASE  SIMULATOR, ';
  assert.equal(page.form().elements.enabled.checked, false);
  await page.save();
  const [{ path, body }] = page.sent;
  assert.deepEqual([path, body.margin_percent, body.enabled], ['/api/instruments/ETH-USD', '50', false]);
  assert.deepEqual(body.venues, ['KRAKEN', 'COINBASE', 'SIMULATOR']);
});

test('should not carry entries into the form of another template of the same terms', async () => {
  const page = await shown('tw-template-list', [template('small'), template('large')]);
  await page.edit(0);
  page.form().elements.price.value = '1';
  page.form().elements.terms.value = '{"daily_loss": null}';
  await page.edit(1);
  const { code, price, terms } = page.form().elements;
  assert.deepEqual([code.value, price.value, terms.value], ['large', '99', '{}']);
});

test('should open no other row while one is saved', async () => {
  for (const [name, items] of [
    ['tw-settings-page', [setting('a'), setting('b')]],
    ['tw-instrument-list', [instrument('BTC-USD'), instrument('ETH-USD')]],
  ]) {
    const page = await shown(name, items);
    const disabled = () => page.edits().map((button) => button.disabled);
    await page.edit(0);
    assert.deepEqual(disabled(), [false, false]);
    await page.save();
    assert.deepEqual(disabled(), [true, true]);
    await page.answer(items[0]);
    assert.deepEqual([disabled(), page.form()], [[false, false], null]);
  }
});

test('should leave the form of another template open when one is saved', async () => {
  const page = await shown('tw-template-list', [template('small'), template('large')]);
  await page.edit(0);
  await page.save();
  await page.edit(1);
  await page.answer({ code: 'small', version: 2 });
  assert.equal(page.form().elements.code.value, 'large');
  await page.save();
  await page.answer({ code: 'large', version: 2 });
  assert.equal(page.form(), null);
});
