/** How much one notch of a wheel zooms. */
const WHEEL_FACTOR = 1.15;

/**
 * Panning and zooming by mouse, pen and fingers. A wheel zooms where the element has the focus or Ctrl is held, so that
 * pages still scroll past a chart.
 */
export class Gestures {
  /** Where each finger, or the pressed mouse, was seen last. @type {Map<number, number>} */ #pointers = new Map();
  #element;
  #moves;
  #ends = new AbortController();

  /**
   * @param {HTMLElement} element
   * @param {object} moves CSS pixels from the element's left edge
   * @param {(pixels: number) => void} moves.pan to the right
   * @param {(factor: number, at: number) => void} moves.zoom below 1 shows less
   * @param {() => void} moves.reset
   */
  constructor(element, moves) {
    this.#element = element;
    this.#moves = moves;
    const options = { signal: this.#ends.signal };
    element.addEventListener('pointerdown', (event) => this.#down(event), options);
    element.addEventListener('pointermove', (event) => this.#moved(event), options);
    for (const end of /** @type {const} */ (['pointerup', 'pointercancel'])) {
      element.addEventListener(end, (event) => this.#pointers.delete(event.pointerId), options);
    }
    element.addEventListener('dblclick', () => moves.reset(), options);
    element.addEventListener('wheel', (event) => this.#wheel(event), { ...options, passive: false });
  }

  end() {
    this.#ends.abort();
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button === 0) {
      this.#pointers.set(event.pointerId, event.clientX);
      this.#element.setPointerCapture(event.pointerId);
    }
  }

  /** @param {PointerEvent} event */
  #moved({ pointerId, clientX }) {
    const before = this.#pointers.get(pointerId);
    if (before === undefined) {
      return;
    }
    const [other] = [...this.#pointers].filter(([id]) => id !== pointerId).map(([, x]) => x);
    this.#pointers.set(pointerId, clientX);
    if (other === undefined) {
      this.#moves.pan(clientX - before);
    } else if (clientX !== other && before !== other) {
      this.#moves.zoom(Math.abs((before - other) / (clientX - other)), (clientX + other) / 2 - this.#element.getBoundingClientRect().left);
    }
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    const focused = this.#element.matches(':focus-within');
    if (!focused && !event.ctrlKey && !event.metaKey) {
      return;
    }
    event.preventDefault();
    const factor = event.deltaY > 0 ? WHEEL_FACTOR : 1 / WHEEL_FACTOR;
    this.#moves.zoom(factor, event.clientX - this.#element.getBoundingClientRect().left);
  }
}
