import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../shared/styles.js';
import { words } from '../shared/texts.js';

const SIGN = { PENDING: '○', ACTIVE: '●', PASSED: '✓', FUNDED: '✓', FAILED: '✕' };
const TONE = { PASSED: 'good', FUNDED: 'good', FAILED: 'bad', ACTIVE: 'active' };

/** A challenge's status as word, sign and colour. */
class StatusChip extends LitElement {
  static properties = { status: {} };

  static styles = [
    shared,
    css`
      :host {
        display: inline-block;
      }
      span {
        display: inline-flex;
        gap: var(--space-1);
        padding: 0 var(--space-2);
        border: 1px solid currentcolor;
        border-radius: 999px;
        font-size: var(--text-s);
        font-weight: 600;
        color: var(--muted);
        white-space: nowrap;
      }
      .good {
        color: var(--good);
        background: var(--good-surface);
      }
      .bad {
        color: var(--bad);
        background: var(--bad-surface);
      }
      .active {
        color: var(--accent);
        background: var(--selected);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../data/wire.d.ts').ChallengeStatus} */
    this.status = 'PENDING';
  }

  render() {
    return html`<span class=${TONE[this.status] ?? nothing} title=${words.statusDetail[this.status] ?? nothing}>
      <i aria-hidden="true">${SIGN[this.status] ?? ''}</i>${words.status[this.status] ?? this.status}
    </span>`;
  }
}

customElements.define('tw-status-chip', StatusChip);
