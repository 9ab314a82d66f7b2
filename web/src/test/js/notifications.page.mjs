import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Notices } from '../../main/webapp/app/data/notices.js';
import { ApiError } from '../../main/webapp/app/data/api.js';
import { session } from '../../main/webapp/app/data/session.js';
import { streams } from '../../main/webapp/app/data/streams.js';
import '../../main/webapp/app/pages/notifications/notifications-page.js';

const rule = (id, more = {}) => ({
  id, name: `Rule ${id}`, enabled: true, symbol: 'BTC-USDT', timeframe: '1h', pattern: null, direction: null, min_confidence: null, events: ['created'],
  browser: true, webhook_url: null, webhook_template: null, webhook_secret: null, failures: 0, paused_at: null, version: 1,
  created_at: '2026-03-16T12:00:00Z', changed_at: '2026-03-16T12:00:00Z', ...more,
});
const signal = (id, more = {}) => ({
  signal_id: id, timestamp: '2026-03-16T12:00:00Z', symbol: 'BTCUSDT', timeframe: '1h', direction: 'buy', confidence: 0.9, entry_price: 100, exit_price: null,
  r: null, pattern_type: 'macd', event: 'created', ...more,
});

async function until(found, what) {
  for (let left = 200; left > 0; left -= 1) {
    const value = found();
    if (value) {
      return value;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`waited in vain for ${what}`);
}

let users = 0;
const nextUser = () => `user-${(users += 1)}`;

/** Locks as browsers have them on pages that came over https. */
function fakeLocks() {
  const last = new Map();
  return {
    request(name, { signal }, work) {
      const mine = (last.get(name) ?? Promise.resolve()).then(() => {
        signal.throwIfAborted();
        return work();
      });
      last.set(name, mine.catch(() => {}));
      return mine;
    },
  };
}
Object.defineProperty(navigator, 'locks', { configurable: true, value: fakeLocks() });

/** A browser that shows notices, and the channels that are listened to. */
function browser(permission, rules) {
  const shown = [];
  const listeners = new Map();
  const subscribed = [];
  class FakeNotification {
    static permission = permission;
    static requestPermission = async () => (FakeNotification.permission = 'granted');
    constructor(title, options) {
      shown.push({ title, ...options });
    }
    close() {}
  }
  globalThis.Notification = FakeNotification;
  session.api.get = async (path) => ({ items: path.startsWith('/api/notification-rules') ? rules : [], next: null });
  Object.defineProperty(streams, 'signals', {
    configurable: true,
    value: {
      subscribe: (name, listener) => {
        assert.equal(listeners.has(name), false, `${name} twice`);
        listeners.set(name, listener);
        subscribed.push(name);
        return { close: () => listeners.delete(name) };
      },
    },
  });
  return {
    shown,
    listeners,
    subscribed,
    tell: (data, more = {}) => listeners.forEach((listener) => listener({ data, timestamp: new Date().toISOString(), ...more })),
  };
}

test('should show what a rule tells, in one of two tabs, until the user signs out', async () => {
  const { shown, listeners, subscribed, tell } = browser('granted', [rule('a')]);
  const [tab, other] = [new Notices(), new Notices()];
  const user = nextUser();
  tab.start(user);
  other.start(user);
  await until(() => listeners.size === 1, 'a channel');
  assert.deepEqual([...listeners.keys()], ['signals:BTC-USDT:1h']);

  tell(signal('1'));
  tell(signal('2', { symbol: 'ETHUSDT' }));
  tell(signal('3', { event: 'win' }));
  tell(signal('4'), { timestamp: new Date(Date.now() - 11 * 60 * 1000).toISOString() });
  assert.deepEqual(shown, [{ title: 'BTCUSDT 1h: new signal', body: 'buy at 100 · Rule a', tag: 'tradewire 2026-03-16T12:00:00Z 1 created' }]);

  tab.stop();
  await until(() => subscribed.length === 2, 'the other tab');
  tell(signal('5'));
  assert.equal(shown.length, 2);
  other.stop();
  await until(() => listeners.size === 0, 'the end');
});

test('should sum up what is too much', async () => {
  const { shown, listeners, tell } = browser('granted', [rule('a')]);
  const tab = new Notices();
  tab.start(nextUser());
  await until(() => listeners.size === 1, 'a channel');
  for (let i = 0; i < 300; i += 1) {
    tell(signal(`${i}`));
  }
  assert.equal(shown.length, 5);
  await until(() => shown.length > 5, 'the sum');
  assert.deepEqual(shown.slice(5).map(({ tag, body }) => [tag, body]), [['tradewire more', '295 more signals.']]);
  tab.stop();
});

test('should listen to nothing until the user allows notices, and to what changed rules ask for', async () => {
  const rules = [rule('a')];
  const { listeners } = browser('default', rules);
  const tab = new Notices();
  tab.start(nextUser());
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(listeners.size, 0);

  await tab.ask();
  await until(() => listeners.has('signals:BTC-USDT:1h'), 'the channel');
  rules[0] = rule('a', { symbol: null });
  tab.rulesChanged();
  await until(() => listeners.has('signals') && listeners.size === 1, 'the other channel');
  rules[0] = rule('a', { enabled: false });
  tab.rulesChanged();
  await until(() => listeners.size === 0, 'none');
  tab.stop();
});

/** The page on rules of the server's; `sent` holds what it asks for. */
async function page(rules, answers = {}) {
  browser('granted', rules);
  const sent = [];
  for (const verb of ['post', 'put', 'delete']) {
    session.api[verb] = async (path, body) => {
      sent.push({ verb, path, body });
      return answers[path];
    };
  }
  const element = document.createElement('tw-notifications-page');
  document.body.replaceChildren(element);
  const find = (id) => element.renderRoot.querySelector(`[data-testid="${id}"]`);
  await until(() => find('rules') ?? find('no-rules'), 'the rules');
  return { element, sent, find, text: () => element.renderRoot.textContent.replaceAll(/\s+/g, ' ') };
}

test('should say what a rule is about and how it stands', async () => {
  const { text, find } = await page([
    rule('a', { webhook_url: 'https://hooks.example.com/secret', paused_at: '2026-03-16T12:00:00Z', failures: 20, browser: false }),
    rule('b', { symbol: null, timeframe: null, enabled: false }),
  ]);
  assert.ok(/BTC-USDT, 1h/.test(text()), text());
  assert.ok(/paused after 20 failures/.test(text()), text());
  assert.ok(/hooks\.example\.com/.test(text()), text());
  assert.ok(!/example\.com\/secret/.test(text()), text());
  assert.ok(/all signals/.test(text()), text());
  assert.equal(find('permission').dataset.permission, 'granted');
});

test('should make a rule and show its secret once', async () => {
  const made = rule('n', { name: 'New', webhook_url: 'https://hooks.example.com/', webhook_secret: 'whsec_shown' });
  const { element, sent, find } = await page([], { '/api/notification-rules': made });
  find('rule-add').click();
  const form = await until(() => element.renderRoot.querySelector('tw-rule-form')?.renderRoot?.querySelector('form'), 'the form');
  form.elements.name.value = ' New ';
  form.elements.webhook_url.value = 'https://hooks.example.com/';
  form.elements['event-win'].checked = true;
  form.requestSubmit();

  await until(() => find('rule-secret'), 'the secret');
  assert.equal(find('rule-secret').textContent, 'whsec_shown');
  const { id } = sent[0].body;
  assert.ok(/^[0-9a-f-]{36}$/.test(id), id);
  assert.deepEqual(sent, [
    {
      verb: 'post',
      path: '/api/notification-rules',
      body: {
        id,
        name: 'New', enabled: true, symbol: '*', timeframe: null, pattern: '*', direction: null, min_confidence: null, events: ['created', 'win'],
        browser: true, webhook_url: 'https://hooks.example.com/', webhook_template: null,
      },
    },
  ]);
  find('rule-add').click();
  await until(() => find('rule-secret') === null, 'the secret to go');
});

/** The page on a rule that knows its version, and its opened form. */
async function changing(stored) {
  const { element, sent, find } = await page(stored);
  session.api.post = async () => {
    stored[0] = { ...stored[0], version: stored[0].version + 1 };
    return { ...stored[0], webhook_secret: 'whsec_new' };
  };
  session.api.put = async (path, body) => {
    sent.push(body);
    if (body.version !== stored[0].version) {
      throw new ApiError('The rule was changed since.', { status: 409, kind: 'notification-rule-conflict' });
    }
    stored[0] = { ...stored[0], ...body, version: body.version + 1 };
    return stored[0];
  };
  const inForm = (id) => element.renderRoot.querySelector('tw-rule-form')?.renderRoot.querySelector(`[data-testid="${id}"]`) ?? null;
  find('rule-edit').click();
  const name = await until(() => inForm('rule-name'), 'the form');
  return { element, sent, find, inForm, name };
}

test('should save a form over a secret that was made meanwhile', async () => {
  const stored = [rule('a', { webhook_url: 'https://hooks.example.com/' })];
  const { element, find, inForm, name } = await changing(stored);
  name.value = 'Renamed';
  find('rule-new-secret').click();
  const sure = await until(() => element.renderRoot.querySelector('tw-question').renderRoot.querySelector('dialog[open]'), 'the question');
  [...sure.querySelectorAll('button')].find((each) => /secret/i.test(each.textContent)).click();
  await until(() => find('rule-secret'), 'the secret');
  assert.equal(inForm('rule-name').value, 'Renamed');
  inForm('rule-save').click();
  await until(() => find('rule-answer')?.dataset.tone === 'good', 'the answer');
  assert.deepEqual([stored[0].name, stored[0].version], ['Renamed', 3]);
});

test('should keep the entries where the rule was changed elsewhere, and save them after it', async () => {
  const stored = [rule('a')];
  const { sent, find, inForm, name } = await changing(stored);
  name.value = 'Mine';
  stored[0] = rule('a', { name: 'Theirs', version: 2 });
  inForm('rule-save').click();
  await until(() => inForm('rule-conflict'), 'the conflict');
  assert.equal(inForm('rule-name').value, 'Mine');
  inForm('rule-save').click();
  await until(() => find('rule-answer')?.dataset.tone === 'good', 'the answer');
  assert.deepEqual(sent.map(({ version }) => version), [1, 2]);
});

test('should take over what was changed elsewhere where somebody asks for it', async () => {
  const stored = [rule('a')];
  const { inForm, name } = await changing(stored);
  name.value = 'Mine';
  stored[0] = rule('a', { name: 'Theirs', version: 2 });
  inForm('rule-save').click();
  (await until(() => inForm('rule-take-over'), 'the offer')).click();
  await until(() => inForm('rule-name').value === 'Theirs', 'what is stored');
  assert.equal(inForm('rule-conflict'), null);
});

test('should show whether a rule was made of which no answer came', async () => {
  const stored = [];
  const { element, find } = await page(stored);
  session.api.post = async () => {
    stored.push(rule('n', { name: 'New' }));
    throw new ApiError('The server cannot be reached.');
  };
  find('rule-add').click();
  const form = await until(() => element.renderRoot.querySelector('tw-rule-form')?.renderRoot?.querySelector('form'), 'the form');
  form.elements.name.value = 'New';
  form.requestSubmit();
  await until(() => find('rule'), 'the rule');
  const answer = element.renderRoot.querySelector('tw-rule-form').renderRoot.querySelector('[data-testid="rule-form-answer"]');
  assert.ok(/may have been made/.test(answer.textContent), answer.textContent);
  assert.equal(form.elements.name.value, 'New');
});

test('should make one rule however often it is sent, and another with another form', async () => {
  const stored = [];
  const { element, find } = await page(stored);
  const ids = [];
  let answers = false;
  session.api.post = async (path, { id, name }) => {
    ids.push(id);
    if (!answers) {
      throw new ApiError('The server cannot be reached.');
    }
    if (stored.some((each) => each.id === id && each.name !== name)) {
      throw new ApiError('There is another rule.', { status: 409, kind: 'notification-rule-conflict' });
    }
    stored.splice(0, Infinity, rule(id, { name }));
    return stored[0];
  };
  const ruleForm = () => element.renderRoot.querySelector('tw-rule-form');
  const open = async () => {
    find('rule-add').click();
    return until(() => ruleForm()?.renderRoot?.querySelector('form'), 'the form');
  };
  const answer = () => ruleForm().renderRoot.querySelector('[data-testid="rule-form-answer"]')?.textContent ?? '';

  const form = await open();
  form.elements.name.value = 'New';
  form.requestSubmit();
  await until(() => /no second one/.test(answer()), 'what may have happened');
  stored.push(rule(ids[0], { name: 'New' }));
  answers = true;
  form.elements.name.value = 'Newer';
  form.requestSubmit();
  await until(() => /made at the first attempt/.test(answer()), 'that it was made');
  await until(() => find('rule'), 'the rule');

  form.elements.name.value = 'New';
  form.requestSubmit();
  await until(() => find('rule-answer')?.dataset.tone === 'good', 'the answer');
  assert.equal(stored.length, 1);
  (await open()).elements.name.value = 'Second';
  ruleForm().renderRoot.querySelector('form').requestSubmit();
  await until(() => ids.length === 4, 'the second rule');
  assert.deepEqual([...new Set(ids)].length, 2);
  assert.equal(new Set(ids.slice(0, 3)).size, 1);
});

test('should say whether a test arrived', async () => {
  const path = '/api/notification-rules/a/test';
  const answers = { [path]: { delivered: false, message: 'https://hooks.example.com answered 410', took_ms: 12 } };
  const { find } = await page([rule('a', { webhook_url: 'https://hooks.example.com/' })], answers);

  find('rule-test').click();
  const failed = await until(() => find('rule-answer'), 'an answer');
  assert.ok(/did not arrive: https:\/\/hooks\.example\.com answered 410/.test(failed.textContent), failed.textContent);

  answers[path] = { delivered: true, message: 'https://hooks.example.com answered 200', took_ms: 12 };
  find('rule-test').click();
  await until(() => find('rule-answer')?.dataset.tone === 'good', 'a good answer');
});

const delivery = (id) => ({
  id, rule_id: 'a', created_at: '2026-03-16T12:00:00Z', state: 'sent', event: 'created', signal_id: id, signal_time: null, symbol: 'BTCUSDT', timeframe: '1h',
  direction: 'buy', count: 1, host: 'https://hooks.example.com', attempts: 1, next_at: null, ended_at: null, status: 200, took_ms: 12, message: null,
});

test('should show older deliveries below the newest, also at the second try', async () => {
  browser('granted', []);
  const asked = [];
  let away = true;
  session.api.get = async (path) => {
    const cursor = new URL(path, 'http://localhost').searchParams.get('cursor');
    asked.push(cursor);
    if (cursor === 'a b' && away) {
      throw new ApiError('The database is away.', { status: 503 });
    }
    return cursor === null ? { items: [delivery('1'), delivery('2')], next: 'a b' } : { items: [delivery('3')], next: null };
  };
  const list = document.createElement('tw-delivery-list');
  document.body.replaceChildren(list);
  const rows = () => list.renderRoot.querySelectorAll('[data-testid="deliveries"] tbody tr').length;
  const older = () => list.renderRoot.querySelector('[data-testid="older-deliveries"]');
  await until(() => rows() === 2, 'the newest');

  older().click();
  await until(() => list.renderRoot.querySelector('[role="alert"]'), 'what is wrong');
  assert.equal(rows(), 2);
  away = false;
  older().click();
  await until(() => rows() === 3, 'the older one');

  assert.equal(older(), null);
  assert.equal(list.renderRoot.querySelector('[role="alert"]'), null);
  assert.deepEqual(asked, [null, 'a b', 'a b']);
  list.renderRoot.querySelector('[data-testid="refresh-deliveries"]').click();
  await until(() => rows() === 2, 'the newest alone');
  assert.ok(older());
});
