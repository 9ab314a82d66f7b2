package org.tradewire.trading.challenge.entity.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.tradewire.trading.shared.Amounts;

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

  /** Type on the wire. */
  public static final String TYPE = "DAY_STARTED";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Instant occurredAt() {
    return startedAt;
  }

  @Override
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("challenge_id", challengeId.toString());
    data.put("trading_day", tradingDay.toString());
    data.put("daily_start_equity", Amounts.text(dailyStartEquity));
    data.put("started_at", startedAt.toString());
    data.put("next_reset_at", nextResetAt.toString());
    return data;
  }
}
