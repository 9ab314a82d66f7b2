package org.tradewire.trading.challenge.entity.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** Type on the wire. */
  public static final String TYPE = "CHALLENGE_STATUS_CHANGED";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Instant occurredAt() {
    return changedAt;
  }

  @Override
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("challenge_id", challengeId.toString());
    data.put("old_status", oldStatus.name());
    data.put("new_status", newStatus.name());
    data.put("reason", reason == null ? null : reason.name());
    data.put("changed_at", changedAt.toString());
    return data;
  }
}
