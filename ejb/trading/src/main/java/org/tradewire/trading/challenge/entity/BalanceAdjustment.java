package org.tradewire.trading.challenge.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A booking that is no trade, as the account's room was told it. Never changes. */
@Entity
@Table(name = "balance_adjustment")
public class BalanceAdjustment {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "challenge_id", nullable = false, updatable = false)
  private UUID challengeId;

  @Column(name = "event_seq", nullable = false, updatable = false)
  private long eventSeq;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 32, updatable = false)
  private AdjustmentKind kind;

  @Column(nullable = false, precision = 24, scale = 2, updatable = false)
  private BigDecimal amount;

  @Column(name = "balance_after", nullable = false, precision = 24, scale = 2, updatable = false)
  private BigDecimal balanceAfter;

  @Column(name = "adjusted_at", nullable = false, updatable = false)
  private Instant adjustedAt;

  /** For the persistence provider. */
  protected BalanceAdjustment() {}

  /**
   * A booking just made.
   *
   * @param eventSeq number of the event that tells it
   * @param amount signed, 2 decimals
   */
  public BalanceAdjustment(
      UUID challengeId,
      long eventSeq,
      AdjustmentKind kind,
      BigDecimal amount,
      BigDecimal balanceAfter,
      Instant adjustedAt) {
    this.challengeId = challengeId;
    this.eventSeq = eventSeq;
    this.kind = kind;
    this.amount = amount;
    this.balanceAfter = balanceAfter;
    this.adjustedAt = adjustedAt;
  }
}
