import { css } from 'lit';

/** What the reliability curve looks like. */
export const curveStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-5);
    margin: 0;
  }
  dt {
    color: var(--muted);
    font-size: var(--text-s);
  }
  dd {
    margin: 0;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  svg {
    display: block;
    width: 100%;
    max-width: 26rem;
  }
  text {
    fill: var(--muted);
    font-size: 11px;
  }
  .axis {
    font-size: 12px;
  }
  .grid {
    stroke: var(--line);
  }
  .diagonal {
    stroke: var(--line-strong);
    stroke-dasharray: 5 4;
  }
  .line {
    fill: none;
    stroke: var(--accent);
    stroke-width: 1.5;
  }
  .interval {
    fill: none;
    stroke: var(--accent);
    stroke-width: 1.5;
  }
  circle {
    stroke: var(--accent);
    stroke-width: 2;
    fill: var(--accent);
  }
  .sparse circle {
    fill: var(--surface);
  }
  .sparse .interval {
    stroke-dasharray: 2 2;
  }
  summary {
    font-weight: 600;
    cursor: pointer;
  }
  td {
    white-space: nowrap;
  }
`;
