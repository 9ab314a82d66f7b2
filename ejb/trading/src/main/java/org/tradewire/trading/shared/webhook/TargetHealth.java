package org.tradewire.trading.shared.webhook;

import java.time.Instant;

/**
 * How a receiver does, over all deliveries to it; stored with its address by whoever sends there.
 *
 * @param failuresInARow attempts since the last that succeeded
 * @param pausedAt since when nothing is sent there; null where something is
 */
public record TargetHealth(int failuresInARow, Instant pausedAt) {

  /** Nothing failed. */
  public static final TargetHealth GOOD = new TargetHealth(0, null);

  /** Whether nothing is sent there until somebody resumes it, or a test succeeds. */
  public boolean isPaused() {
    return pausedAt != null;
  }
}
