import { css } from 'lit';

/** How the page is laid out. */
export const pageStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-3) var(--space-4);
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-4);
    flex: 1 1 14rem;
    min-height: 2.25rem;
  }
  .state .notice {
    padding: var(--space-1) var(--space-3);
    font-size: var(--text-s);
  }
  .choice {
    width: 9.5rem;
  }
  .windows {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
  }
  .windows button {
    min-height: 2.25rem;
    padding: 0 var(--space-2);
    font-weight: 400;
  }
  .windows button[aria-pressed='true'] {
    color: var(--on-accent);
    background: var(--accent);
    border-color: var(--accent);
    font-weight: 600;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-5);
    padding: var(--space-2) var(--space-3);
  }
  .slider {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-3);
    margin: 0;
  }
  .slider span {
    min-width: 12rem;
  }
  .slider output {
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  input[type='range'] {
    width: 12rem;
    min-height: 1.5rem;
    padding: 0;
    accent-color: var(--accent);
  }
  .toggle {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin: 0;
  }
  input[type='checkbox'] {
    width: auto;
    min-height: 0;
    accent-color: var(--accent);
  }
  .leverages {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-4);
    flex: 1 1 100%;
    order: 1;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .leverages legend {
    float: left;
    padding: 0;
    font-size: var(--text-s);
    font-weight: 600;
  }
  .buttons {
    display: flex;
    gap: var(--space-2);
    margin-left: auto;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(13rem, 1fr);
    gap: var(--space-4);
    align-items: start;
  }
  .columns.even {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
  .flush {
    position: relative;
    padding: 0 0 var(--space-2);
  }
  .flush h2 {
    padding: var(--space-2) var(--space-3) 0;
  }
  .veil {
    position: absolute;
    inset: 8rem var(--space-4) auto;
    text-align: center;
  }
  .panel.message {
    justify-items: center;
    padding: var(--space-6);
    text-align: center;
  }
  .panel.message p {
    max-width: 44rem;
  }
  .bad {
    color: var(--bad);
  }
  summary {
    font-weight: 600;
    cursor: pointer;
  }
  li {
    margin-top: var(--space-1);
  }
  @media (max-width: 64rem) {
    .columns,
    .columns.even {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (max-width: 48rem) {
    :host {
      gap: var(--space-3);
    }
    .choice {
      width: auto;
      flex: 1 1 8rem;
    }
    .title {
      flex-basis: 100%;
    }
    .buttons {
      margin-left: 0;
    }
  }
`;
