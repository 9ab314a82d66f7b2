package org.tradewire.trading.shared.webhook;

import java.time.Instant;

/**
 * What follows an attempt.
 *
 * @param nextAt when to try again, with {@code TRY_AGAIN} alone; else null
 * @param progress of the delivery, to be stored
 * @param health of the receiver, to be stored; look whether it is paused now, whatever the kind
 */
public record WebhookStep(
    Kind kind, Instant nextAt, DeliveryProgress progress, TargetHealth health) {

  /** What to do with the delivery. */
  public enum Kind {
    /** It has arrived. */
    DONE,
    /** Send it once more, with the same id. */
    TRY_AGAIN,
    /** The receiver is paused with this attempt; send it when somebody has resumed that. */
    PAUSE,
    /** Send it no more. */
    GIVE_UP
  }
}
