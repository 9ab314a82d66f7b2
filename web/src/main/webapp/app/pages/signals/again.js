/** Runs a task again after what has happened, but not more often than every so many milliseconds. Stops while its host is off the page. */
export class Again {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #ranAt = -Infinity;
  #everyMs;
  #task;

  /** @param {import('lit').ReactiveControllerHost} host @param {number} everyMs @param {() => void} task */
  constructor(host, everyMs, task) {
    this.#everyMs = everyMs;
    this.#task = task;
    host.addController(this);
  }

  /** Runs it now. */
  run() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#ranAt = performance.now();
    this.#task();
  }

  /** Something happened, after which what the task reads may be another. */
  happened() {
    this.#timer ??= setTimeout(() => this.run(), Math.max(0, this.#ranAt + this.#everyMs - performance.now()));
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
