import { css } from 'lit';

/** Where uPlot puts its parts, and what stands around them. */
export const chartStyles = css`
  :host {
    display: block;
    --chart-height: 17rem;
  }
  .place {
    position: relative;
  }
  .plot {
    height: var(--chart-height);
    overflow: hidden;
    touch-action: pan-y;
    cursor: crosshair;
  }
  .plot:focus-visible {
    outline-offset: -2px;
  }
  .u-wrap {
    position: relative;
    user-select: none;
  }
  .u-over,
  .u-under {
    position: absolute;
  }
  .u-under {
    overflow: hidden;
  }
  .uplot canvas {
    display: block;
    position: relative;
    width: 100%;
    height: 100%;
  }
  .u-axis {
    position: absolute;
  }
  .u-select,
  .u-off {
    display: none;
  }
  .u-cursor-x,
  .u-cursor-y {
    position: absolute;
    left: 0;
    top: 0;
    pointer-events: none;
    will-change: transform;
  }
  .u-cursor-x {
    height: 100%;
    border-right: 1px dashed var(--line-strong);
  }
  .u-cursor-y {
    width: 100%;
    border-bottom: 1px dashed var(--line-strong);
  }
  .tools {
    position: absolute;
    top: var(--space-1);
    left: var(--space-2);
    display: flex;
    gap: var(--space-1);
  }
  .tools button {
    min-height: 1.75rem;
    min-width: 1.75rem;
    padding: 0 var(--space-2);
    line-height: 1;
    opacity: 0.75;
  }
  .tools button:hover,
  .tools button:focus-visible {
    opacity: 1;
  }
  .tools button[hidden] {
    display: none;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    margin: 0;
    padding: var(--space-1) var(--space-3);
    list-style: none;
    font-size: var(--text-s);
    font-variant-numeric: tabular-nums;
  }
  .legend svg {
    width: 1.75rem;
    height: 0.5rem;
    margin-right: var(--space-1);
    vertical-align: middle;
  }
  .accent {
    color: var(--accent);
  }
  .buy,
  .good {
    color: var(--good);
  }
  .sell,
  .bad {
    color: var(--bad);
  }
  .warning {
    color: var(--warning);
  }
  .muted {
    color: var(--muted);
  }
`;
