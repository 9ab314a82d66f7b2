import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AnalyticsWebSocket,
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
