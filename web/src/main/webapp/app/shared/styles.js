import { css } from 'lit';

/** Styles that every element of the application shares; colours and sizes come from tokens.css. */
export const shared = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3 {
    margin: 0;
    line-height: 1.25;
    font-weight: 600;
  }
  h1 {
    font-size: var(--text-xl);
  }
  h1:focus {
    outline: none;
  }
  h2 {
    font-size: var(--text-l);
  }
  h3 {
    font-size: var(--text-m);
  }
  p {
    margin: 0;
  }
  a {
    color: var(--accent);
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
    border-radius: 3px;
  }
  .panel {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    padding: var(--space-4);
    min-width: 0;
  }
  .muted {
    color: var(--muted);
  }
  .small {
    font-size: var(--text-s);
  }
  .number {
    text-align: right;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .buy,
  .gain {
    color: var(--buy);
  }
  .sell,
  .loss {
    color: var(--sell);
  }
  .hidden-visually {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

export const buttons = css`
  button,
  .button {
    font: inherit;
    font-weight: 600;
    min-height: 2.25rem;
    padding: var(--space-1) var(--space-4);
    color: var(--text);
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    background: var(--raised);
  }
  button.primary {
    color: var(--on-accent);
    background: var(--accent);
    border-color: var(--accent);
  }
  button.primary:hover:not(:disabled) {
    background: var(--accent-hover);
    border-color: var(--accent-hover);
  }
  button.plain {
    min-height: 0;
    padding: 0 var(--space-1);
    border-color: transparent;
    background: none;
    color: var(--accent);
    text-decoration: underline;
  }
  button:disabled {
    cursor: default;
    opacity: 0.6;
  }
`;

export const fields = css`
  label,
  .label {
    display: block;
    font-size: var(--text-s);
    font-weight: 600;
    margin-bottom: var(--space-1);
  }
  input,
  select,
  textarea {
    font: inherit;
    width: 100%;
    min-height: 2.25rem;
    padding: var(--space-1) var(--space-2);
    color: var(--text);
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
  }
  input::placeholder {
    color: var(--muted);
    opacity: 1;
    font-style: italic;
  }
  input[type='radio'],
  input[type='checkbox'] {
    width: auto;
    min-height: 0;
    accent-color: var(--accent);
  }
  input[aria-invalid='true'] {
    border-color: var(--bad);
    box-shadow: 0 0 0 1px var(--bad);
  }
  input.amount {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .field-error {
    color: var(--bad);
    font-size: var(--text-s);
    margin-top: var(--space-1);
  }
`;

/** A form of two columns with its answer below. */
export const entry = css`
  form {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-3);
    margin-top: var(--space-3);
  }
  .whole {
    grid-column: 1 / -1;
  }
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-width: 0;
  }
  .answer:not(:empty) {
    margin-top: var(--space-3);
  }
`;

export const tables = css`
  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  caption {
    text-align: left;
  }
  th {
    font-size: var(--text-s);
    font-weight: 600;
    color: var(--muted);
    text-align: left;
    white-space: nowrap;
  }
  th.number {
    text-align: right;
  }
  th,
  td {
    padding: var(--space-2) var(--space-3) var(--space-2) 0;
    border-bottom: 1px solid var(--line);
    vertical-align: baseline;
  }
  th:last-child,
  td:last-child {
    padding-right: 0;
  }
  tbody tr:last-child td,
  tbody tr:last-child th {
    border-bottom: 0;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    justify-content: flex-end;
  }
  @media (max-width: 48rem) {
    .wide {
      display: none;
    }
  }
`;

/** Colours of what is well, near a limit or broken; the words or signs beside them say the same. */
export const tones = css`
  .good {
    color: var(--good);
  }
  .warning {
    color: var(--warning);
  }
  .bad {
    color: var(--bad);
  }
`;

export const notices = css`
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    padding: var(--space-2) var(--space-3);
    border: 1px solid currentcolor;
    border-radius: var(--radius);
    color: var(--text);
    background: var(--raised);
  }
  .notice.bad {
    color: var(--bad);
    background: var(--bad-surface);
  }
  .notice.warning {
    color: var(--warning);
    background: var(--warning-surface);
  }
  .notice.good {
    color: var(--good);
    background: var(--good-surface);
  }
  .message {
    display: grid;
    justify-items: start;
    gap: var(--space-3);
  }
  .empty {
    padding: var(--space-5) 0;
    color: var(--muted);
    text-align: center;
  }
`;
