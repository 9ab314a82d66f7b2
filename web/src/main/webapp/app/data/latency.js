import { Store } from './store.js';

const WINDOW = 256;
/** Older measurements say nothing about now. */
const FORGET_AFTER_MS = 10000;
const PUBLISH_EVERY_MS = 1000;
/** Clocks of one machine agree far better than this. */
const CLOCK_TOLERANCE_MS = 5;

/** Wall clock with parts of a millisecond; follows the system clock when that is set. */
let offset = performance.timeOrigin;
export function wallClockMs() {
  const now = performance.now();
  const drift = Date.now() - (offset + now);
  if (drift > CLOCK_TOLERANCE_MS || drift < -CLOCK_TOLERANCE_MS) {
    offset += drift;
  }
  return offset + now;
}

/**
 * Time from the ring write of a tick (`ts`, epoch nanoseconds) until a frame that shows it was painted. Takes the
 * oldest tick of each frame, so it is the slowest one that is told.
 */
class TickToScreen {
  /** Median and 99th percentile in ms of the last ten seconds. @type {Store<{p50: number, p99: number, samples: number} | null>} */
  summary = new Store(/** @type {{p50: number, p99: number, samples: number} | null} */ (null));
  #samples = [];
  /** @type {number | null} */ #oldestNs = null;
  #publishedAt = 0;
  #channel = new MessageChannel();
  #painting = [];

  constructor() {
    this.#channel.port1.onmessage = () => this.#painted();
    document.addEventListener('visibilitychange', () => {
      this.#oldestNs = null; // what waited while nobody looked is no measurement
    });
  }

  /** A tick arrived that the next frame will show. @param {unknown} ts */
  arrived(ts) {
    const ns = Number(ts);
    if (ns > 0 && document.visibilityState === 'visible' && (this.#oldestNs === null || ns < this.#oldestNs)) {
      this.#oldestNs = ns;
    }
  }

  /** The page changed what is shown; called within an animation frame. */
  drawn() {
    if (this.#oldestNs !== null) {
      this.#painting.push(this.#oldestNs);
      this.#oldestNs = null;
      this.#channel.port2.postMessage(null); // runs right after this frame was painted
    }
  }

  #painted() {
    const now = wallClockMs();
    for (const ns of this.#painting) {
      this.#samples.push({ at: now, ms: now - ns / 1e6 });
    }
    this.#painting = [];
    this.#samples = this.#samples.slice(-WINDOW).filter(({ at }) => now - at < FORGET_AFTER_MS);
    if (now - this.#publishedAt >= PUBLISH_EVERY_MS) {
      this.#publishedAt = now;
      const sorted = this.#samples.map(({ ms }) => ms).sort((a, b) => a - b);
      const at = (q) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
      this.summary.set({ p50: at(0.5), p99: at(0.99), samples: sorted.length });
    }
  }

  /** Nothing live is shown any more. */
  reset() {
    this.#samples = [];
    this.#painting = [];
    this.#oldestNs = null;
    this.summary.set(null);
  }
}

export const tickToScreen = new TickToScreen();
