/**
 * A value that others watch. Values are replaced, never changed in place.
 * @template T
 */
export class Store {
  /** @type {Set<(value: T) => void>} */ #listeners = new Set();
  /** @type {T} */ #value;

  /** @param {T} value */
  constructor(value) {
    this.#value = value;
  }

  get value() {
    return this.#value;
  }

  /** @param {T} value */
  set(value) {
    if (value !== this.#value) {
      this.#value = value;
      [...this.#listeners].forEach((listener) => listener(value));
    }
  }

  /** @param {(value: T) => void} listener @returns {() => void} ends it */
  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/**
 * Keeps a Lit element in step with a store while it is on the page.
 * @template T
 */
export class Watch {
  /** @type {(() => void) | null} */ #end = null;

  /** @param {import('lit').ReactiveControllerHost} host @param {Store<T>} store @param {(value: T) => void} [changed] */
  constructor(host, store, changed) {
    this.host = host;
    this.store = store;
    this.changed = changed;
    host.addController(this);
  }

  /** @returns {T} */
  get value() {
    return this.store.value;
  }

  hostConnected() {
    this.#end = this.store.watch((value) => {
      this.changed?.(value);
      this.host.requestUpdate();
    });
  }

  hostDisconnected() {
    this.#end?.();
  }
}

/** Renders a Lit element every second while it is on a visible page, for ages and countdowns. */
export class EverySecond {
  /** @type {number | undefined} */ #timer;

  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#timer = setInterval(() => {
      if (document.visibilityState === 'visible') {
        this.host.requestUpdate();
      }
    }, 1000);
  }

  hostDisconnected() {
    clearInterval(this.#timer);
  }
}
