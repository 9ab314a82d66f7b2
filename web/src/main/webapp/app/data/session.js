import { words } from '../shared/texts.js';
import { Api } from './api.js';
import { Store } from './store.js';

const KEY = 'tradewire.session';
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** Of a token's life, the part after which it is renewed. */
const RENEW_AFTER = 0.8;
const RENEW_AGAIN_MS = 10000;

/**
 * @typedef {object} User
 * @property {string} id
 * @property {string} username
 * @property {string[]} roles
 * @property {import('./wire.d.ts').Build} [build] of the node that answered
 *
 * @typedef {object} SessionState
 * @property {'starting' | 'signed-out' | 'signed-in'} phase
 * @property {User | null} user
 * @property {string} notice why one is signed out, or why starting takes long; a sentence or empty
 */

/** Who is signed in, in this tab. The token lives in sessionStorage: a reload keeps it, a closed tab forgets it. */
class Session {
  /** @type {Store<SessionState>} */
  state = new Store(/** @type {SessionState} */ ({ phase: 'starting', user: null, notice: '' }));
  api = new Api(
    () => this.#token,
    () => this.end(words.session.expired),
  );
  /** Told each fresh token of a session that goes on. @type {Set<(token: string) => void>} */
  renewed = new Set();
  /** @type {string | null} */ #token = null;
  /** @type {number | undefined} */ #expiry;
  /** @type {number | undefined} */ #renewal;

  /** @param {...string} roles @returns {boolean} whether the user has one of them */
  has(...roles) {
    return this.state.value.user?.roles.some((role) => roles.includes(role)) ?? false;
  }

  /** Takes up the tab's session after a reload. */
  async restore() {
    const stored = readStored();
    if (stored === null || stored.expiresAt <= Date.now()) {
      this.end(stored === null ? '' : words.session.expired);
      return;
    }
    this.#use(stored.token, stored.expiresAt);
    try {
      await this.#loadUser();
    } catch (error) {
      if (this.#token !== null) {
        this.state.set({ phase: 'starting', user: null, notice: error.message });
      }
    }
  }

  /** @param {string} username @param {string} password @throws {import('./api.js').ApiError} */
  async signIn(username, password) {
    this.#keep(await this.api.post('/api/login', { username, password }));
    try {
      await this.#loadUser();
    } catch (error) {
      this.end('');
      throw error;
    }
  }

  /** @param {string} [notice] why */
  end(notice = '') {
    clearTimeout(this.#expiry);
    clearTimeout(this.#renewal);
    sessionStorage.removeItem(KEY);
    this.#token = null;
    this.state.set({ phase: 'signed-out', user: null, notice });
  }

  #keep({ token, expires_in: expiresIn }) {
    const expiresAt = Date.now() + expiresIn * 1000;
    sessionStorage.setItem(KEY, JSON.stringify({ token, expiresAt }));
    this.#use(token, expiresAt);
  }

  #use(token, expiresAt) {
    this.#token = token;
    clearTimeout(this.#expiry);
    const left = expiresAt - Date.now();
    this.#expiry = setTimeout(() => this.end(words.session.expired), Math.min(left, LONGEST_TIMER_MS));
    this.#renewIn(left * RENEW_AFTER);
  }

  #renewIn(ms) {
    clearTimeout(this.#renewal);
    this.#renewal = setTimeout(() => this.#renew(), Math.min(ms, LONGEST_TIMER_MS));
  }

  async #renew() {
    const token = this.#token;
    try {
      const fresh = await this.api.post('/api/token');
      if (token === this.#token) {
        this.#keep(fresh);
        this.renewed.forEach((listener) => listener(fresh.token));
      }
    } catch (error) {
      if (token === this.#token && error.temporary) {
        this.#renewIn(RENEW_AGAIN_MS);
      }
    }
  }

  async #loadUser() {
    const user = await this.api.get('/api/me');
    this.state.set({ phase: 'signed-in', user, notice: '' });
  }

  /** A ticket for one WebSocket connection. @returns {Promise<string>} */
  async webSocketTicket() {
    return (await this.api.post('/api/ws-ticket')).ticket;
  }
}

/** @returns {{token: string, expiresAt: number} | null} */
function readStored() {
  try {
    const { token, expiresAt } = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    return typeof token === 'string' && typeof expiresAt === 'number' ? { token, expiresAt } : null;
  } catch {
    return null;
  }
}

export const session = new Session();
