package org.tradewire.trading.signal.control.producer;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.trading.signal.control.SignalContent;
import org.tradewire.trading.signal.control.SignalForm;
import org.tradewire.trading.signal.control.SignalRejectedException;
import org.tradewire.trading.signal.entity.PreparedSignal;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.producer.SignalHook;

/**
 * Makes a signal of an alert of TradingView: {@code ticker, action, price, interval, time} and, at
 * will, {@code stop, targets, confidence, strategy, venue}. The names are ours to choose, the words
 * that stand in for values are TradingView's. What the alert does not say has a default; then it is
 * read as any other signal is. Other fields are ignored.
 *
 * <p>An alert has no id. The signal's is made of the hook's name and of all that the alert says, so
 * that the same alert, posted again, is the same signal.
 */
public final class AlertForm {

  private static final String TICKER = "ticker";
  private static final String ACTION = "action";
  private static final String PRICE = "price";
  private static final String INTERVAL = "interval";
  private static final String TIME = "time";
  private static final String STOP = "stop";
  private static final String TARGETS = "targets";
  private static final String CONFIDENCE = "confidence";
  private static final String STRATEGY = "strategy";
  private static final String VENUE = "venue";

  /** What nobody knows anything of is as likely to win as to lose. */
  private static final BigDecimal STANDARD_CONFIDENCE = new BigDecimal("0.5");

  private static final int CONFIDENCE_DECIMALS = 4;

  /** As in {@link SignalForm}: TradingView computes in binary, and sends all of the digits. */
  private static final int PRICE_DECIMALS = 12;

  /** What it puts where a word in braces stands was not put there. */
  private static final String PLACEHOLDER = "{{";

  /** The exchange before a ticker: {@code BINANCE:BTCUSDT}. */
  private static final Pattern EXCHANGE = Pattern.compile("[A-Za-z0-9_]{1,32}");

  /** {@code {{interval}}}: minutes, or a number of days with a letter. */
  private static final Map<String, TimeFrame> INTERVALS =
      Map.of(
          "1", TimeFrame.M1,
          "5", TimeFrame.M5,
          "15", TimeFrame.M15,
          "60", TimeFrame.H1,
          "240", TimeFrame.H4,
          "D", TimeFrame.D1,
          "1D", TimeFrame.D1);

  /** What an alert calls the fields of a signal. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("timestamp", TIME),
          Map.entry("symbol", TICKER),
          Map.entry("timeframe", INTERVAL),
          Map.entry("direction", ACTION),
          Map.entry("entry_price", PRICE),
          Map.entry("stop_loss", STOP),
          Map.entry("tp1", TARGETS + "[0]"),
          Map.entry("tp2", TARGETS + "[1]"),
          Map.entry("tp3", TARGETS + "[2]"),
          Map.entry("tp4", TARGETS + "[3]"),
          Map.entry("pattern_type", STRATEGY));

  private final SignalForm form;

  /**
   * Of one moment.
   *
   * @param retention older signals are not kept, and not taken
   */
  public AlertForm(Instant now, Duration retention) {
    form = new SignalForm(now, retention);
  }

  /**
   * Reads an alert.
   *
   * @throws SignalRejectedException it breaks a rule; names the field as the alert does
   */
  public PreparedSignal read(SignalHook hook, JsonObject alert) {
    JsonObject sent = signal(hook, alert);
    Signal signal;
    try {
      signal = form.read(sent);
    } catch (SignalRejectedException e) {
      throw e.ofField(NAMES.getOrDefault(e.field(), e.field()));
    }
    PreparedSignal unnamed = SignalContent.prepare(signal, hook.producer());
    return new PreparedSignal(
        signal.named(hook.producer().text() + ':' + unnamed.content()),
        unnamed.content(),
        unnamed.producer());
  }

  /** The alert as a service would send it, with the hook's name for an id. */
  private static JsonObject signal(SignalHook hook, JsonObject alert) {
    JsonFields fields = fields(alert);
    JsonObjectBuilder signal = Json.createObjectBuilder().add("signal_id", hook.name());
    String ticker = fields.requiredText(TICKER).strip();
    int colon = ticker.indexOf(':');
    signal.add("symbol", ticker.substring(colon + 1));
    if (colon >= 0) {
      signal.add("metadata", exchange(fields, ticker.substring(0, colon)));
    }
    signal
        .add("timestamp", time(fields))
        .add("direction", action(fields))
        .add("timeframe", interval(fields).text())
        .add(CONFIDENCE, confidence(fields))
        .add("pattern_type", fields.text(STRATEGY).orElse(hook.name()));
    price(fields, PRICE).ifPresent(price -> signal.add("entry_price", price));
    price(fields, STOP).ifPresent(stop -> signal.add("stop_loss", stop));
    addTargets(fields, alert, signal);
    fields.text(VENUE).ifPresent(venue -> signal.add(VENUE, venue));
    return signal.build();
  }

  private static JsonFields fields(JsonObject alert) {
    return new JsonFields(
        "", alert, (field, rule, got) -> new SignalRejectedException(field, rule));
  }

  private static JsonObject exchange(JsonFields fields, String exchange) {
    if (!EXCHANGE.matcher(exchange).matches()) {
      throw fields.refused(TICKER, "must be one, for instance BTCUSDT or BINANCE:BTCUSDT");
    }
    return Json.createObjectBuilder().add("exchange", exchange).build();
  }

  private static String time(JsonFields fields) {
    if (fields.scalar(TIME).contains(PLACEHOLDER)) {
      throw fields.refused(TIME, "is a placeholder that nobody has filled in");
    }
    return fields.instant(TIME).orElseThrow(() -> fields.missing(TIME)).toString();
  }

  private static String action(JsonFields fields) {
    String action = fields.requiredText(ACTION).strip().toLowerCase(Locale.ROOT);
    return switch (action) {
      case "buy", "sell", "long", "short" -> action;
      default -> throw fields.refused(ACTION, "must be buy, sell, long or short");
    };
  }

  /** Also by the names that signals have them under. */
  private static TimeFrame interval(JsonFields fields) {
    if (!fields.has(INTERVAL)) {
      throw fields.missing(INTERVAL);
    }
    String interval = fields.scalar(INTERVAL).strip();
    return Optional.ofNullable(INTERVALS.get(interval))
        .or(() -> TimeFrame.of(interval))
        .orElseThrow(() -> fields.refused(INTERVAL, "must be 1, 5, 15, 60, 240 or 1D"));
  }

  private static BigDecimal confidence(JsonFields fields) {
    return fields
        .decimal(CONFIDENCE)
        .map(each -> rounded(each, CONFIDENCE_DECIMALS))
        .orElse(STANDARD_CONFIDENCE);
  }

  private static Optional<BigDecimal> price(JsonFields fields, String name) {
    return fields.decimal(name).map(price -> rounded(price, PRICE_DECIMALS));
  }

  /** No more digits than it has. */
  private static BigDecimal rounded(BigDecimal number, int decimals) {
    return number.scale() <= decimals ? number : number.setScale(decimals, RoundingMode.HALF_EVEN);
  }

  private static void addTargets(JsonFields fields, JsonObject alert, JsonObjectBuilder signal) {
    if (!fields.has(TARGETS)) {
      return;
    }
    if (!(alert.get(TARGETS) instanceof JsonArray targets) || targets.size() > Signal.MAX_TARGETS) {
      throw fields.refused(
          TARGETS, "must be an array of at most " + Signal.MAX_TARGETS + " numbers");
    }
    for (int i = 0; i < targets.size(); i++) {
      String place = TARGETS + '[' + i + ']';
      JsonFields one = fields(Json.createObjectBuilder().add(place, targets.get(i)).build());
      signal.add("tp" + (i + 1), price(one, place).orElseThrow(() -> one.missing(place)));
    }
  }
}
