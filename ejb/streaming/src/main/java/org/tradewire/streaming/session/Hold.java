package org.tradewire.streaming.session;

/**
 * Whether what waits for one client is kept back for a time, and the timer that ends it. Guarded by
 * the session queue's monitor; times are nanoseconds of one monotonic clock.
 */
final class Hold {

  private boolean held;
  private boolean timerSet;
  private long timerNs;

  /** What waits is not to be sent before a timer says so. */
  boolean isHeld() {
    return held;
  }

  /**
   * Keeps back what waits.
   *
   * @return whether a timer has to be set: none is, or a later one
   */
  boolean until(long at) {
    held = true;
    if (timerSet && at - timerNs >= 0) {
      return false;
    }
    timerSet = true;
    timerNs = at;
    return true;
  }

  /** Something of it need not wait; the timer stays. */
  void lift() {
    held = false;
  }

  /** The timer has run out. */
  void release() {
    held = false;
    timerSet = false;
  }
}
