import { css } from 'lit';

/** How the page is laid out: the list beside the chosen signal, on telephones the chosen one first. */
export const pageStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
    min-height: 2.25rem;
  }
  .state .notice {
    padding: var(--space-1) var(--space-3);
    font-size: var(--text-s);
  }
  .file {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    margin-left: auto;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(22rem, 28rem);
    gap: var(--space-4);
    align-items: start;
  }
  .list {
    padding: var(--space-2) var(--space-3) var(--space-3);
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space-3);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
  }
  h2:focus {
    outline: none;
  }
  .days {
    display: flex;
    gap: var(--space-1);
  }
  .days button {
    min-height: 1.75rem;
    padding: 0 var(--space-2);
    font-size: var(--text-s);
  }
  .days button[aria-pressed='true'] {
    color: var(--on-accent);
    background: var(--accent);
    border-color: var(--accent);
  }
  @media (max-width: 75rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .chosen {
      order: -1;
    }
    .chosen.none {
      display: none;
    }
  }
  @media (max-width: 48rem) {
    :host {
      gap: var(--space-3);
    }
  }
`;
