package org.tradewire.trading.challenge.entity.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A trading day began without a trade: the day's figures and its limit are new.
 *
 * @param dailyStartEquity equity at the reset
 * @param nextResetAt when the day ends
 */
public record DayStarted(
    UUID challengeId,
    long seq,
    LocalDate tradingDay,
    BigDecimal dailyStartEquity,
    Instant startedAt,
    Instant nextResetAt)
    implements ChallengeEvent {

  /** Its kind. */
  public static final String TYPE = "DAY_STARTED";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Instant occurredAt() {
    return startedAt;
  }
}
