import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampled } from '../../main/webapp/app/data/latency-samples.js';
import { valueRange } from '../../main/webapp/app/elements/chart/value-range.js';
import { Viewport } from '../../main/webapp/app/elements/chart/viewport.js';
import { axisTime } from '../../main/webapp/app/shared/format.js';

const minutes = (n) => Array.from({ length: n }, (_, i) => 600 + i * 60);
const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-6, `${a} is not ${b}`);

/** A viewport on 100 minutes of which 20 fit. */
function viewport() {
  const view = new Viewport();
  view.fit(minutes(100), 60, 20);
  return view;
}
const LAST = 600 + 99 * 60;

test('should show the newest points that fit, and go on with them', () => {
  const view = viewport();
  assert.ok(view.follows);
  assert.ok(view.range.max > LAST && view.range.max < LAST + 120);
  assert.ok(view.range.min < LAST - 19 * 60 && view.range.min > LAST - 23 * 60);
  view.fit(minutes(101), 60, 20);
  assert.ok(view.range.max > LAST + 60);
});

test('should stay where somebody moved it when points come, until it is reset', () => {
  const view = viewport();
  view.pan(-1800);
  const { min, max } = view.range;
  assert.equal(view.follows, false);
  view.fit(minutes(101), 60, 20);
  near(view.range.min, min);
  near(view.range.max, max);
  view.reset();
  assert.ok(view.follows);
});

test('should zoom about an instant, neither narrower nor wider than makes sense', () => {
  const view = viewport();
  view.pan(-3000);
  const { min, max } = view.range;
  const at = min + (max - min) / 4;
  view.zoom(0.5, at);
  near((at - view.range.min) / (view.range.max - view.range.min), 0.25);
  near(view.range.max - view.range.min, (max - min) / 2);
  for (let i = 0; i < 30; i += 1) {
    view.zoom(0.5, at);
  }
  near(view.range.max - view.range.min, 4 * 60);
  for (let i = 0; i < 30; i += 1) {
    view.zoom(2, at);
  }
  near(view.range.min, 600 - 60);
  near(view.range.max, LAST + 60);
});

test('should keep to what there is when it is moved beyond an end', () => {
  const view = viewport();
  view.pan(-1e9);
  near(view.range.min, 600 - 60);
  view.pan(1e9);
  near(view.range.max, LAST + 60);
});

test('should bring a point into view and leave one alone that is', () => {
  const view = viewport();
  view.show(LAST);
  assert.ok(view.follows);
  view.show(600);
  assert.ok(view.range.min <= 600 && view.range.max >= 600);
  view.show(LAST);
  assert.ok(view.range.max >= LAST);
});

test('should have a range when there is nothing, or one point', () => {
  const view = new Viewport();
  for (const times of [[], [600]]) {
    view.fit(times, 60, Infinity);
    assert.ok(view.range.max > view.range.min);
  }
});

test('should leave room around values, include lines, and put candles above their volumes', () => {
  const content = (more) => ({ lines: [], candles: null, logarithmic: false, ...more });
  const [low, high] = valueRange(content(), 100, 200);
  assert.ok(low < 100 && low > 90 && high > 200 && high < 210);
  const [floor] = valueRange(content({ lines: [{ value: 50, tone: 'bad' }] }), 100, 200);
  assert.ok(floor < 50);
  const [below, above] = valueRange(content({ candles: {} }), 100, 200);
  near(above, high);
  near((low - below) / (above - below), 0.18);
  const [a, b] = valueRange(content(), 5, 5);
  assert.ok(a < 5 && b > 5);
  assert.deepEqual(valueRange(content(), null, null), [0, 1]);
  assert.deepEqual(valueRange(content({ logarithmic: true }), 30, 2000), [10, 10000]);
});

test('should tell midnight by its day, in the zone of the account', () => {
  const midnight = Date.parse('2026-03-02T05:00:00Z');
  assert.ok(/2/.test(axisTime(midnight, 'America/New_York', 'minute')));
  assert.equal(axisTime(midnight, 'UTC', 'minute').replace(/\u200e/g, ''), '05:00');
  assert.ok(/30/.test(axisTime(midnight + 30 * 60000, 'America/New_York', 'minute')));
});

test('should keep ten minutes of latencies, and forget them with the node', () => {
  const stages = [{ stage: 'hub_to_socket', venue: '', p50_us: 1, p99_us: 2 }];
  let samples = [];
  for (let i = 1; i <= 601; i += 1) {
    samples = sampled(samples, { latency: stages, receivedAt: i * 1000 }, { p99: i === 601 ? -3 : 4 });
  }
  assert.deepEqual([samples.length, samples[0].time, samples[0].screenMs], [600, 2, 4]);
  assert.deepEqual(samples.at(-1), { time: 601, stages, screenMs: null });
  assert.equal(sampled(samples, { latency: [], receivedAt: 602000 }, null), samples);
  assert.deepEqual(sampled(samples, { latency: [], receivedAt: null }, null), []);
});
