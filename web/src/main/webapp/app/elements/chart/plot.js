import uPlot from 'uplot';
import * as format from '../../shared/format.js';
import { VOLUME_SHARE, drawCandles } from './candles.js';
import { LABEL_HALF_PX, drawLines, drawMarkers } from './marks.js';
import { valueRange } from './value-range.js';

const DAY_S = 86400;
const MINUTE_S = 60;
const HOUR_S = 3600;
const MONTH_S = 30 * DAY_S;
/** Seconds between two labels of time: none shows parts of a second. */
const TIME_STEPS = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_S),
  ...[1, 2, 3, 4, 6, 12].map((hours) => hours * HOUR_S),
  ...[1, 2, 4, 7].map((days) => days * DAY_S),
  ...[1, 2, 3, 6].map((months) => months * MONTH_S),
  365 * DAY_S,
];
const FONT = '12px sans-serif';
const AXIS_WIDTH_PX = 78;
const AXIS_HEIGHT_PX = 26;
const LABEL_SPACE_PX = 76;
const PADDING_PX = 8;

/** How the lines of a chart differ beside their colour. */
export const DASHES = [[], [7, 4], [2, 3], [9, 3, 2, 3], [14, 5]];

/**
 * What a chart shows. Times are epoch seconds, ascending; all arrays of values have one each for every time.
 *
 * @typedef {object} ChartContent
 * @property {number[]} times
 * @property {number} step seconds from one time to the next, as a rule
 * @property {readonly Series[]} series
 * @property {import('./candles.js').Candles | null} candles
 * @property {readonly import('./marks.js').Line[]} lines
 * @property {readonly import('./marks.js').Marker[]} markers
 * @property {string} zone of the time axis
 * @property {boolean} logarithmic whether the axis of values is
 * @property {(value: number) => string} amount a value as the axis shows it
 *
 * @typedef {object} Series
 * @property {string} label
 * @property {(number | null)[]} values null: a gap
 * @property {import('./marks.js').Tone} tone
 * @property {boolean} [stepped] a value holds until the next
 */

/** @param {ChartContent} content @returns {import('uplot').AlignedData} */
export function dataOf({ times, candles, series }) {
  const invisible = candles === null ? [] : [candles.low, candles.high, candles.volume];
  return [times, ...invisible, ...series.map(({ values }) => values)];
}

/** What a plot is built from; where that changes it is built anew. @param {ChartContent} content */
export function shapeOf({ series, candles, zone, logarithmic }) {
  return JSON.stringify([series.map(({ label, tone, stepped }) => [label, tone, stepped]), candles !== null, zone, logarithmic]);
}

/**
 * Builds a plot that draws the content as it is at each frame.
 * @param {HTMLElement} target
 * @param {object} source
 * @param {() => ChartContent} source.content
 * @param {() => import('./colours.js').Colours} source.colours
 * @param {() => {min: number, max: number}} source.range of the times in view
 * @param {(index: number | null) => void} source.pointed tells which point the cursor is at
 */
export function plotOf(target, { content, colours, range, pointed }) {
  const { series, candles, zone, logarithmic } = content();
  const colour = (tone) => () => colours()[tone];
  const axis = { stroke: colour('muted'), font: FONT, ticks: { show: false }, grid: { stroke: colour('line'), width: 1 } };
  const unseen = (scale) => ({ scale, paths: () => null, points: { show: false } });
  return new uPlot(
    {
      width: Math.max(1, target.clientWidth),
      height: Math.max(1, target.clientHeight),
      padding: [PADDING_PX, 0, 0, PADDING_PX],
      legend: { show: false },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), zone),
      cursor: { points: { show: false }, drag: { x: false, y: false, setScale: false }, move: snapped },
      scales: {
        x: { time: true, range: () => [range().min, range().max] },
        y: { distr: logarithmic ? 3 : 1, range: (_, min, max) => valueRange(content(), min, max) },
        volume: { range: (_, __, max) => [0, (max || 1) / (VOLUME_SHARE * 0.9)] },
      },
      axes: [
        { ...axis, size: AXIS_HEIGHT_PX, space: LABEL_SPACE_PX, incrs: TIME_STEPS, values: (_, splits, __, ___, step) => splits.map((at) => timeLabel(at, step, zone)) },
        { ...axis, scale: 'y', side: 1, size: AXIS_WIDTH_PX, values: (plot, splits) => splits.map((value) => (value === null || isLabelled(plot, content(), value) ? '' : content().amount(value))) },
      ],
      series: [
        {},
        ...(candles === null ? [] : [unseen('y'), unseen('y'), unseen('volume')]),
        ...series.map(({ label, tone, stepped }, i) => ({
          label,
          scale: 'y',
          stroke: colour(tone),
          width: 2,
          dash: DASHES[i % DASHES.length],
          paths: stepped ? uPlot.paths.stepped?.({ align: 1 }) : undefined,
        })),
      ],
      hooks: {
        draw: [(plot) => drawOver(plot, content(), colours())],
        setCursor: [({ cursor }) => pointed(cursor.left === undefined || cursor.left < 0 ? null : (cursor.idx ?? null))],
      },
    },
    dataOf(content()),
    target,
  );
}

function drawOver(plot, { times, candles, step, lines, markers }, colours) {
  if (candles !== null && times.length > 0) {
    drawCandles(plot, candles, step, colours);
  }
  drawLines(plot, lines, colours);
  drawMarkers(plot, markers, colours);
}

/** Whether the label of a line stands where that of a value would. */
function isLabelled(plot, { lines }, value) {
  const y = plot.valToPos(value, 'y');
  return lines.some((line) => line.label !== undefined && Math.abs(plot.valToPos(line.value, 'y') - y) < 2 * LABEL_HALF_PX);
}

/** The cursor stands at points, not between them. @type {import('uplot').Cursor.MousePosRefiner} */
function snapped(plot, left, top) {
  const [times] = plot.data;
  const at = left < 0 || times.length === 0 ? undefined : times[plot.posToIdx(left)];
  return [at === undefined ? left : plot.valToPos(at, 'x'), top];
}

/** A time on the axis; `step` tells how far apart the labels are. */
function timeLabel(seconds, step, zone) {
  return format.axisTime(seconds * 1000, zone, step >= DAY_S ? 'day' : step >= MINUTE_S ? 'minute' : 'second');
}
