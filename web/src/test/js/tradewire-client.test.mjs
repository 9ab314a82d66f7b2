import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OrderBook, TradewireClient } from '../../main/webapp/client/index.js';
import { FakeTime, fakeSockets, settle } from './fake-server.mjs';

const BOOK = 'book:SIM:BTC-USD';
const ROOM = 'challenge:6f1c0f5e-0000-4000-8000-000000000001';
const TAPE = 'trades:SIM:BTC-USD';

function start(options = {}) {
  const time = new FakeTime();
  const { FakeSocket, sockets } = fakeSockets();
  let tickets = 0;
  const client = new TradewireClient({
    url: 'ws://host/ws/market',
    ticket: async () => `t-${++tickets}`,
    WebSocket: FakeSocket,
    random: () => 1,
    ...time,
    ...options,
  });
  const statuses = [];
  client.on('status', (detail) => statuses.push(detail));
  return { client, time, sockets, statuses };
}

async function connected(options) {
  const rig = start(options);
  rig.client.connect();
  await settle();
  rig.sockets[0].accept();
  return rig;
}

function record(client, channel) {
  const seen = { messages: [], gaps: [], skipped: [], resumed: [], refused: [] };
  seen.subscription = client.subscribe(channel, {
    message: (m) => seen.messages.push(m.seq),
    gap: (g) => seen.gaps.push(g),
    skipped: (s) => seen.skipped.push(s),
    resumed: (r) => seen.resumed.push(r),
    refused: (r) => seen.refused.push(r),
  });
  return seen;
}

const msg = (ch, seq, more = {}) => ({ type: 'x', ch, seq, data: {}, ...more });
const ack = (command, ok) => ({ type: 'subscribed', id: command.id, data: { ok: [ok], errors: [] } });

test('should present the ticket and the subprotocol when connecting', async () => {
  const { sockets, client, statuses } = await connected();
  assert.equal(sockets[0].url, 'ws://host/ws/market?ticket=t-1');
  assert.deepEqual(sockets[0].protocols, ['tradewire.v1.json']);
  assert.equal(client.status, 'connected');
  assert.equal(statuses.length, 1);
});

test('should reconnect with a new ticket and subscribe again when the connection is lost', async () => {
  const { sockets, client, time, statuses } = await connected();
  record(client, TAPE);
  sockets[0].end(1006);
  assert.deepEqual([statuses.at(-1).status, statuses.at(-1).retryInMs], ['disconnected', 1000]);
  await time.advance(999);
  assert.equal(sockets.length, 1);
  await time.advance(1);
  assert.equal(sockets[1].url, 'ws://host/ws/market?ticket=t-2');
  sockets[1].accept();
  assert.deepEqual(sockets[1].last('subscribe').channels, [TAPE]);
});

test('should come back when the server that goes down asks for it, and by itself after the next loss', async () => {
  const { sockets, time, statuses } = await connected();
  sockets[0].push({ type: 'serverShutdown', reconnect_after_ms: 333 });
  sockets[0].end(4001);
  assert.equal(statuses.at(-1).retryInMs, 333);
  await time.advance(333);
  sockets[1].accept();
  sockets[1].end(1006);
  assert.equal(statuses.at(-1).retryInMs, 1000);
});

test('should wait longer and longer when every attempt fails', async () => {
  const { sockets, client, time, statuses } = start();
  client.connect();
  for (const wait of [1000, 2000, 4000, 8000, 16000, 30000, 30000]) {
    await settle();
    sockets.at(-1).end(1006);
    assert.equal(statuses.at(-1).retryInMs, wait);
    await time.advance(wait);
  }
});

test('should not start over with short waits when a server accepts and closes at once', async () => {
  const { sockets, time, statuses } = await connected();
  sockets[0].end(1011);
  await time.advance(1000);
  sockets[1].accept();
  sockets[1].end(1011);
  assert.equal(statuses.at(-1).retryInMs, 2000);
  await time.advance(2000);
  sockets[2].accept();
  await time.advance(10000);
  sockets[2].end(1011);
  assert.equal(statuses.at(-1).retryInMs, 1000);
});

test('should give up when the closing code says so', async () => {
  for (const code of [4400, 4401, 4403, 4404, 4429]) {
    const { sockets, time, statuses } = await connected();
    sockets[0].end(code);
    assert.deepEqual([statuses.at(-1).final, statuses.at(-1).code], [true, code]);
    await time.advance(120000);
    assert.equal(sockets.length, 1);
  }
});

test('should give up when no ticket is to be had for good, and retry when that may change', async () => {
  const refused = start({ ticket: async () => Promise.reject(Object.assign(new Error('no'), { temporary: false })) });
  refused.client.connect();
  await settle();
  assert.equal(refused.statuses.at(-1).final, true);
  const busy = start({ ticket: async () => Promise.reject(new Error('busy')) });
  busy.client.connect();
  await settle();
  assert.deepEqual([busy.statuses.at(-1).final, busy.statuses.at(-1).retryInMs], [false, 1000]);
});

test('should take one connection when connect is called again while one is being made', async () => {
  const { sockets, client } = start();
  client.connect();
  client.connect();
  await settle();
  client.connect();
  assert.equal(sockets.length, 1);
});

test('should give a handshake up when it takes too long', async () => {
  const { sockets, client, time, statuses } = start();
  client.connect();
  await time.advance(10000);
  assert.equal(statuses.at(-1).retryInMs, 1000);
  assert.notEqual(sockets[0].closedWith, null);
  sockets[0].accept();
  assert.equal(client.status, 'disconnected');
});

test('should ping and call the peer dead when nothing answers', async () => {
  const { sockets, time, statuses } = await connected();
  await time.advance(25000);
  assert.equal(sockets[0].last('ping').action, 'ping');
  sockets[0].push({ type: 'pong' });
  await time.advance(34000);
  assert.equal(statuses.at(-1).status, 'connected');
  await time.advance(1000);
  assert.deepEqual([statuses.at(-1).status, statuses.at(-1).code], ['disconnected', 4012]);
  assert.equal(sockets[0].closedWith, 4012);
});

test('should be slow for a while when the server warns or answers late', async () => {
  const { sockets, client, time } = await connected();
  sockets[0].push({ type: 'warning', code: 'SLOW_CONSUMER', message: 'm', data: { queued: 9, dropped: 0 } });
  assert.equal(client.status, 'slow');
  await time.advance(10000);
  assert.equal(client.status, 'connected');
  await time.advance(15000);
  await time.advance(3000);
  sockets[0].push({ type: 'pong' });
  assert.equal(client.status, 'slow');
});

const OWN = 'alerts:6f1c0f5e-0000-4000-8000-00000000000a';
const MARKET = 'alerts:market';
const part = (ch, seq, recovered = false) => ({ ch, asked: 'alerts', epoch: 1, seq, recovered });
const parts = (command, ...ok) => ({ type: 'subscribed', id: command.id, data: { ok, errors: [] } });

test('should hear all channels that a name is served as, each with its own numbers', async () => {
  const { sockets, client } = await connected();
  const seen = record(client, 'alerts');
  sockets[0].push(parts(sockets[0].last('subscribe'), part(OWN, 4), part(MARKET, 90)));
  sockets[0].push(msg(OWN, 5), msg(MARKET, 91), msg(OWN, 6), msg(OWN, 6), msg('alerts:monitor', 1), msg(MARKET, 92));
  assert.deepEqual(seen.messages, [5, 91, 6, 92]);
  assert.deepEqual([seen.gaps, seen.refused], [[], []]);
  assert.deepEqual(client.channels, ['alerts']);
});

test('should resume each channel that a name is served as, and tell a change of them', async () => {
  const { sockets, client, time } = await connected();
  const seen = record(client, 'alerts');
  sockets[0].push(parts(sockets[0].last('subscribe'), part(OWN, 4), part(MARKET, 90)));
  sockets[0].push(msg(OWN, 5), msg(MARKET, 91));
  sockets[0].end(1006);
  await time.advance(1000);
  sockets[1].accept();
  assert.deepEqual(sockets[1].last('subscribe').channels, [
    { ch: 'alerts', since: { [OWN]: { epoch: 1, seq: 5 }, [MARKET]: { epoch: 1, seq: 91 } } },
  ]);
  sockets[1].push(parts(sockets[1].last('subscribe'), part('alerts:monitor', 7), part(MARKET, 93, true)));
  sockets[1].push(msg(MARKET, 92), msg(MARKET, 93), msg(OWN, 6), msg('alerts:monitor', 8));
  assert.deepEqual(seen.messages, [5, 91, 92, 93, 8]);
  assert.deepEqual(seen.resumed, [{ channel: MARKET, recovered: true, events: 2 }]);
});

test('should ask for the name again when one of its channels has a gap, and end all of them by it', async () => {
  const { sockets, client, time } = await connected();
  const seen = record(client, 'alerts');
  sockets[0].push(parts(sockets[0].last('subscribe'), part(OWN, 4), part(MARKET, 90)));
  sockets[0].push(msg(MARKET, 93));
  await time.advance(0);
  assert.deepEqual(seen.gaps, [{ expected: 91, received: 93 }]);
  assert.deepEqual(sockets[0].last('unsubscribe').channels, ['alerts']);
  assert.deepEqual(sockets[0].last('subscribe').channels, [
    { ch: 'alerts', since: { [OWN]: { epoch: 1, seq: 4 }, [MARKET]: { epoch: 1, seq: 90 } } },
  ]);
  sockets[0].push(parts(sockets[0].last('subscribe'), part(OWN, 4, true), part(MARKET, 93, true)));
  seen.subscription.close();
  sockets[0].push(msg(OWN, 5));
  assert.deepEqual(seen.messages, []);
  assert.deepEqual(client.channels, []);
});

test('should deliver a channel under its own name and as a part of another', async () => {
  const { sockets, client } = await connected();
  const market = record(client, MARKET);
  sockets[0].push(ack(sockets[0].last('subscribe'), { ch: MARKET, epoch: 1, seq: 90 }));
  const alerts = record(client, 'alerts');
  sockets[0].push(msg(MARKET, 91));
  sockets[0].push(parts(sockets[0].last('subscribe'), part(OWN, 4), part(MARKET, 91)));
  sockets[0].push(msg(MARKET, 92), msg(OWN, 5));
  assert.deepEqual(market.messages, [91, 92]);
  assert.deepEqual(alerts.messages, [92, 5]);
  alerts.subscription.close();
  sockets[0].push(msg(MARKET, 93));
  assert.deepEqual(market.messages, [91, 92, 93]);
});

test('should ask for all names of a channel again, and once, when it has a gap', async () => {
  const { sockets, client, time } = await connected();
  const market = record(client, MARKET);
  sockets[0].push(ack(sockets[0].last('subscribe'), { ch: MARKET, epoch: 1, seq: 90 }));
  const alerts = record(client, 'alerts');
  sockets[0].push(parts(sockets[0].last('subscribe'), part(OWN, 4), part(MARKET, 90)));
  const before = sockets[0].sent.length;
  sockets[0].push(msg(MARKET, 93));
  await time.advance(0);
  assert.deepEqual(
    sockets[0].sent.slice(before).map((command) => command.action),
    ['unsubscribe', 'subscribe'],
  );
  assert.deepEqual(sockets[0].last('unsubscribe').channels, [MARKET, 'alerts']);
  sockets[0].push(
    parts(
      sockets[0].last('subscribe'),
      { ch: MARKET, epoch: 1, seq: 93, recovered: true },
      part(OWN, 4, true),
      part(MARKET, 93, true),
    ),
  );
  sockets[0].push(msg(MARKET, 91), msg(MARKET, 92), msg(MARKET, 93));
  assert.deepEqual(market.messages, [91, 92, 93]);
  assert.deepEqual(alerts.messages, [91, 92, 93]);
});

test('should deliver each message once and in order when duplicates arrive', async () => {
  const { sockets, client } = await connected();
  const seen = record(client, ROOM);
  sockets[0].push(ack(sockets[0].last('subscribe'), { ch: ROOM, epoch: 1, seq: 4 }));
  sockets[0].push(msg(ROOM, 4, { initial: true, epoch: 1 }), msg(ROOM, 5), msg(ROOM, 5), msg(ROOM, 4), msg(ROOM, 6));
  assert.deepEqual(seen.messages, [4, 5, 6]);
  assert.deepEqual(seen.gaps, []);
});

test('should subscribe a book again and wait for the full one when a change is missing', async () => {
  const { sockets, client, time } = await connected();
  const seen = record(client, BOOK);
  sockets[0].push(msg(BOOK, 9), msg(BOOK, 10, { initial: true, epoch: 7 }), msg(BOOK, 11), msg(BOOK, 13));
  assert.deepEqual(seen.messages, [10, 11]);
  assert.deepEqual(seen.gaps, [{ expected: 12, received: 13 }]);
  await time.advance(0);
  assert.deepEqual(sockets[0].sent.slice(-2).map((c) => c.action), ['unsubscribe', 'subscribe']);
  sockets[0].push(msg(BOOK, 14), ack(sockets[0].last('subscribe'), { ch: BOOK, epoch: 7, seq: 15 }), msg(BOOK, 16));
  assert.deepEqual(seen.messages, [10, 11]);
  sockets[0].push(msg(BOOK, 15, { initial: true, epoch: 7 }), msg(BOOK, 16));
  assert.deepEqual(seen.messages, [10, 11, 15, 16]);
});

test('should ask less often when a book keeps breaking', async () => {
  const { sockets, client, time } = await connected();
  record(client, BOOK);
  const subscribes = () => sockets[0].sent.filter((c) => c.action === 'subscribe').length;
  const breakIt = () => sockets[0].push(msg(BOOK, 1, { initial: true, epoch: 1 }), msg(BOOK, 3));
  breakIt();
  await time.advance(0);
  assert.equal(subscribes(), 2);
  breakIt();
  await time.advance(1999);
  assert.equal(subscribes(), 2);
  await time.advance(1);
  assert.equal(subscribes(), 3);
});

test('should go on without a new book when the server announces what it merged', async () => {
  const { sockets, client } = await connected();
  const seen = record(client, BOOK);
  sockets[0].push(msg(BOOK, 1, { initial: true, epoch: 1 }));
  sockets[0].push({ type: 'skipped', ch: BOOK, from: 2, to: 4 }, msg(BOOK, 5));
  sockets[0].push({ type: 'skipped', ch: BOOK, from: 6, to: 8 }, msg(BOOK, 8));
  sockets[0].push(msg(BOOK, 12, { data: { prev_version: 8, version: 12 } }));
  assert.deepEqual(seen.messages, [1, 5, 8]);
  assert.deepEqual(seen.skipped, [{ from: 2, to: 4 }, { from: 6, to: 8 }]);
  assert.deepEqual(seen.gaps, [{ expected: 9, received: 12 }]);
});

test('should go on, and come back, behind what its filter leaves out', async () => {
  const { sockets, client, time } = await connected();
  const seen = { messages: [], skipped: [], gaps: [] };
  client.subscribe(
    'signals',
    { message: (m) => seen.messages.push(m.seq), skipped: (s) => seen.skipped.push(s), gap: (g) => seen.gaps.push(g) },
    { symbol: 'BTCUSDT', timeframe: '1h', minConfidence: 0.7 },
  );
  const filter = { ch: 'signals', symbol: 'BTCUSDT', timeframe: '1h', min_confidence: 0.7 };
  assert.deepEqual(sockets[0].last('subscribe').channels, [filter]);
  sockets[0].push(ack(sockets[0].last('subscribe'), { ch: 'signals', epoch: 1, seq: 10, recovered: false }));
  const leftOut = (from, to) => ({ type: 'skipped', ch: 'signals', from, to, filtered: true });
  sockets[0].push(leftOut(11, 40), msg('signals', 41, { epoch: 1 }), leftOut(42, 1041));
  sockets[0].end(1006);
  await time.advance(1000);
  sockets[1].accept();
  assert.deepEqual(sockets[1].last('subscribe').channels, [{ ...filter, since: { epoch: 1, seq: 1041 } }]);
  assert.deepEqual(seen, { messages: [41], skipped: [], gaps: [] });
});

const subscribes = (socket) => socket.sent.filter(({ action }) => action === 'subscribe');
const signalAck = (command, more = {}) => ack(command, { ch: 'signals', epoch: 1, seq: 10, recovered: false, ...more });

test('should ask for another filter from where the channel has come, and take nothing that the one before has chosen', async () => {
  const { sockets, client, time } = await connected({ pingEveryMs: 1e9 });
  const [socket] = sockets;
  const seen = { before: [], after: [], skipped: [] };
  const listen = (name, options) => client.subscribe('signals', { message: ({ seq }) => seen[name].push(seq), skipped: (s) => seen.skipped.push(s) }, options);
  const before = listen('before', { symbol: 'BTCUSDT' });
  socket.push(signalAck(socket.last('subscribe')), msg('signals', 11, { epoch: 1 }));

  const after = listen('after', { symbol: 'ETHUSDT', minConfidence: 0.5 });
  before.close();
  await settle();
  assert.deepEqual(subscribes(socket).map(({ channels }) => channels), [
    [{ ch: 'signals', symbol: 'BTCUSDT' }],
    [{ ch: 'signals', symbol: 'ETHUSDT', min_confidence: 0.5, since: { epoch: 1, seq: 11 } }],
  ]);
  assert.equal(socket.sent.at(-2).action, 'unsubscribe');

  // What was on its way: 12 to 14 are of the other symbol, and asked for now.
  socket.push({ type: 'skipped', ch: 'signals', from: 12, to: 14, filtered: true }, msg('signals', 15));
  socket.push({ type: 'unsubscribed', id: socket.last('unsubscribe').id, data: { ok: [{ ch: 'signals' }], errors: [] } });
  // The server sends what was missed before it acknowledges.
  socket.push(msg('signals', 12), { type: 'skipped', ch: 'signals', from: 13, to: 13, filtered: true }, msg('signals', 14));
  socket.push({ type: 'skipped', ch: 'signals', from: 15, to: 15, filtered: true }, signalAck(socket.last('subscribe'), { seq: 15, recovered: true }));
  socket.push(msg('signals', 16));
  await time.advance(60000);
  assert.deepEqual(seen, { before: [11], after: [12, 14, 16], skipped: [] });
  assert.equal(subscribes(socket).length, 2, 'nothing is missing');
  after.close();
  assert.equal(socket.last('unsubscribe').channels[0], 'signals');
});

test('should leave out nothing that any of several listeners asks for', async () => {
  const { sockets, client } = await connected();
  const [socket] = sockets;
  const filter = () => {
    const { ch, since, ...rest } = [subscribes(socket).at(-1).channels[0]].map((each) => (typeof each === 'string' ? { ch: each } : each))[0];
    return rest;
  };
  const list = client.subscribe('signals', () => {}, { symbol: 'BTCUSDT', timeframe: '1h', minConfidence: 0.7 });
  const one = client.subscribe('signals', () => {}, { symbol: 'BTCUSDT', timeframe: '5m', minConfidence: 0.4 });
  await settle();
  assert.deepEqual(filter(), { symbol: 'BTCUSDT', min_confidence: 0.4 });
  const all = client.subscribe('signals', () => {});
  await settle();
  assert.deepEqual(filter(), {});
  client.subscribe('signals', () => {}, { timeframe: '5m' });
  await settle();
  assert.equal(subscribes(socket).length, 3, 'nothing else is asked for');
  all.close();
  one.close();
  await settle();
  assert.deepEqual([filter(), subscribes(socket).length], [{}, 3]);
  list.close();
  await settle();
  assert.deepEqual(filter(), { timeframe: '5m' });
});

test('should take no answer to a command of before for that to another filter', async () => {
  const { sockets, client } = await connected();
  const [socket] = sockets;
  const seen = [];
  const before = client.subscribe('signals', () => {}, { symbol: 'BTCUSDT' });
  client.subscribe('signals', ({ seq }) => seen.push(seq), { symbol: 'ETHUSDT' });
  before.close();
  await settle();
  const [first, second] = subscribes(socket);
  socket.push(signalAck(first), msg('signals', 11, { epoch: 1 }));
  assert.deepEqual(seen, []);
  socket.push(signalAck(second, { seq: 12 }), msg('signals', 13));
  assert.deepEqual(seen, [13]);
});

test('should ask again for another filter where the server did not carry it out', async () => {
  for (const answers of [
    (command) => [{ type: 'error', code: 'RATE_LIMITED', message: 'Too many.' }, { type: 'error', code: 'RATE_LIMITED', message: 'Too many.' }],
    (command) => [
      { type: 'error', code: 'RATE_LIMITED', message: 'Too many.' },
      { type: 'subscribed', id: command.id, data: { ok: [], errors: [{ ch: 'signals', code: 'ALREADY_SUBSCRIBED', message: 'Already.' }] } },
    ],
  ]) {
    const { sockets, client, time } = await connected({ pingEveryMs: 1e9 });
    const [socket] = sockets;
    const seen = [];
    client.subscribe('signals', ({ seq }) => seen.push(seq), { symbol: 'BTCUSDT' });
    socket.push(signalAck(socket.last('subscribe')), msg('signals', 11, { epoch: 1 }));
    client.subscribe('signals', () => {});
    await settle();
    socket.push(...answers(subscribes(socket)[1]), msg('signals', 15));
    await time.advance(10000);
    assert.deepEqual(subscribes(socket)[2].channels, [{ ch: 'signals', since: { epoch: 1, seq: 11 } }]);
    socket.push({ type: 'unsubscribed', id: socket.last('unsubscribe').id, data: { ok: [{ ch: 'signals' }], errors: [] } });
    socket.push(...[12, 13, 14, 15].map((seq) => msg('signals', seq)), signalAck(subscribes(socket)[2], { seq: 15, recovered: true }));
    await time.advance(3600000);
    assert.deepEqual(seen, [11, 12, 13, 14, 15]);
    assert.equal(subscribes(socket).length, 3, 'nothing is missing');
  }
});

test('should lose nothing where a channel is asked for anew before its filter has changed', async () => {
  const { sockets, client } = await connected();
  const [socket] = sockets;
  const seen = [];
  const lost = (detail) => seen.push(detail);
  client.subscribe('signals', { message: ({ seq }) => seen.push(seq), skipped: lost, gap: lost }, { symbol: 'BTCUSDT' });
  socket.push(signalAck(socket.last('subscribe')), msg('signals', 11, { epoch: 1 }));
  client.subscribe('signals', () => {});
  await settle();
  client.refresh('signals');
  const ends = socket.sent.filter(({ action }) => action === 'unsubscribe');
  const ended = ({ id }) => ({ type: 'unsubscribed', id, data: { ok: [{ ch: 'signals' }], errors: [] } });
  const missed = [12, 13, 14, 15].map((seq) => msg('signals', seq));
  socket.push({ type: 'skipped', ch: 'signals', from: 12, to: 14, filtered: true }, msg('signals', 15));
  socket.push(ended(ends[0]), ...missed, signalAck(subscribes(socket)[1], { seq: 15, recovered: true }));
  socket.push(ended(ends[1]), ...missed, signalAck(subscribes(socket)[2], { seq: 15, recovered: true }));
  assert.deepEqual(seen, [11, 12, 13, 14, 15]);
});

test('should ask for the filter of now where the connection comes back', async () => {
  const { sockets, client, time } = await connected();
  const before = client.subscribe('signals', () => {}, { symbol: 'BTCUSDT' });
  sockets[0].push(signalAck(sockets[0].last('subscribe')));
  sockets[0].end(1006);
  client.subscribe('signals', () => {}, { symbol: 'ETHUSDT' });
  before.close();
  await settle();
  await time.advance(1000);
  sockets[1].accept();
  assert.deepEqual(subscribes(sockets[1]).map(({ channels }) => channels), [[{ ch: 'signals', symbol: 'ETHUSDT', since: { epoch: 1, seq: 10 } }]]);
});

test('should follow versions when a merged change names the one it builds on', async () => {
  const { sockets, client } = await connected();
  const seen = record(client, BOOK);
  sockets[0].push(msg(BOOK, 8, { initial: true, epoch: 1, data: { version: 8 } }));
  sockets[0].push(msg(BOOK, 12, { data: { prev_version: 8, version: 12 } }));
  assert.deepEqual(seen.messages, [8, 12]);
  assert.deepEqual(seen.gaps, []);
});

test('should report the loss and go on when a tape has a gap or a new epoch', async () => {
  const { sockets, client } = await connected();
  const seen = record(client, TAPE);
  sockets[0].push(msg(TAPE, 5), msg(TAPE, 8), msg(TAPE, 1, { epoch: 2 }), msg(TAPE, 2, { epoch: 2 }));
  assert.deepEqual(seen.messages, [5, 8, 1, 2]);
  assert.deepEqual(seen.gaps, [{ expected: 6, received: 8 }]);
});

test('should ask for a full book when the epoch changes', async () => {
  const { sockets, client, time } = await connected();
  const seen = record(client, BOOK);
  sockets[0].push(msg(BOOK, 5, { initial: true, epoch: 1 }), msg(BOOK, 6, { epoch: 2 }));
  assert.deepEqual(seen.messages, [5]);
  await time.advance(0);
  assert.equal(sockets[0].sent.filter((c) => c.action === 'subscribe').length, 2);
});

test('should resume events from the last position when the connection returns', async () => {
  const { sockets, client, time } = await connected();
  const seen = record(client, ROOM);
  sockets[0].push(msg(ROOM, 4, { initial: true, epoch: 1 }), msg(ROOM, 5));
  sockets[0].end(1006);
  await time.advance(1000);
  sockets[1].accept();
  const command = sockets[1].last('subscribe');
  assert.deepEqual(command.channels, [{ ch: ROOM, since: { epoch: 1, seq: 5 } }]);
  sockets[1].push(ack(command, { ch: ROOM, epoch: 1, seq: 7, recovered: true }), msg(ROOM, 6), msg(ROOM, 7), msg(ROOM, 8));
  assert.deepEqual(seen.messages, [4, 5, 6, 7, 8]);
  assert.deepEqual(seen.resumed, [{ channel: ROOM, recovered: true, events: 2 }]);
});

test('should not call it a resume when a channel was wanted before the first connection', async () => {
  const { sockets, client } = start();
  const seen = record(client, ROOM);
  client.connect();
  await settle();
  sockets[0].accept();
  assert.equal(sockets[0].sent.length, 1);
  sockets[0].push(msg(ROOM, 4, { initial: true, epoch: 1 }));
  assert.deepEqual([seen.messages, seen.resumed], [[4], []]);
});

test('should not report a gap when a tape begins later than its acknowledgement says', async () => {
  const { sockets, client } = await connected();
  const seen = record(client, TAPE);
  sockets[0].push(ack(sockets[0].last('subscribe'), { ch: TAPE, epoch: 1, seq: 0 }), msg(TAPE, 95), msg(TAPE, 96));
  assert.deepEqual([seen.messages, seen.gaps], [[95, 96], []]);
});

test('should tell that the server follows a channel, each time that it says so', async () => {
  const { sockets, client, time } = await connected();
  const told = [];
  client.subscribe('alerts:market', { subscribed: (detail) => told.push(detail) });
  assert.deepEqual(told, []);
  sockets[0].push(ack(sockets[0].last('subscribe'), { ch: 'alerts:market', epoch: 1, seq: 7, recovered: false }));
  assert.deepEqual(told, [{ channel: 'alerts:market', recovered: false }]);
  sockets[0].end(1006);
  await time.advance(1000);
  sockets[1].accept();
  sockets[1].push(ack(sockets[1].last('subscribe'), { ch: 'alerts:market', epoch: 1, seq: 7, recovered: true }));
  assert.deepEqual(told.at(-1), { channel: 'alerts:market', recovered: true });
});

test('should take the state when a position cannot be resumed', async () => {
  const { sockets, client, time } = await connected();
  const seen = record(client, ROOM);
  sockets[0].push(msg(ROOM, 4, { initial: true, epoch: 1 }));
  sockets[0].end(1006);
  await time.advance(1000);
  sockets[1].accept();
  sockets[1].push(msg(ROOM, 7, { initial: true, epoch: 1 }), msg(ROOM, 8));
  sockets[1].push(ack(sockets[1].last('subscribe'), { ch: ROOM, epoch: 1, seq: 7, recovered: false }), msg(ROOM, 9));
  assert.deepEqual(seen.messages, [4, 7, 8, 9]);
  assert.deepEqual(seen.resumed, [{ channel: ROOM, recovered: false, events: 3 }]);
});

test('should not send a position when its epoch did not survive the reading', async () => {
  const { sockets, client, time } = await connected();
  record(client, ROOM);
  sockets[0].push(msg(ROOM, 4, { initial: true, epoch: 1790000000000000123 }));
  sockets[0].end(1006);
  await time.advance(1000);
  sockets[1].accept();
  assert.equal(typeof sockets[1].last('subscribe').channels[0], 'string');
});

test('should end a subscription when it is forbidden and repeat it when the refusal is temporary', async () => {
  const { sockets, client, time } = await connected();
  const forbidden = record(client, ROOM);
  const id = sockets[0].last('subscribe').id;
  sockets[0].push({ type: 'subscribed', id, data: { ok: [], errors: [{ ch: ROOM, code: 'FORBIDDEN', temporary: false, message: 'm' }] } });
  assert.equal(forbidden.refused[0].code, 'FORBIDDEN');
  assert.deepEqual(client.channels, []);
  const busy = record(client, TAPE);
  sockets[0].push({ type: 'error', id: sockets[0].last('subscribe').id, code: 'RATE_LIMITED', message: 'm', temporary: true });
  assert.equal(busy.refused[0].temporary, true);
  const before = sockets[0].sent.length;
  await time.advance(1000);
  assert.equal(sockets[0].sent.length, before + 2);
});

test('should take channels as refused when the server stopped reading at its limit', async () => {
  const { sockets, client } = start();
  const seen = [record(client, TAPE), record(client, BOOK), record(client, ROOM)];
  client.connect();
  await settle();
  sockets[0].accept();
  const error = { ch: BOOK, code: 'LIMIT_EXCEEDED', temporary: false, message: 'm' };
  const { id } = sockets[0].last('subscribe');
  sockets[0].push({ type: 'subscribed', id, data: { ok: [{ ch: TAPE, epoch: 1, seq: 0 }], errors: [error] } });
  assert.deepEqual(seen.map(({ refused }) => refused.map(({ code }) => code)), [[], ['LIMIT_EXCEEDED'], ['LIMIT_EXCEEDED']]);
  assert.deepEqual(client.channels, [TAPE]);
});

test('should share one subscription among listeners and end it with the last', async () => {
  const { sockets, client } = await connected();
  const first = record(client, TAPE);
  const second = record(client, TAPE);
  assert.equal(sockets[0].sent.length, 1);
  sockets[0].push(msg(TAPE, 1));
  first.subscription.close();
  first.subscription.close();
  sockets[0].push(msg(TAPE, 2));
  assert.deepEqual([first.messages, second.messages], [[1], [1, 2]]);
  assert.equal(sockets[0].last('unsubscribe'), undefined);
  second.subscription.close();
  assert.deepEqual(sockets[0].last('unsubscribe').channels, [TAPE]);
});

test('should go on when a frame is unreadable or a listener throws', async () => {
  const { sockets, client, time } = await connected();
  const errors = [];
  client.on('error', (detail) => errors.push(detail));
  const book = new OrderBook();
  client.subscribe(BOOK, { message: (m) => book.apply(m) });
  const seen = record(client, TAPE);
  sockets[0].onmessage({ data: '{"type":' });
  sockets[0].onmessage({ data: '[null,7,"x"]' });
  sockets[0].push(msg(BOOK, 1, { initial: true, data: { bids: [['x', '1']] } }), msg(TAPE, 1));
  assert.equal(errors.length, 2);
  assert.deepEqual(seen.messages, [1]);
  await time.advance(0);
  assert.deepEqual(sockets[0].last('subscribe').channels, [BOOK]);
});

test('should read binary frames when that subprotocol is used', async () => {
  const { sockets, client } = await connected({ subprotocol: 'tradewire.v1.json.bin' });
  const seen = record(client, TAPE);
  sockets[0].onmessage({ data: new TextEncoder().encode(JSON.stringify(msg(TAPE, 3))).buffer });
  assert.deepEqual(seen.messages, [3]);
});

test('should stay closed when closed by its user', async () => {
  const { sockets, client, time, statuses } = await connected();
  client.close();
  sockets[0].end(1000);
  await time.advance(60000);
  assert.equal(sockets.length, 1);
  assert.equal(statuses.at(-1).final, true);
});

test('should give the open connection a fresh token', async () => {
  const { client, sockets } = await connected();
  const errors = [];
  client.on('error', (e) => errors.push(e));
  client.renew('fresh');
  const command = sockets[0].last('refresh');
  assert.equal(command.token, 'fresh');
  sockets[0].push({ type: 'refreshed', id: command.id });
  assert.deepEqual(errors, []);
  assert.equal(client.status, 'connected');
});

test('should give a connection that is being made the token that came meanwhile', async () => {
  const { client, time, sockets } = start();
  client.connect();
  await settle();
  client.renew('older');
  client.renew('fresh');
  sockets[0].accept();
  assert.deepEqual(
    sockets[0].sent.filter((command) => command.action === 'refresh').map((command) => command.token),
    ['fresh'],
  );
  sockets[0].end(1006);
  await time.advance(1000);
  sockets[1].accept();
  assert.equal(sockets[1].last('refresh'), undefined);
});

test('should resume a tape where it was and tell what is missing all the same', async () => {
  const { sockets, client, time } = await connected();
  const seen = record(client, TAPE);
  sockets[0].push(ack(sockets[0].last('subscribe'), { ch: TAPE, epoch: 7, seq: 3, recovered: false }));
  sockets[0].push(msg(TAPE, 4, { epoch: 7 }), msg(TAPE, 5, { epoch: 7 }));
  sockets[0].end(1006);
  await time.advance(1000);
  sockets[1].accept();
  const command = sockets[1].last('subscribe');
  assert.deepEqual(command.since ?? command.channels[0].since, { epoch: 7, seq: 5 });
  sockets[1].push(msg(TAPE, 6, { epoch: 7 }), ack(command, { ch: TAPE, epoch: 7, seq: 6, recovered: true }), msg(TAPE, 8, { epoch: 7 }));
  assert.deepEqual(seen.messages, [4, 5, 6, 8]);
  assert.deepEqual(seen.gaps.map(({ expected, received }) => [expected, received]), [[7, 8]]);
  assert.equal(seen.resumed[0].recovered, true);
});
