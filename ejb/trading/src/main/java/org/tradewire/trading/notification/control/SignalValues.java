package org.tradewire.trading.notification.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.tradewire.trading.shared.Decimals;
import org.tradewire.trading.signal.entity.NumberedSignal;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;

/**
 * What templates may name of an event: the members of a {@code signal_update}, without indicators
 * and metadata, which may be large.
 */
public final class SignalValues {

  /** The event of a test. */
  public static final String TEST = "test";

  /** The body where a rule has no template of its own. */
  public static final String STANDARD_TEMPLATE =
      """
      {"event": {{event}}, "text": "{{event}}: {{symbol}} {{timeframe}} {{direction}} at {{entry_price}}",
       "signal_id": {{signal_id}}, "timestamp": {{timestamp}}, "symbol": {{symbol}}, "timeframe": {{timeframe}},
       "direction": {{direction}}, "confidence": {{confidence}}, "entry_price": {{entry_price}},
       "stop_loss": {{stop_loss}}, "tp1": {{tp1}}, "tp2": {{tp2}}, "tp3": {{tp3}}, "tp4": {{tp4}},
       "pattern_type": {{pattern_type}}, "risk_reward": {{risk_reward}}, "expires_at": {{expires_at}},
       "outcome": {{outcome}}, "exit_price": {{exit_price}}, "r": {{r}}}
      """;

  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  /** All placeholders there are. */
  public static final Set<String> NAMES = Set.copyOf(sample(Instant.EPOCH).keySet());

  private SignalValues() {}

  /** Of an event. */
  public static JsonObject of(NumberedSignal event) {
    Signal signal = event.signal().signal();
    SignalCourse course = event.signal().course();
    JsonObjectBuilder values =
        Json.createObjectBuilder()
            .add("event", event.what().text())
            .add("event_at", text(event.at()))
            .add("signal_id", signal.id())
            .add("timestamp", text(signal.time()))
            .add("symbol", signal.symbol().replace("-", ""))
            .add("timeframe", signal.timeFrame().text())
            .add("direction", signal.direction().text())
            .add("confidence", signal.confidence())
            .add("entry_price", number(signal.entry()))
            .add("stop_loss", number(signal.stop()));
    for (int target = 1; target <= Signal.MAX_TARGETS; target++) {
      values.add("tp" + target, number(signal.target(target)));
    }
    return values
        .add("pattern_type", signal.strategy())
        .add("venue", text(signal.venue()))
        .add("risk_reward", number(signal.riskReward()))
        .add("expires_at", text(signal.expiresAt()))
        .add("outcome", text(course.outcome() == null ? null : course.outcome().text()))
        .add("decided_at", text(course.decidedAt()))
        .add("exit_price", number(Decimals.plain(course.exitPrice())))
        .add("r", number(Decimals.plain(course.result())))
        .build();
  }

  /** What a test sends: a signal that there never was, and says so. */
  public static JsonObject sample(Instant now) {
    return Json.createObjectBuilder()
        .add("event", TEST)
        .add("event_at", text(now))
        .add("signal_id", "test")
        .add("timestamp", text(now))
        .add("symbol", "BTCUSDT")
        .add("timeframe", "1h")
        .add("direction", "buy")
        .add("confidence", new BigDecimal("0.8123"))
        .add("entry_price", new BigDecimal("67250.10"))
        .add("stop_loss", new BigDecimal("66800.00"))
        .add("tp1", new BigDecimal("67900.00"))
        .add("tp2", JsonValue.NULL)
        .add("tp3", JsonValue.NULL)
        .add("tp4", JsonValue.NULL)
        .add("pattern_type", TEST)
        .add("venue", JsonValue.NULL)
        .add("risk_reward", new BigDecimal("1.44"))
        .add("expires_at", text(now))
        .add("outcome", "pending")
        .add("decided_at", JsonValue.NULL)
        .add("exit_price", JsonValue.NULL)
        .add("r", JsonValue.NULL)
        .build();
  }

  private static JsonValue number(BigDecimal value) {
    return value == null ? JsonValue.NULL : Json.createValue(value);
  }

  /** As on the channels: milliseconds or better. */
  private static JsonValue text(Instant value) {
    if (value == null) {
      return JsonValue.NULL;
    }
    return Json.createValue(
        value.equals(value.truncatedTo(ChronoUnit.MILLIS))
            ? MILLIS.format(value)
            : value.toString());
  }

  private static JsonValue text(String value) {
    return value == null ? JsonValue.NULL : Json.createValue(value);
  }
}
