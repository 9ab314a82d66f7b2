import { css, html } from 'lit';

/** What pages about keys of the configuration look like. */
export const keys = css`
  :host {
    display: grid;
    gap: var(--space-4);
  }
  .what {
    max-width: 34rem;
    overflow-wrap: anywhere;
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
