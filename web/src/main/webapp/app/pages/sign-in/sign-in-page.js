import { LitElement, css, html, nothing } from 'lit';
import { Command } from '../../data/command.js';
import { session } from '../../data/session.js';
import { Watch } from '../../data/store.js';
import { focusField } from '../../elements/field.js';
import { buttons, fields, notices, shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { texts } from './texts.js';

/** Asks for user name and password. Afterwards one stands where one wanted to go: the address does not change. */
class SignInPage extends LitElement {
  static styles = [
    shared,
    buttons,
    fields,
    notices,
    css`
      :host {
        display: grid;
        place-items: center;
        min-height: 100dvh;
        padding: var(--space-4);
      }
      .panel {
        width: min(24rem, 100%);
        padding: var(--space-6) var(--space-5);
      }
      .brand {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        margin-bottom: var(--space-2);
      }
      .brand img {
        width: 2rem;
        height: 2rem;
      }
      form {
        display: grid;
        gap: var(--space-4);
        margin-top: var(--space-5);
      }
    `,
  ];

  #session = new Watch(this, session.state);
  #command = new Command(this);

  connectedCallback() {
    super.connectedCallback();
    document.title = `${texts.title} · ${words.product}`;
  }

  firstUpdated() {
    focusField(this.renderRoot, 'username');
  }

  render() {
    const { notice } = this.#session.value;
    const { busy, answer } = this.#command;
    return html`<main class="panel">
      <div class="brand"><img src="/app/shared/icon.svg" alt="" /><h1>${words.product}</h1></div>
      <p class="muted">${texts.lead}</p>
      ${notice && answer === null ? html`<p class="notice warning" role="status" data-testid="sign-in-notice">${notice}</p>` : nothing}
      <form novalidate @submit=${this.#submit} aria-label=${texts.title}>
        <div>
          <label for="username">${texts.username}</label>
          <input id="username" name="username" data-testid="sign-in-username" autocomplete="username" autocapitalize="none" spellcheck="false" required />
        </div>
        <div>
          <label for="password">${texts.password}</label>
          <input id="password" name="password" data-testid="sign-in-password" type="password" autocomplete="current-password" required />
        </div>
        <div role="alert">
          ${answer === null ? nothing : html`<p class="notice bad" data-testid="sign-in-error">${answer.text}</p>`}
        </div>
        <button class="primary" data-testid="sign-in-submit" ?disabled=${busy}>
          ${busy ? texts.pending : texts.submit}
        </button>
      </form>
    </main>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const { username, password } = event.target.elements;
    const name = username.value.trim();
    if (name === '' || password.value === '') {
      this.#command.fail(texts.missing);
      (name === '' ? username : password).focus();
      return;
    }
    const done = await this.#command.run(() => session.signIn(name, password.value), {
      failed: ({ status, message }) => ({ tone: 'bad', text: status === 401 ? texts.wrong : message }),
    });
    if (done === null) {
      password.select();
    }
  };
}

customElements.define('tw-sign-in-page', SignInPage);

/** The page of an address. @type {import('../../data/router.js').Page} */
export const page = () => html`<tw-sign-in-page></tw-sign-in-page>`;
