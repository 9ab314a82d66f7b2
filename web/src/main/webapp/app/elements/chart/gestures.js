/** How much one notch of a wheel zooms. */
const WHEEL_FACTOR = 1.15;

/**
 * Panning and zooming by mouse, pen and fingers. A wheel zooms where the element has the focus or Ctrl is held, so that
 * pages still scroll past a chart.
 */
export class Gestures {
  /** Where each finger, or the pressed mouse, was seen last. @type {Map<number, {x: number, y: number}>} */ #pointers = new Map();
  #element;
  #moves;
  #ends = new AbortController();

  /**
   * @param {HTMLElement} element
   * @param {object} moves CSS pixels from the element's left and upper edge
   * @param {(right: number, down: number) => void} moves.pan
   * @param {(factor: number, at: number) => void} moves.zoom below 1 shows less
   * @param {(factor: number, at: number) => void} [moves.zoomHeight] by fingers one above the other, and a wheel with shift
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
      this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      this.#element.setPointerCapture(event.pointerId);
    }
  }

  /** @param {PointerEvent} event */
  #moved({ pointerId, clientX: x, clientY: y }) {
    const before = this.#pointers.get(pointerId);
    if (before === undefined) {
      return;
    }
    const [other] = [...this.#pointers].filter(([id]) => id !== pointerId).map(([, place]) => place);
    this.#pointers.set(pointerId, { x, y });
    if (other === undefined) {
      this.#moves.pan(x - before.x, y - before.y);
      return;
    }
    const { left, top } = this.#element.getBoundingClientRect();
    const abreast = Math.abs(x - other.x) >= Math.abs(y - other.y) || this.#moves.zoomHeight === undefined;
    if (abreast && x !== other.x && before.x !== other.x) {
      this.#moves.zoom(Math.abs((before.x - other.x) / (x - other.x)), (x + other.x) / 2 - left);
    } else if (!abreast && before.y !== other.y) {
      this.#moves.zoomHeight?.(Math.abs((before.y - other.y) / (y - other.y)), (y + other.y) / 2 - top);
    }
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    const focused = this.#element.matches(':focus-within');
    if (!focused && !event.ctrlKey && !event.metaKey) {
      return;
    }
    event.preventDefault();
    // With shift browsers tell a turn of the wheel as one to the side.
    const factor = (event.deltaY || event.deltaX) > 0 ? WHEEL_FACTOR : 1 / WHEEL_FACTOR;
    const { left, top } = this.#element.getBoundingClientRect();
    if (event.shiftKey && this.#moves.zoomHeight !== undefined) {
      this.#moves.zoomHeight(factor, event.clientY - top);
    } else {
      this.#moves.zoom(factor, event.clientX - left);
    }
  }
}
