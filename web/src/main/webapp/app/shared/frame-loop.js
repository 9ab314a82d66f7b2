/** Joins any number of requests into one repaint per animation frame. Hidden pages get no frames and cost nothing. */
export class FrameLoop {
  #paint;
  /** @type {number | null} */ #frame = null;

  /** @param {() => void} paint */
  constructor(paint) {
    this.#paint = paint;
  }

  request() {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      this.#paint();
    });
  }

  stop() {
    if (this.#frame !== null) {
      cancelAnimationFrame(this.#frame);
      this.#frame = null;
    }
  }
}

/** Writes a node's text only where it differs: an unchanged cell costs no layout. @param {Node} node @param {string} text */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}
