package org.tradewire.trading.alert.entity;

import java.time.Instant;

/**
 * What became of a draft.
 *
 * @param outcome what was done
 * @param againAt when raising the same one with the same severity may do something else
 */
public record RaiseResult(Outcome outcome, Instant againAt) {

  /** What was done. */
  public enum Outcome {
    /** A new alert stands. */
    RAISED,
    /** The alert that stood has become graver. */
    ESCALATED,
    /** An alert stood already: it counts one more. */
    COUNTED,
    /** The last one was raised too short a time ago, or too many were today. */
    HELD_BACK
  }
}
