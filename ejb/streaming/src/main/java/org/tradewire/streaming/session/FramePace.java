package org.tradewire.streaming.session;

import java.util.concurrent.TimeUnit;

/**
 * Keeps a writer from spending the processors on small frames. A frame costs some ten microseconds
 * between writer, server, kernel and client, whatever is in it; a message within it costs a
 * fraction of one. While all sessions together take fewer frames than a rate, none waits. Above it
 * the threads that bring the messages would starve, so for a quarter of a second the turns of one
 * session are two milliseconds apart, and what comes meanwhile shares a frame. A session whose
 * frames hold one message each gains nothing by waiting and never does.
 *
 * <p>For one thread. Times are nanoseconds of one monotonic clock.
 */
final class FramePace {

  static final long SPACING_NS = TimeUnit.MILLISECONDS.toNanos(2);

  private static final long SPACED_FOR_NS = TimeUnit.MILLISECONDS.toNanos(250);

  /** As many frames as in this time may come at once, such as one to each session. */
  private static final long BURST_NS = TimeUnit.MILLISECONDS.toNanos(10);

  private final long frameNs;

  /** When the frames sent so far would have been sent at the allowed rate (GCRA). */
  private long paidUntilNs;

  private long spacedUntilNs;

  /**
   * Begins unspaced.
   *
   * @param framesPerSecond the rate above which turns are spaced, 1 to 1,000,000,000
   */
  FramePace(int framesPerSecond, long now) {
    this.frameNs = TimeUnit.SECONDS.toNanos(1) / framesPerSecond;
    this.paidUntilNs = now - BURST_NS;
    this.spacedUntilNs = now;
  }

  /** How long a session's turn has to wait now, when its last one was at an instant; 0 for none. */
  long delayNs(long lastTurnNs, long now) {
    return isSpaced(now) ? Math.max(0, lastTurnNs + SPACING_NS - now) : 0;
  }

  /** A session takes its turn. */
  void turn(long now) {
    if (isSpaced(now)) {
      // Whether it must stay so is found out anew once the time is over.
      paidUntilNs = now - BURST_NS;
      return;
    }
    paidUntilNs = Math.max(paidUntilNs, now - BURST_NS) + frameNs;
    if (paidUntilNs - now > 0) {
      spacedUntilNs = now + SPACED_FOR_NS;
    }
  }

  private boolean isSpaced(long now) {
    return now - spacedUntilNs < 0;
  }
}
