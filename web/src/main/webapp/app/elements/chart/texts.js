/** English texts of charts. */
export const texts = {
  tools: 'What the chart shows',
  closer: 'Zoom in',
  wider: 'Zoom out',
  newest: 'Back to the newest',
  candleSpoken: (at, open, high, low, close, volume) => `${at}: open ${open}, high ${high}, low ${low}, close ${close}, volume ${volume}`,
  keys:
    'Left and right arrow choose a point, with shift they move the chart; plus and minus zoom, home and end choose the first and the last point, ' +
    'escape goes back to the newest. Drag to move, wheel with control to zoom.',
};
