const FONT_PX = 12;
/** Half the height of a label on the axis, in CSS pixels. */
export const LABEL_HALF_PX = 9;
const MARKER_PX = 6;

/**
 * @typedef {'accent' | 'buy' | 'sell' | 'good' | 'warning' | 'bad' | 'muted'} Tone
 *
 * @typedef {object} Line a level across the whole chart
 * @property {number} value
 * @property {Tone} tone
 * @property {string} [label] what stands on the axis; no label without
 * @property {boolean} [solid] dashed otherwise
 *
 * @typedef {object} Marker a sign at one place
 * @property {number} time epoch seconds
 * @property {number} value
 * @property {Tone} tone
 * @property {'up' | 'down' | 'dot'} shape
 */

/**
 * Draws levels, each with its label on the axis.
 * @param {import('uplot')} plot @param {readonly Line[]} lines @param {import('./colours.js').Colours} colours
 */
export function drawLines(plot, lines, colours) {
  const { ctx: context, bbox } = plot;
  const ratio = devicePixelRatio;
  context.save();
  context.lineWidth = Math.max(1, Math.round(ratio));
  for (const { value, tone, solid = false, label } of lines) {
    const y = Math.round(plot.valToPos(value, 'y', true));
    if (y < bbox.top || y > bbox.top + bbox.height) {
      continue;
    }
    context.setLineDash(solid ? [] : [6 * ratio, 4 * ratio]);
    context.strokeStyle = colours[tone];
    context.beginPath();
    context.moveTo(bbox.left, y);
    context.lineTo(bbox.left + bbox.width, y);
    context.stroke();
    if (label !== undefined) {
      drawLabel(plot, y, label, colours[tone], colours);
    }
  }
  context.restore();
}

function drawLabel({ ctx: context, bbox, width }, y, label, colour, colours) {
  const ratio = devicePixelRatio;
  const left = bbox.left + bbox.width;
  const right = width * ratio;
  context.fillStyle = colour;
  context.fillRect(left, y - LABEL_HALF_PX * ratio, right - left, 2 * LABEL_HALF_PX * ratio);
  context.fillStyle = colours.surface;
  context.font = `${FONT_PX * ratio}px ${colours.font}`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillText(label, right - 4 * ratio, y);
}

/**
 * Draws signs at their places: a triangle that points up or down, or a dot.
 * @param {import('uplot')} plot @param {readonly Marker[]} markers @param {import('./colours.js').Colours} colours
 */
export function drawMarkers(plot, markers, colours) {
  const { ctx: context, bbox } = plot;
  const size = MARKER_PX * devicePixelRatio;
  context.save();
  context.beginPath();
  context.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  context.clip();
  for (const { time, value, tone, shape } of markers) {
    const [x, y] = [plot.valToPos(time, 'x', true), plot.valToPos(value, 'y', true)];
    context.fillStyle = colours[tone];
    context.beginPath();
    if (shape === 'dot') {
      context.arc(x, y, size / 2, 0, 2 * Math.PI);
    } else {
      const down = shape === 'down' ? -1 : 1;
      context.moveTo(x, y);
      context.lineTo(x - size, y + down * 1.5 * size);
      context.lineTo(x + size, y + down * 1.5 * size);
    }
    context.fill();
  }
  context.restore();
}
