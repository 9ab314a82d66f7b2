import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ColourScale, palette } from '../../main/webapp/app/pages/heatmap/colour-scale.js';
import { HeatGrid, bucketOf } from '../../main/webapp/app/pages/heatmap/heat-grid.js';
import { LEVERAGES, LeverageFilter, levelsOf } from '../../main/webapp/app/pages/heatmap/leverage-filter.js';
import { Plane, priceText, roundStep } from '../../main/webapp/app/pages/heatmap/plane.js';
import { PriceRange } from '../../main/webapp/app/pages/heatmap/price-range.js';
import { cellsOf } from '../../main/webapp/app/pages/heatmap/saving.js';
import { WINDOWS, candlesIn, columnsOf } from '../../main/webapp/app/pages/heatmap/windows.js';
import { inBuckets, profileOf, zonesOf } from '../../main/webapp/app/pages/heatmap/zones.js';

const near = (a, b, within = 1e-6) => assert.ok(Math.abs(a - b) <= within, `${a} is not ${b}`);
const level = (price, long, short = 0) => ({ price, long_density: long, short_density: short });
const FIRST = 600;

/** Three pictures of 5 minutes: what is between is faded, replaced, removed. */
const STEPS = [
  [FIRST, 0, 2, 0, 100, [[90, 1000, 0], [110, 0, 500]]],
  [FIRST + 300, 0.5, 1, 0, 101, [[91, 30, 0]]],
  [FIRST + 600, 0.8, 0, 1, 99, [[90, 0, 0], [110, 0, 7]]],
];
const grid = () => HeatGrid.of(STEPS, { from: FIRST - 300, step: 300, columns: 5, bucket: 1 });
const cellAt = (of, seconds, price) => of.cell(of.columnOf(seconds), of.rowOf(price));

test('should fold steps: each density by the factor, then what is named takes its place', () => {
  const folded = grid();
  assert.deepEqual(cellAt(folded, FIRST, 90), { long: 1000, short: 0 });
  assert.deepEqual(cellAt(folded, FIRST + 300, 90), { long: 500, short: 0 });
  assert.deepEqual(cellAt(folded, FIRST + 300, 91), { long: 30, short: 0 });
  assert.deepEqual(cellAt(folded, FIRST + 600, 90), { long: 0, short: 0 });
  near(cellAt(folded, FIRST + 600, 91).long, 24);
  assert.deepEqual(cellAt(folded, FIRST + 600, 110), { long: 0, short: 7 });
  assert.equal(folded.max, 1000);
});

test('should know no picture where none was told, and nothing at prices beyond the levels', () => {
  const folded = grid();
  assert.equal(cellAt(folded, FIRST - 300, 90), null);
  assert.equal(cellAt(folded, FIRST + 900, 90), null);
  assert.equal(cellAt(folded, FIRST + 90000, 90), null);
  assert.deepEqual(cellAt(folded, FIRST, 5000), { long: 0, short: 0 });
  assert.equal(folded.newest, 3);
});

test('should go on from a picture before the window, and be empty where there is no step', () => {
  const late = HeatGrid.of(STEPS, { from: FIRST + 300, step: 300, columns: 2, bucket: 1 });
  assert.deepEqual(cellAt(late, FIRST + 300, 90), { long: 500, short: 0 });
  const none = HeatGrid.of([], { from: 0, step: 300, columns: 2, bucket: 1 });
  assert.equal(none.newest, -1);
  assert.equal(none.rows, 0);
  assert.equal(none.put(300, [level(90, 5)]), 'all');
  assert.deepEqual(cellAt(none, 300, 90), { long: 5, short: 0 });
});

test('should put a live picture into its column, again and again', () => {
  const live = grid();
  assert.equal(live.put(FIRST + 900, [level(90, 10), level(110, 0, 20)]), 'column');
  assert.deepEqual(cellAt(live, FIRST + 900, 110), { long: 0, short: 20 });
  assert.equal(live.put(FIRST + 900, [level(90, 4)]), 'column');
  assert.deepEqual(cellAt(live, FIRST + 900, 110), { long: 0, short: 0 });
  assert.deepEqual(cellAt(live, FIRST + 900, 90), { long: 4, short: 0 });
  assert.equal(live.put(FIRST + 900, [level(90, 5000)]), 'all', 'the scale ends higher');
  assert.equal(live.put(FIRST - 3000, [level(90, 1)]), 'nothing');
});

test('should let the oldest columns make room for a later one', () => {
  const live = grid();
  assert.equal(live.put(FIRST + 1500, [level(90, 8)]), 'all');
  assert.equal(live.from, FIRST + 300);
  assert.equal(live.columns, 5);
  assert.deepEqual(cellAt(live, FIRST + 300, 90), { long: 500, short: 0 });
  assert.deepEqual(cellAt(live, FIRST + 1500, 90), { long: 8, short: 0 });
  assert.equal(cellAt(live, FIRST + 1200, 90), null);
  assert.equal(live.put(FIRST + 1e6, [level(90, 9)]), 'all');
  assert.deepEqual(cellAt(live, FIRST + 1e6, 90), { long: 9, short: 0 });
  assert.equal(live.known.filter((each) => each === 1).length, 1);
});

test('should add rows for a level beyond them and keep every cell', () => {
  const live = grid();
  const rows = live.rows;
  assert.equal(live.put(FIRST + 900, [level(60, 3), level(150, 0, 4)]), 'all');
  assert.ok(live.rows > rows && live.low <= 60 && live.high > 150);
  assert.deepEqual(cellAt(live, FIRST, 90), { long: 1000, short: 0 });
  assert.deepEqual(cellAt(live, FIRST + 300, 91), { long: 30, short: 0 });
  assert.deepEqual(cellAt(live, FIRST + 900, 150), { long: 0, short: 4 });
});

test('should take fine levels into a wider bucket', () => {
  const wide = HeatGrid.of([[0, 0, 1, 0, 100, [[90, 7, 0], [95, 1, 0]]]], { from: 0, step: 300, columns: 2, bucket: 5 });
  wide.put(300, [level(90, 1), level(94, 2), level(95, 4)]);
  assert.deepEqual(cellAt(wide, 300, 90), { long: 3, short: 0 });
  assert.deepEqual(cellAt(wide, 300, 95), { long: 4, short: 0 });
  assert.equal(bucketOf(0.0015, 0.0005), 3);
  assert.equal(bucketOf(0.3, 0.1), 3);
  assert.equal(bucketOf(0.35, 0.1), 3);
});

test('should tell densities apart on a logarithmic scale', () => {
  const scale = new ColourScale(1e6);
  assert.equal(scale.toneOf(0), 0);
  assert.equal(scale.toneOf(Number.NaN), 0);
  assert.equal(scale.toneOf(1), 1);
  assert.equal(scale.toneOf(1e6), 255);
  assert.equal(scale.toneOf(5e6), 255);
  const steps = [1e3, 1e4, 1e5, 1e6].map((density) => scale.toneOf(density));
  steps.slice(1).forEach((tone, i) => near(tone - steps[i], 254 / 3, 1));
  near(scale.densityOf(scale.toneOf(50000)) / 50000, 1, 0.03);
  assert.deepEqual(scale.marks.map(({ density }) => Math.round(density)), [1000, 10000, 100000, 1000000]);
});

test('should hide what is below the threshold', () => {
  const bytes = (colours, tone) => [...new Uint8Array(colours.buffer, tone * 4, 4)];
  const colours = palette(['#000000', '#ff0000', '#ffff00'], 100);
  assert.deepEqual(bytes(colours, 99), [0, 0, 0, 0]);
  assert.equal(bytes(colours, 100)[3], 255);
  assert.deepEqual(bytes(colours, 255), [255, 255, 0, 255]);
  assert.deepEqual(bytes(palette(['#000000', '#ff0000', '#ffff00']), 128), [255, 0, 0, 255]);
});

test('should find zones by how near and how dense they are, the most severe first', () => {
  const levels = [level(94, 0, 2e6), level(96, 6e6), level(97.5, 4.9e6), level(99.5, 11e6), level(100.5, 9e6, 9.9e6), level(104.9, 0, 1e6), level(106, 5e7)];
  assert.deepEqual(
    zonesOf(levels, 100).map(({ severity, side, price }) => [severity, side, price]),
    [
      ['critical', 'long', 99.5],
      ['critical', 'short', 100.5],
      ['info', 'long', 97.5],
      ['info', 'long', 96],
      ['info', 'short', 104.9],
    ],
  );
});

test('should sum up what lies between a level and the price', () => {
  const rows = profileOf([level(90, 5), level(95, 3), level(105, 0, 2), level(110, 0, 4)]);
  assert.deepEqual(rows.map(({ longs, shorts }) => [longs, shorts]), [[8, 0], [3, 0], [0, 2], [0, 6]]);
  assert.deepEqual(inBuckets([level(90, 5), level(94, 3, 1), level(95, 1)], (price) => Math.floor(price / 5) * 5), [level(90, 8, 1), level(95, 1)]);
});

test('should show the prices around the price until somebody moves them', () => {
  const prices = new PriceRange();
  const fit = () => prices.fit({ low: 90, high: 110 }, { low: 50, high: 200 }, 1);
  fit();
  assert.deepEqual(prices.range, { low: 90, high: 110 });
  prices.zoom(0.5, 95);
  near(prices.range.low, 92.5);
  near(prices.range.high, 102.5);
  prices.pan(1000);
  near(prices.range.high, 200);
  prices.pan(-1000);
  near(prices.range.low, 50);
  for (let i = 0; i < 50; i += 1) {
    prices.zoom(0.5, 60);
  }
  near(prices.range.high - prices.range.low, 6);
  prices.show(120, 121);
  assert.ok(prices.range.low <= 120 && prices.range.high >= 121 - 1e-9);
  assert.equal(prices.follows, false);
  prices.reset();
  assert.deepEqual(prices.range, { low: 90, high: 110 });
});

test('should place times and prices, there and back', () => {
  const plane = new Plane({ width: 576, height: 332 }, { min: 0, max: 1000 }, { low: 100, high: 200 });
  near(plane.secondsAt(plane.x(250)), 250);
  near(plane.priceAt(plane.y(130)), 130);
  assert.ok(plane.y(200) < plane.y(100));
  assert.ok(plane.holds(plane.x(500), plane.y(150)) && !plane.holds(plane.right + 1, plane.y(150)));
  const { step, values } = plane.priceTicks;
  assert.equal(step, 20);
  assert.deepEqual(values, [100, 120, 140, 160, 180, 200]);
  assert.deepEqual([0.03, 1, 1.1, 3, 7].map(roundStep), [0.05, 1, 2, 5, 10]);
  assert.equal(priceText(0.1 + 0.2, 0.0005), (0.3).toLocaleString(undefined, { minimumFractionDigits: 4 }));
});

test('should ask for as many columns as a window has, a longer interval beyond 60 days', () => {
  const now = Date.UTC(2026, 10, 30, 1, 7);
  assert.deepEqual(columnsOf(WINDOWS['48h'], now), { from: Date.UTC(2026, 10, 28, 1, 5) / 1000, step: 300, columns: 577 });
  assert.equal(columnsOf(WINDOWS['3m'], now).step, 900);
  assert.equal(columnsOf(WINDOWS['1m'], now).step, 300);
  for (const [name, window] of Object.entries(WINDOWS)) {
    assert.ok(columnsOf(window, now).columns <= 20000, name);
    assert.ok(candlesIn(window) <= 3000, name);
  }
});

test('should save the cells in view as CSV, but for hidden and empty ones', () => {
  const folded = grid();
  const feed = { series: { value: folded }, image: { scale: new ColourScale(1000) }, bucket: 1 };
  const all = { min: FIRST - 300, max: FIRST + 1200, low: 0, high: 1000 };
  assert.deepEqual(cellsOf(feed, all, 1).split('\n'), [
    'time,price,bucket,long_density,short_density',
    '1970-01-01T00:10:00.000Z,90,1,1000.00,0.00',
    '1970-01-01T00:10:00.000Z,110,1,0.00,500.00',
    '1970-01-01T00:15:00.000Z,90,1,500.00,0.00',
    '1970-01-01T00:15:00.000Z,91,1,30.00,0.00',
    '1970-01-01T00:15:00.000Z,110,1,0.00,250.00',
    '1970-01-01T00:20:00.000Z,91,1,24.00,0.00',
    '1970-01-01T00:20:00.000Z,110,1,0.00,7.00',
    '',
  ]);
  assert.equal(cellsOf(feed, { ...all, min: FIRST, max: FIRST + 300, low: 100 }, 1).split('\n').length, 3);
  assert.equal(cellsOf(feed, all, feed.image.scale.toneOf(500)).split('\n').length, 5);
});

const position = (price, side, leverage, density) => ({ price, side, leverage, density });
const POSITIONS = [
  position(90, 'long', 25, 700), position(90, 'long', 100, 300), position(90, 'long', null, 50), position(95, 'short', 5, 10), position(110, 'short', 5, 20),
];

test('should sum the chosen leverages, and leave out what the picture has not any more', () => {
  const picture = [level(90, 1050), level(110, 0, 15)];
  assert.deepEqual(levelsOf(POSITIONS, [100], picture), [level(90, 300)]);
  assert.deepEqual(levelsOf(POSITIONS, [5, 25, 100], picture), [level(90, 1000), level(110, 0, 15)]);
  assert.deepEqual(levelsOf(POSITIONS, [], picture), []);
});

test('should read positions when not all leverages are chosen, and again with each closed candle', async () => {
  let calls = 0;
  const at = (seconds) => new Date(seconds * 1000).toISOString();
  const filter = new LeverageFilter({ requestUpdate: () => {} }, async () => ({ symbol: 'X', timestamp: at(300 + 300 * calls++), current_price: 100, items: POSITIONS }));
  const newest = { levels: [level(90, 1050)], price: 100, atMs: 0, closed: true, zones: [] };
  filter.choose(LEVERAGES);
  assert.equal(filter.of(newest), newest);
  filter.readAgain(300000);
  assert.equal(calls, 0);

  filter.choose([100]);
  assert.equal(filter.of(newest), null, 'not read yet');
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(filter.of(newest).levels, [level(90, 300)]);
  assert.equal(filter.of(newest), filter.of(newest), 'made once');
  filter.choose([25, 100]);
  assert.deepEqual(filter.of(newest).levels, [level(90, 1000)]);
  assert.equal(calls, 1);
  filter.readAgain(600000);
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(calls, 2);
  filter.choose([]);
  assert.deepEqual(filter.of(newest).levels, []);
  filter.close();
});
