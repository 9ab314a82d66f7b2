package org.tradewire.streaming.session;

import org.tradewire.streaming.meter.StreamMeter;

/**
 * The one send of a session that may be under way, and how long it takes. Guarded by the session
 * queue's monitor; times are nanoseconds of one monotonic clock.
 */
final class FrameUnderWay {

  private boolean sending;
  private long startedNs;

  /** Written by the thread that sends the frame, before it does. */
  private long sourceNs;

  boolean isSending() {
    return sending;
  }

  /** For how long the frame under way has been sent; 0 where there is none. */
  long sendingNs(long now) {
    return sending ? now - startedNs : 0;
  }

  /** A frame was taken and is about to be sent. */
  void begins(long now) {
    sending = true;
    startedNs = now;
  }

  /**
   * What the frame holds. By the thread that sends it, before it does; needs no monitor.
   *
   * @param sourceTimeNs when the oldest of it entered the ring, ns since the Unix epoch; 0 for none
   */
  void holds(long sourceTimeNs) {
    sourceNs = sourceTimeNs;
  }

  /** The transport has taken the frame, or never will. */
  void ends() {
    sending = false;
  }

  /** Measures the frame that has ended just now. */
  void measure(StreamMeter meter, long now) {
    meter.sendEnded(now - startedNs);
    if (sourceNs != 0) {
      meter.delivered(sourceNs);
    }
  }
}
