package org.tradewire.trading.challenge.entity.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.tradewire.trading.challenge.entity.AdjustmentKind;
import org.tradewire.trading.challenge.entity.BalanceAdjustment;

/**
 * Something was booked that is no trade.
 *
 * @param amount signed, 2 decimals
 * @param balance after it, 2 decimals
 */
public record BalanceAdjusted(
    UUID challengeId,
    long seq,
    AdjustmentKind kind,
    BigDecimal amount,
    BigDecimal balance,
    Instant adjustedAt)
    implements ChallengeEvent {

  /** Its kind. */
  public static final String TYPE = "BALANCE_ADJUSTED";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Instant occurredAt() {
    return adjustedAt;
  }

  /** As it is stored for good. */
  public BalanceAdjustment record() {
    return new BalanceAdjustment(challengeId, seq, kind, amount, balance, adjustedAt);
  }
}
