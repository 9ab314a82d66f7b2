package org.tradewire.trading.challenge.entity.event;

import java.time.Instant;
import java.util.UUID;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.StatusReason;

/**
 * A challenge began or ended.
 *
 * @param reason null when it began
 */
public record ChallengeStatusChanged(
    UUID challengeId,
    long seq,
    ChallengeStatus oldStatus,
    ChallengeStatus newStatus,
    StatusReason reason,
    Instant changedAt)
    implements ChallengeEvent {

  /** Its kind. */
  public static final String TYPE = "CHALLENGE_STATUS_CHANGED";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Instant occurredAt() {
    return changedAt;
  }
}
