import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Store, Watch } from '../data/store.js';
import { buttons, notices, shared } from '../shared/styles.js';
import { words } from '../shared/texts.js';

const SHOWN_FOR_MS = 8000;
const AT_MOST = 4;

/** @typedef {{id: number, tone: 'good' | 'warning' | 'bad', title: string, message: string}} Toast */
/** @type {Store<Toast[]>} */
const current = new Store(/** @type {Toast[]} */ ([]));
let nextId = 1;

/** Shows a passing note. What it says must also stand somewhere lasting. @param {Omit<Toast, 'id'>} toast */
export function showToast(toast) {
  const id = nextId++;
  current.set([...current.value, { ...toast, id }].slice(-AT_MOST));
  setTimeout(() => dismiss(id), SHOWN_FOR_MS);
}

const dismiss = (id) => current.set(current.value.filter((toast) => toast.id !== id));

/** The notes on screen. */
class Toasts extends LitElement {
  static styles = [
    shared,
    buttons,
    notices,
    css`
      :host {
        position: fixed;
        right: var(--space-4);
        top: var(--space-3);
        z-index: 10;
        width: min(24rem, calc(100vw - 2 * var(--space-4)));
        pointer-events: none;
      }
      .toasts {
        display: grid;
        gap: var(--space-2);
      }
      .notice {
        box-shadow: var(--shadow);
        pointer-events: auto;
      }
      .text {
        flex: 1 1 12rem;
      }
      button.plain {
        color: inherit;
      }
    `,
  ];

  #toasts = new Watch(this, current);

  render() {
    return html`<div class="toasts" role="log" aria-label=${words.notifications} aria-live="polite">
      ${repeat(
        this.#toasts.value,
        ({ id }) => id,
        ({ id, tone, title, message }) => html`<div class="notice ${tone}" data-testid="toast">
          <span class="text"><strong>${title}</strong><br />${message}</span>
          <button class="plain" @click=${() => dismiss(id)}>${words.dismiss}</button>
        </div>`,
      )}
    </div>`;
  }
}

customElements.define('tw-toasts', Toasts);
