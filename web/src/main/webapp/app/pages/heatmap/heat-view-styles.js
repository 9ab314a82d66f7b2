import { css } from 'lit';

/** The picture and what stands around it. */
export const viewStyles = css`
  :host {
    display: block;
    --heat-height: 32rem;
  }
  .place {
    position: relative;
  }
  canvas {
    display: block;
    width: 100%;
    height: var(--heat-height);
    touch-action: pan-y;
    cursor: crosshair;
  }
  canvas:focus-visible {
    outline-offset: -2px;
  }
  .readout {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
    min-height: 1.5rem;
    margin: 0;
    padding: var(--space-2) var(--space-3);
    font-size: var(--text-s);
    font-variant-numeric: tabular-nums;
  }
  .readout div {
    display: flex;
    gap: var(--space-1);
  }
  .readout dt {
    color: var(--muted);
  }
  .readout dd {
    margin: 0;
    font-weight: 600;
  }
  .tools {
    position: absolute;
    top: var(--space-3);
    left: var(--space-2);
    display: flex;
    gap: var(--space-1);
  }
  .tools button {
    min-height: 1.75rem;
    min-width: 1.75rem;
    padding: 0 var(--space-2);
    line-height: 1;
    opacity: 0.85;
  }
  @media (max-width: 48rem) {
    :host {
      --heat-height: 24rem;
    }
    .readout {
      min-height: 3.5rem;
      align-content: start;
    }
  }
`;
