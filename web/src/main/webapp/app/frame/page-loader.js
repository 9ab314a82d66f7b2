/** Loads the modules of pages when they are first wanted, and renders its host once one is there. */
export class PageLoader {
  /** @type {Map<{load: () => Promise<import('./pages.js').PageModule>}, import('./pages.js').PageModule | Error | null>} */
  #loaded = new Map();
  #host;

  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.#host = host;
  }

  /**
   * @param {{load: () => Promise<import('./pages.js').PageModule>}} entry
   * @returns {import('./pages.js').PageModule | Error | null} null while it is on its way, an error where it did not come
   */
  of(entry) {
    if (!this.#loaded.has(entry)) {
      this.#loaded.set(entry, null);
      this.#load(entry);
    }
    return this.#loaded.get(entry) ?? null;
  }

  async #load(entry) {
    try {
      this.#loaded.set(entry, await entry.load());
    } catch (error) {
      this.#loaded.set(entry, error instanceof Error ? error : new Error(String(error)));
    }
    this.#host.requestUpdate();
  }
}
