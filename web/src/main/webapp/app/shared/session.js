import { Api, ApiError } from './api.js';
import { Store } from './store.js';
import { texts } from './texts.js';

const KEY = 'tradewire.session';

/**
 * @typedef {object} User
 * @property {string} id
 * @property {string} username
 * @property {string[]} roles
 *
 * @typedef {object} SessionState
 * @property {'starting' | 'signed-out' | 'signed-in'} phase
 * @property {User | null} user
 * @property {string} notice why one is signed out, or why starting takes long; a sentence or empty
 */

/** Who is signed in, in this tab. The token lives in sessionStorage: a reload keeps it, a closed tab forgets it. */
class Session {
  /** @type {Store<SessionState>} */
  state = new Store({ phase: 'starting', user: null, notice: '' });
  api = new Api(
    () => this.#token,
    () => this.end(texts.session.expired),
  );
  /** @type {string | null} */ #token = null;
  #expiry = null;

  /** @param {...string} roles @returns {boolean} whether the user has one of them */
  has(...roles) {
    return this.state.value.user?.roles.some((role) => roles.includes(role)) ?? false;
  }

  /** Takes up the tab's session after a reload. */
  async restore() {
    const stored = readStored();
    if (stored === null || stored.expiresAt <= Date.now()) {
      this.end(stored === null ? '' : texts.session.expired);
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

  /** @param {string} username @param {string} password @throws {ApiError} */
  async signIn(username, password) {
    const { token, expires_in: expiresIn } = await this.api.post('/api/login', { username, password });
    const expiresAt = Date.now() + expiresIn * 1000;
    sessionStorage.setItem(KEY, JSON.stringify({ token, expiresAt }));
    this.#use(token, expiresAt);
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
    sessionStorage.removeItem(KEY);
    this.#token = null;
    this.state.set({ phase: 'signed-out', user: null, notice });
  }

  #use(token, expiresAt) {
    this.#token = token;
    clearTimeout(this.#expiry);
    this.#expiry = setTimeout(() => this.end(texts.session.expired), Math.min(expiresAt - Date.now(), 2 ** 31 - 1));
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
    const { token, expiresAt } = JSON.parse(sessionStorage.getItem(KEY));
    return typeof token === 'string' && typeof expiresAt === 'number' ? { token, expiresAt } : null;
  } catch {
    return null;
  }
}

export const session = new Session();
export { ApiError };
