package org.tradewire.trading.challenge.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** When a challenge was opened and began, and when and how it ended. */
@Embeddable
public class ChallengeCourse {

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Column(name = "funded_at")
  private Instant fundedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "failure_reason", length = 32)
  private StatusReason failureReason;

  /** For the persistence provider. */
  protected ChallengeCourse() {}

  /** Neither begun nor ended. */
  ChallengeCourse(Instant createdAt) {
    this.createdAt = createdAt;
  }

  void begin(Instant at) {
    startedAt = at;
  }

  void end(ChallengeStatus how, StatusReason reason, Instant at) {
    endedAt = at;
    if (how == ChallengeStatus.FAILED) {
      failureReason = reason;
    } else if (how == ChallengeStatus.FUNDED) {
      fundedAt = at;
    }
  }

  /** When it was bought, or the phase before it passed. */
  public Instant createdAt() {
    return createdAt;
  }

  /** Null while PENDING. */
  public Instant startedAt() {
    return startedAt;
  }

  /** Null until it ends. */
  public Instant endedAt() {
    return endedAt;
  }

  /** Null unless FUNDED. */
  public Instant fundedAt() {
    return fundedAt;
  }

  /** Null unless FAILED. */
  public StatusReason failureReason() {
    return failureReason;
  }
}
