import { css, html } from 'lit';

/** What pages about keys of the configuration look like. */
export const keys = css`
  :host {
    display: grid;
    gap: var(--space-4);
  }
  .what {
    min-width: 15rem;
    max-width: 30rem;
    overflow-wrap: anywhere;
  }
  .text {
    min-width: 9rem;
    max-width: 22rem;
    overflow-wrap: anywhere;
  }
  @media (max-width: 48rem) {
    /* A key and its value beside one another; the rest is scrolled to. */
    .what,
    .text {
      width: 9.5rem;
      min-width: 0;
    }
  }
`;

/** The head of such a page. @param {{title: string, lead: string}} texts */
export const head = ({ title, lead }) =>
  html`<h1 tabindex="-1">${title}</h1>
    <p class="muted">${lead}</p>`;

/**
 * The column of keys, each with what it does. Needs the styles `keys`.
 * @param {string} label
 * @returns {import('./table.js').Column<{key: string, description: string}>}
 */
export const keyColumn = (label) => ({
  label,
  cell: ({ key, description }) =>
    html`<div class="what"><strong>${key}</strong>
      <p class="muted small">${description}</p></div>`,
});
