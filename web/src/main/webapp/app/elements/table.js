import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as format from '../shared/format.js';
import { words } from '../shared/texts.js';

/**
 * @template T
 * @typedef {object} Column
 * @property {string} label empty above buttons
 * @property {string} [kind] classes of its cells: `number`, `wide` (not on telephones), `detail`
 * @property {(item: T) => unknown} cell what stands in it
 * @property {(item: T) => string} [title]
 * @property {(item: T) => string} [tone] more classes of a cell
 * @property {string} [testId] of its cells
 */

/**
 * A table that can be scrolled by keyboard. Needs the styles `tables`.
 * @template T
 * @param {object} options
 * @param {string} options.testId
 * @param {string} options.caption read out, not shown
 * @param {Column<T>[]} options.columns
 * @param {readonly T[]} options.items
 * @param {(item: T) => unknown} options.key
 * @param {(item: T, cells: unknown) => unknown} [options.row] a `tr` around the cells, where it needs more than that
 * @param {string} [options.kind] classes of what is scrolled
 * @param {unknown} [options.below] what stands below the table, within what is scrolled
 */
export function table({ testId, caption, columns, items, key, row = (_, cells) => html`<tr>${cells}</tr>`, kind = '', below = nothing }) {
  return html`<div class="scroll ${kind}" tabindex="0" role="region" aria-label=${caption}>
    <table data-testid=${testId}>
      <caption class="hidden-visually">${caption}</caption>
      <thead>
        <tr>${columns.map(({ label, kind: classes }) => html`<th scope="col" class=${classes ?? nothing}>${label}</th>`)}</tr>
      </thead>
      <tbody>${repeat(items, key, (item) => row(item, columns.map((column) => cell(column, item))))}</tbody>
    </table>
    ${below}
  </div>`;
}

/** @template T @param {Column<T>} column @param {T} item */
function cell({ kind = '', cell: content, title, tone, testId }, item) {
  const classes = `${kind} ${tone?.(item) ?? ''}`.trim();
  return html`<td class=${classes || nothing} title=${title?.(item) || nothing} data-testid=${testId ?? nothing}>${content(item)}</td>`;
}

/**
 * A column of times: day and time in a zone, UTC on hover.
 * @template T
 * @param {string} label @param {(item: T) => string} at @param {(item: T) => string} zone @param {string} [kind]
 * @returns {Column<T>}
 */
export function timeColumn(label, at, zone, kind) {
  return { label, kind, cell: (item) => format.dayTime(at(item), zone(item)), title: (item) => format.utc(at(item)) };
}

/**
 * A column of sides: sign, word and colour.
 * @param {string} label
 * @returns {Column<{side: 'BUY' | 'SELL'}>}
 */
export function sideColumn(label) {
  return {
    label,
    tone: ({ side }) => (side === 'SELL' ? 'sell' : 'buy'),
    cell: ({ side }) => html`<span aria-hidden="true">${side === 'SELL' ? '▼' : '▲'}</span> ${words.sides[side] ?? side}`,
  };
}
