import { LitElement, css, html, nothing } from 'lit';
import { buttons, shared } from '../shared/styles.js';
import { words } from '../shared/texts.js';

/** Asks once before something that cannot be taken back, naming the effect. */
export class Question extends LitElement {
  static properties = { asked: { state: true } };

  static styles = [
    shared,
    buttons,
    css`
      dialog {
        width: min(30rem, calc(100vw - 2rem));
        padding: var(--space-5);
        color: var(--text);
        background: var(--surface);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        box-shadow: var(--shadow);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 50%);
      }
      p {
        margin: var(--space-3) 0 var(--space-5);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: var(--space-3);
      }
    `,
  ];

  /** @type {((yes: boolean) => void) | null} */ #answer = null;

  constructor() {
    super();
    /** @type {{id: string, title: string, effect: string, yes: string, no?: string} | null} */
    this.asked = null;
  }

  get #dialog() {
    return this.renderRoot.querySelector('dialog');
  }

  /** @param {{id: string, title: string, effect: string, yes: string, no?: string}} question @returns {Promise<boolean>} */
  async ask(question) {
    this.asked = question;
    await this.updateComplete;
    this.#dialog?.showModal();
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  #close(yes) {
    this.#answer?.(yes);
    this.#answer = null;
    this.#dialog?.close();
  }

  render() {
    const { id, title, effect, yes, no } = this.asked ?? {};
    return html`<dialog aria-labelledby="title" @close=${() => this.#close(false)}>
      ${this.asked
        ? html`<h2 id="title">${title}</h2>
            <p>${effect}</p>
            <div class="actions">
              <button data-testid="${id}-cancel" @click=${() => this.#close(false)}>${no ?? words.cancel}</button>
              <button class="primary" data-testid="${id}-confirm" @click=${() => this.#close(true)}>${yes}</button>
            </div>`
        : nothing}
    </dialog>`;
  }
}

customElements.define('tw-question', Question);

/**
 * Asks in the `tw-question` of an element.
 * @param {import('lit').LitElement} host @param {Parameters<Question['ask']>[0]} question @returns {Promise<boolean>}
 */
export async function askIn({ renderRoot }, question) {
  const found = renderRoot.querySelector('tw-question');
  return found instanceof Question && found.ask(question);
}
