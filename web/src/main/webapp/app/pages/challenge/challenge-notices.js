import { LitElement, html, nothing } from 'lit';
import { buttons, notices, shared } from '../../shared/styles.js';
import { words } from '../../shared/texts.js';
import { texts } from './texts.js';

/** How a challenge ended, and whether its figures are live. Fires `dismiss` for what a reconnect brought. */
class ChallengeNotices extends LitElement {
  static properties = {
    challenge: { attribute: false },
    link: {},
    resumed: { attribute: false },
    refusal: { attribute: false },
  };

  static styles = [shared, buttons, notices];

  constructor() {
    super();
    /** @type {import('../../data/wire.d.ts').Challenge | null} */
    this.challenge = null;
    /** How the application is connected to the rooms. */
    this.link = 'connecting';
    /** @type {{recovered: boolean, events: number | null} | null} */
    this.resumed = null;
    this.refusal = '';
  }

  render() {
    return html`${this.#outcome()}
      ${this.refusal ? html`<p class="notice bad" role="alert">${texts.challenge.roomRefused(this.refusal)}</p>` : nothing}
      <div role="status" data-testid="room-state" data-state=${this.link}>${this.#room()}</div>`;
  }

  #outcome() {
    const { status = 'PENDING', failure_reason: reason = null } = this.challenge ?? {};
    if (status === 'FAILED') {
      return html`<p class="notice bad" data-testid="challenge-outcome">✕ ${words.reason[reason ?? ''] ?? reason}.</p>`;
    }
    return status === 'FUNDED' || status === 'PASSED'
      ? html`<p class="notice good" data-testid="challenge-outcome">✓ ${words.statusDetail[status]}</p>`
      : nothing;
  }

  #room() {
    const t = texts.challenge;
    if (this.link === 'disconnected' || this.link === 'connecting') {
      return html`<p class="notice warning">◐ ${this.link === 'disconnected' ? t.disconnected : t.connecting}</p>`;
    }
    if (this.resumed === null) {
      return html`<span class="small gain">● ${t.live}</span>`;
    }
    const { recovered, events } = this.resumed;
    return html`<p class="notice good" data-testid="resumed">✓ ${recovered ? t.replayed(events ?? 0) : t.refreshed(events)}
      <button class="plain" @click=${() => this.dispatchEvent(new CustomEvent('dismiss'))}>${words.dismiss}</button></p>`;
  }
}

customElements.define('tw-challenge-notices', ChallengeNotices);
