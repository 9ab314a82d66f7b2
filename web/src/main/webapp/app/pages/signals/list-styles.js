import { css } from 'lit';

/** How the list is laid out: it is scrolled by itself, so that what stands around it stays. */
export const listStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
  }
  .fresh {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    min-height: 2.25rem;
  }
  .rows {
    max-height: min(38rem, 70dvh);
    overflow: auto;
    overscroll-behavior: contain;
    /* What comes and goes above must not move what is read. */
    overflow-anchor: none;
  }
  .rows thead th {
    position: sticky;
    top: 0;
    z-index: 1;
    background: var(--surface);
  }
  td {
    white-space: nowrap;
  }
  th,
  td {
    padding-right: var(--space-2);
  }
  tbody tr {
    cursor: pointer;
  }
  tbody tr:hover {
    background: var(--raised);
  }
  tbody tr.chosen {
    background: var(--selected);
  }
  th:first-child,
  td:first-child {
    padding-left: var(--space-2);
  }
  td a {
    color: inherit;
    text-decoration: none;
    font-variant-numeric: tabular-nums;
  }
  tr:hover a,
  tr.chosen a {
    color: var(--accent);
    text-decoration: underline;
  }
  .strategy {
    max-width: 8rem;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .active {
    color: var(--accent);
  }
  .end {
    padding: var(--space-3) var(--space-2);
    text-align: center;
  }
  @media (max-width: 48rem) {
    .rows {
      max-height: 60dvh;
    }
    /* Time and symbol take two lines, so that outcome and result are seen without scrolling. */
    td:nth-child(-n + 2) {
      white-space: normal;
    }
  }
`;
