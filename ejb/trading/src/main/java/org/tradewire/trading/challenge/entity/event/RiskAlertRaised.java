package org.tradewire.trading.challenge.entity.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** Type on the wire. */
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

  @Override
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("challenge_id", challengeId.toString());
    data.put("user_id", userId.toString());
    data.put("alert_type", alert.name());
    data.put("severity", alert.severity().name());
    data.put("title", alert.title());
    data.put("message", message());
    data.put("current_equity", Amounts.text(currentEquity));
    data.put(alert.baseField(), Amounts.text(base));
    data.put("drawdown_percentage", Amounts.text(drawdownPercent));
    data.put("threshold_percentage", Amounts.text(limitPercent));
    data.put("alert_timestamp", raisedAt.toString());
    return data;
  }
}
