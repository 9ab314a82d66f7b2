import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AnalyticsWebSocket,
  HeatmapLevels,
  HeatmapWebSocket,
  ReconnectReports,
  TradewireClient,
  followChallenge,
  liveChallengeHook,
  ticketsFor,
} from '../../main/webapp/client/index.js';
import { FakeTime, fakeSockets, settle } from './fake-server.mjs';

const CHALLENGE = '6f1c0f5e-0000-4000-8000-000000000001';

function rig() {
  const time = new FakeTime();
  const { FakeSocket, sockets } = fakeSockets();
  const common = { ticket: async () => 't', WebSocket: FakeSocket, random: () => 1, ...time };
  return { time, sockets, common };
}

async function accepted(sockets, index = 0) {
  await settle();
  sockets[index].accept();
  return sockets[index];
}

test('should hand heatmap snapshots on in the shape of the document', async () => {
  const { sockets, common } = rig();
  const snapshots = [];
  const statuses = [];
  const heatmap = new HeatmapWebSocket({
    ...common,
    url: 'ws://host/ws/heatmap',
    symbols: ['BTCUSDT'],
    onSnapshot: (each) => snapshots.push(each),
    onStatus: (each) => statuses.push(each),
  });
  heatmap.connect();
  const socket = await accepted(sockets);
  assert.deepEqual(socket.last('subscribe').channels, [{ ch: 'heatmap:BTCUSDT', update_interval: 5 }]);
  const data = { levels: [] };
  socket.push({ type: 'snapshot', ch: 'heatmap:BTCUSDT', seq: 1, initial: true, timestamp: 'T', data });
  assert.deepEqual(snapshots, [{ type: 'snapshot', symbol: 'BTCUSDT', timestamp: 'T', data }]);
  heatmap.subscribe(['ETHUSDT', 'BTCUSDT']);
  heatmap.unsubscribe(['BTCUSDT']);
  assert.deepEqual(heatmap.symbols, ['ETHUSDT']);
  assert.deepEqual(statuses, ['connected']);
});

test('should take the address before the options, and a symbol that the server writes with a separator', async () => {
  const { sockets, common } = rig();
  const snapshots = [];
  const statuses = [];
  const errors = [];
  const heatmap = new HeatmapWebSocket('ws://host/ws/heatmap', {
    ...common,
    symbols: ['BTCUSDT', 'XYZUSDT'],
    updateInterval: 1,
    onSnapshot: ({ symbol, data }) => snapshots.push([symbol, data.current_price]),
    onStatusChange: (each) => statuses.push(each),
    onError: ({ message }) => errors.push(message),
  });
  heatmap.connect();
  const socket = await accepted(sockets);
  const { id } = socket.last('subscribe');
  const refused = { ch: 'heatmap:XYZ-USDT', code: 'INVALID_SYMBOL', message: 'XYZUSDT is not enabled; enabled are BTCUSDT.', temporary: false };
  socket.push({ type: 'subscribed', id, data: { ok: [{ ch: 'heatmap:BTC-USDT', epoch: 1, seq: 6 }], errors: [refused] } });
  socket.push({ type: 'snapshot', ch: 'heatmap:BTC-USDT', seq: 6, epoch: 1, initial: true, timestamp: 'T', data: { current_price: 1 } });
  socket.push({ type: 'snapshot', ch: 'heatmap:BTC-USDT', seq: 7, timestamp: 'T', data: { current_price: 2 } });
  assert.deepEqual(snapshots, [['BTCUSDT', 1], ['BTCUSDT', 2]]);
  assert.deepEqual(errors, [refused.message]);
  assert.deepEqual(statuses, ['connected']);
});

const level = (price, long, short) => ({ price, long_density: long, short_density: short });

test('should put whole heatmap snapshots together from changed levels', async () => {
  const { sockets, common } = rig();
  const snapshots = [];
  const heatmap = new HeatmapWebSocket({
    ...common, url: 'ws://host/ws/heatmap', symbols: ['BTCUSDT'], changes: true, onSnapshot: (each) => snapshots.push(each),
  });
  heatmap.connect();
  const socket = await accepted(sockets);
  assert.deepEqual(socket.last('subscribe').channels, [{ ch: 'heatmap-levels:BTCUSDT', update_interval: 5 }]);
  const { id } = socket.last('subscribe');
  const ch = 'heatmap-levels:BTC-USDT';
  const push = (seq, levels, more = {}) => socket.push({ type: 'heatmap_levels', ch, seq, timestamp: `T${seq}`, data: { levels, current_price: seq }, ...more });
  socket.push({ type: 'subscribed', id, data: { ok: [{ ch, epoch: 1, seq: 6 }], errors: [] } });
  push(6, [level(300, 1, 1), level(100, 2, 0)], { epoch: 1, initial: true });
  push(7, [level(200, 0, 5), level(100, 0, 0)]);
  assert.deepEqual(snapshots[1], {
    type: 'snapshot', symbol: 'BTCUSDT', timestamp: 'T7', data: { current_price: 7, levels: [level(200, 0, 5), level(300, 1, 1)] },
  });
  assert.deepEqual(snapshots[0].data.levels, [level(100, 2, 0), level(300, 1, 1)], 'what was handed on is left alone');

  socket.push({ type: 'skipped', ch, from: 8, to: 8 });
  push(9, [level(200, 0, 6)]);
  assert.deepEqual(snapshots[2].data.levels, [level(200, 0, 6), level(300, 1, 1)]);

  push(11, [level(400, 1, 0)]);
  assert.equal(snapshots.length, 3, 'a change is missing');
  await settle();
  assert.equal(socket.last('subscribe').channels[0].since, undefined, 'a whole picture is asked for');
});

test('should know no heatmap before a whole picture', () => {
  const known = new HeatmapLevels();
  assert.equal(known.apply({ data: { levels: [level(1, 1, 0)] } }), false);
  assert.equal(known.apply({ initial: true, data: { levels: [level(2, 1, 0)] } }), true);
  assert.deepEqual(known.levels, [level(2, 1, 0)]);
  known.clear();
  assert.equal(known.ready, false);
});

/** A REST interface that answers with these bodies in turn, the last one for good. */
function rest(...bodies) {
  const calls = [];
  const fetcher = async (address, { headers }) => {
    calls.push({ address: String(address), headers });
    const body = bodies.length > 1 ? bodies.shift() : bodies[0];
    const tag = `W/"${body?.timestamp}"`;
    const known = headers['If-None-Match'] === tag;
    return { ok: body !== null && !known, status: body === null ? 503 : known ? 304 : 200, json: async () => body, headers: new Map([['ETag', tag]]) };
  };
  return { calls, fetcher };
}

test('should read snapshots over REST after five failed attempts, until the socket is back', async () => {
  const { sockets, common, time } = rig();
  const snapshots = [];
  const errors = [];
  const { calls, fetcher } = rest({ timestamp: 'A', data: { current_price: 1 } }, null, { timestamp: 'B', data: { current_price: 2 } });
  const heatmap = new HeatmapWebSocket('wss://host/ws/heatmap', {
    ...common, token: () => 'jwt', fetch: fetcher, symbols: ['BTCUSDT'],
    onSnapshot: ({ type, symbol, data }) => snapshots.push([type, symbol, data.current_price]),
    onError: ({ message }) => errors.push(message),
  });
  heatmap.connect();
  for (let attempt = 0; attempt < 5; attempt += 1) {
    assert.equal(heatmap.polling, false, `after ${attempt} failures`);
    await settle();
    sockets[attempt].end(1006);
    if (attempt < 4) {
      await time.advance(2000 * 2 ** attempt);
    }
  }
  assert.equal(heatmap.polling, true);
  await settle();
  assert.deepEqual(calls[0], { address: 'https://host/api/heatmap/BTCUSDT', headers: { Authorization: 'Bearer jwt' } });
  assert.deepEqual(snapshots, [['snapshot', 'BTCUSDT', 1]]);
  await time.advance(5000);
  assert.deepEqual(errors, ['The heatmap of BTCUSDT cannot be read: 503.']);
  assert.equal(calls[1].headers['If-None-Match'], 'W/"A"');
  await time.advance(10000);
  assert.deepEqual(snapshots.slice(1), [['snapshot', 'BTCUSDT', 2]], 'what is known is not handed on again');
  await time.advance(18000);
  sockets[5].accept();
  assert.equal(heatmap.polling, false);
  const before = calls.length;
  await time.advance(20000);
  assert.equal(calls.length, before);
});

test('should not read over REST when it was closed or refused for good', async () => {
  const { sockets, common, time } = rig();
  const { calls, fetcher } = rest({ timestamp: 'A', data: {} });
  const heatmap = new HeatmapWebSocket({ ...common, url: 'ws://host/ws/heatmap', token: 'jwt', fetch: fetcher, symbols: ['BTCUSDT'] });
  heatmap.connect();
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await settle();
    sockets[attempt].end(1006);
    await time.advance(2000 * 2 ** attempt);
  }
  sockets[4].end(4403);
  await time.advance(60000);
  assert.equal(heatmap.polling, false);
  assert.equal(calls.length, 0);
});

test('should call the callback of each channel of the desk', async () => {
  const { sockets, common } = rig();
  const seen = [];
  const desk = new AnalyticsWebSocket(
    { ...common, url: 'ws://host/ws/analytics', channels: ['alerts', 'lp-performance'] },
    { onAlert: (data) => seen.push(['alert', data]), onLPPerformance: (data) => seen.push(['lp', data]) },
  );
  desk.connect();
  const socket = await accepted(sockets);
  assert.deepEqual(socket.last('subscribe').channels, ['alerts', 'lp-performance']);
  socket.push({ type: 'lp-metrics', ch: 'lp-performance', seq: 1, initial: true, data: { lpName: 'A' } });
  socket.push({ type: 'alert', ch: 'alerts', seq: 1, initial: true, data: { id: 7 } });
  assert.deepEqual(seen, [
    ['lp', { lpName: 'A' }],
    ['alert', { id: 7 }],
  ]);
});

test('should stay away when the desk does not want to reconnect', async () => {
  const { sockets, common, time } = rig();
  const desk = new AnalyticsWebSocket({ ...common, url: 'ws://host/ws/analytics', autoReconnect: false });
  desk.connect();
  (await accepted(sockets)).end(1006);
  await time.advance(60000);
  assert.equal(sockets.length, 1);
  assert.equal(desk.status, 'disconnected');
});

test('should keep a challenge live and dispatch lower-case events', async () => {
  const { sockets, common } = rig();
  const target = new EventTarget();
  const events = [];
  target.addEventListener('risk_alert', (event) => events.push(event.detail));
  let state;
  const options = { ...common, url: 'ws://host/ws/challenges' };
  const following = followChallenge(CHALLENGE, options, (next) => (state = next), target);
  const socket = await accepted(sockets);
  const ch = `challenge:${CHALLENGE}`;
  socket.push({ type: 'EQUITY_UPDATED', ch, seq: 1, epoch: 1, initial: true, data: { current_equity: '1' } });
  socket.push({ type: 'RISK_ALERT', ch, seq: 2, data: { severity: 'HIGH' } });
  assert.equal(state.isConnected, true);
  assert.deepEqual(state.equityData, { current_equity: '1' });
  assert.deepEqual(state.riskAlerts, [{ severity: 'HIGH' }]);
  assert.deepEqual(events, [{ severity: 'HIGH' }]);
  following.clearAlerts();
  assert.deepEqual(state.riskAlerts, []);
  following.close();
  assert.equal(state.isConnected, false);
});

test('should give React the state and end with the component', async () => {
  const { sockets, common } = rig();
  const states = [];
  let cleanUp;
  const react = {
    useState: (first) => [states.at(-1) ?? first, (next) => states.push(next)],
    useEffect: (effect) => (cleanUp = effect()),
    useRef: (current) => ({ current }),
    useCallback: (callback) => callback,
  };
  const useLiveChallenge = liveChallengeHook(react, { ...common, url: 'ws://host/ws/challenges' });
  const first = useLiveChallenge(CHALLENGE, 'token');
  assert.equal(first.isConnected, false);
  await accepted(sockets);
  assert.equal(states.at(-1).isConnected, true);
  cleanUp();
  assert.equal(sockets[0].closedWith, 1000);
});

test('should measure each loss and report them together once a minute', async () => {
  const { sockets, common, time } = rig();
  const client = new TradewireClient({ ...common, url: 'ws://host/ws/market' });
  const reports = [];
  new ReconnectReports(client, (times) => reports.push(times), time);
  client.connect();
  (await accepted(sockets)).end(4001);
  await time.advance(2000);
  await accepted(sockets, 1);
  assert.deepEqual(reports, []);
  await time.advance(60000);
  assert.equal(reports.length, 1);
  assert.equal(reports[0].length, 1);
  assert.ok(reports[0][0] > 0 && reports[0][0] <= 2000);
});

test('should fetch tickets with the token and tell a lasting refusal', async () => {
  const calls = [];
  const answers = [
    { ok: true, json: async () => ({ ticket: 'abc' }) },
    { ok: false, status: 401 },
  ];
  const ticket = ticketsFor('wss://host:1/ws/market', 'jwt', async (address, init) => {
    calls.push([String(address), init.headers.Authorization]);
    return answers.shift();
  });
  assert.equal(await ticket(), 'abc');
  assert.deepEqual(calls[0], ['https://host:1/api/ws-ticket', 'Bearer jwt']);
  await assert.rejects(ticket(), (error) => error.temporary === false);
});
