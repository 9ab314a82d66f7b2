package org.tradewire.trading.challenge.entity.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.tradewire.trading.shared.Amounts;

/**
 * A loss nears a limit.
 *
 * @param base what the drawdown is measured from: day start, or peak
 * @param drawdownPercent in percent points, rounded to 2 decimals on the wire
 * @param limitPercent the limit it nears, in percent points
 */
public record RiskAlertRaised(
    UUID challengeId,
    long seq,
    UUID userId,
    DrawdownAlert alert,
    BigDecimal currentEquity,
    BigDecimal base,
    BigDecimal drawdownPercent,
    BigDecimal limitPercent,
    Instant raisedAt)
    implements ChallengeEvent {

  /** Its kind. */
  public static final String TYPE = "RISK_ALERT";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Instant occurredAt() {
    return raisedAt;
  }

  /** The sentence for the trader. */
  public String message() {
    return alert.label()
        + " drawdown at "
        + Amounts.text(drawdownPercent)
        + "% (limit: "
        + Amounts.text(limitPercent)
        + "%)";
  }
}
