package org.tradewire.trading.signal.control;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.SymbolNames;
import org.tradewire.trading.signal.entity.strategy.BuiltInStrategy;

/**
 * Makes a signal of what a producer sends. Fields that are not known are ignored, {@code
 * risk_reward} among them, which is computed.
 */
public final class SignalForm {

  /** How far a producer's clock may be ahead of ours. */
  static final Duration AHEAD = Duration.ofSeconds(5);

  /** Most characters of an id. */
  public static final int MAX_ID = 100;

  private static final int MAX_NAME = 64;
  private static final int MAX_VENUE = 32;
  private static final int MAX_SYMBOL = 24;
  private static final int MAX_JSON_BYTES = 16 * 1024;
  private static final int CONFIDENCE_DECIMALS = 4;
  private static final int PRICE_DECIMALS = 12;
  private static final BigDecimal MAX_PRICE = new BigDecimal("1000000000000");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/ -]*");

  /** What can stand in an address without being changed. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:~@-]*");

  private static final String EXTERNAL = "external";
  private static final String NO_OBJECT = "{}";
  private static final String EXPIRES_AT = "expires_at";
  private static final String STOP = "stop_loss";
  private static final String TARGET = "tp";
  private static final String CONFIDENCE = "confidence";

  /** What is told of a signal at its end, a day late at most, is kept for 8 days, and needs it. */
  static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(10);

  private final Instant now;
  private final Instant oldest;
  private final Duration longestLife;

  /**
   * Of one moment.
   *
   * @param retention older signals are not kept, and not taken
   */
  public SignalForm(Instant now, Duration retention) {
    this.now = now;
    oldest = now.minus(retention);
    longestLife = retention.minus(KEPT_AFTER_EXPIRY);
  }

  /**
   * Reads a signal.
   *
   * @throws SignalRejectedException it breaks a rule
   */
  public Signal read(JsonObject object) {
    JsonFields fields =
        new JsonFields("", object, (field, rule, got) -> new SignalRejectedException(field, rule));
    Instant time = time(fields);
    TimeFrame timeFrame = timeFrame(fields);
    SignalDirection direction = direction(fields);
    BigDecimal entry = fields.positive("entry_price", MAX_PRICE, PRICE_DECIMALS).orElse(null);
    BigDecimal stop = fields.positive(STOP, MAX_PRICE, PRICE_DECIMALS).orElse(null);
    List<BigDecimal> targets = targets(fields);
    requireOrder(fields, direction, entry, stop, targets);
    return new Signal(
        id(fields),
        time,
        symbol(fields),
        timeFrame,
        direction,
        confidence(fields),
        entry,
        stop,
        targets,
        strategy(fields),
        venue(fields),
        json(fields, "indicators"),
        json(fields, "metadata"),
        expiry(fields, time, timeFrame));
  }

  /** Ids of built-in strategies begin with their names: nobody else takes their place. */
  private static String id(JsonFields fields) {
    String id = text(fields, "signal_id", MAX_ID, ID);
    int end = id.indexOf(':');
    if (end > 0 && BuiltInStrategy.of(id.substring(0, end)).isPresent()) {
      throw fields.refused("signal_id", "begins with the name of a built-in strategy");
    }
    return id;
  }

  /** What built-in strategies are worth is measured by their own signals. */
  private static String strategy(JsonFields fields) {
    if (!fields.has("pattern_type")) {
      return EXTERNAL;
    }
    String strategy = text(fields, "pattern_type", MAX_NAME, NAME);
    if (BuiltInStrategy.of(strategy.toLowerCase(Locale.ROOT)).isPresent()) {
      throw fields.refused("pattern_type", "is the name of a built-in strategy");
    }
    return strategy;
  }

  private Instant time(JsonFields fields) {
    Instant time =
        fields
            .instant("timestamp")
            .map(Moments::stored)
            .orElseThrow(() -> fields.missing("timestamp"));
    if (time.isAfter(now.plus(AHEAD))) {
      throw fields.refused("timestamp", "is more than " + AHEAD.toSeconds() + " s in the future");
    }
    if (time.isBefore(oldest)) {
      throw fields.refused("timestamp", "is older than signals are kept, which is since " + oldest);
    }
    return time;
  }

  private static String text(JsonFields fields, String name, int maxChars, Pattern form) {
    fields.shortText(name, maxChars);
    String text = fields.requiredText(name);
    if (!form.matcher(text).matches()) {
      throw fields.refused(name, "must match " + form.pattern());
    }
    return text;
  }

  private static String symbol(JsonFields fields) {
    String symbol = SymbolNames.canonical(fields.requiredText("symbol"));
    if (symbol.length() > MAX_SYMBOL || !Channel.isVenueOrSymbol(symbol)) {
      throw fields.refused("symbol", "must be one, for instance BTCUSDT or BTC-USDT");
    }
    return symbol;
  }

  private static String venue(JsonFields fields) {
    if (!fields.has("venue")) {
      return null;
    }
    String venue = fields.requiredText("venue").toUpperCase(Locale.ROOT);
    if (venue.length() > MAX_VENUE || !Channel.isVenueOrSymbol(venue)) {
      throw fields.refused("venue", "must be one, for instance BINANCE_FUTURES");
    }
    return venue;
  }

  private static TimeFrame timeFrame(JsonFields fields) {
    return TimeFrame.of(fields.requiredText("timeframe"))
        .orElseThrow(
            () ->
                fields.refused(
                    "timeframe",
                    "must be one of "
                        + Stream.of(TimeFrame.values())
                            .map(TimeFrame::text)
                            .collect(Collectors.joining(", "))));
  }

  private static SignalDirection direction(JsonFields fields) {
    return SignalDirection.of(fields.requiredText("direction"))
        .orElseThrow(() -> fields.refused("direction", "must be buy, sell or neutral"));
  }

  private static BigDecimal confidence(JsonFields fields) {
    BigDecimal confidence =
        fields.decimal(CONFIDENCE).orElseThrow(() -> fields.missing(CONFIDENCE));
    if (confidence.signum() < 0
        || confidence.compareTo(BigDecimal.ONE) > 0
        || confidence.scale() > CONFIDENCE_DECIMALS) {
      throw fields.refused(CONFIDENCE, "must be from 0 to 1 with at most 4 decimals");
    }
    return confidence.scale() < 0 ? confidence.setScale(0) : confidence;
  }

  private static List<BigDecimal> targets(JsonFields fields) {
    List<BigDecimal> targets = new ArrayList<>();
    for (int number = 1; number <= Signal.MAX_TARGETS; number++) {
      String name = TARGET + number;
      BigDecimal target = fields.positive(name, MAX_PRICE, PRICE_DECIMALS).orElse(null);
      if (target != null && targets.size() < number - 1) {
        throw fields.refused(name, "needs " + TARGET + (targets.size() + 1) + " before it");
      }
      if (target != null) {
        targets.add(target);
      }
    }
    return targets;
  }

  /** Bought: stop below entry below targets, each beyond the one before; sold: the other way. */
  private static void requireOrder(
      JsonFields fields,
      SignalDirection direction,
      BigDecimal entry,
      BigDecimal stop,
      List<BigDecimal> targets) {
    if (direction == SignalDirection.NEUTRAL) {
      if (stop != null || !targets.isEmpty()) {
        throw fields.refused(
            stop == null ? TARGET + 1 : STOP, "has no meaning where the direction is neutral");
      }
      return;
    }
    if (entry == null) {
      throw fields.missing("entry_price");
    }
    int side = direction == SignalDirection.BUY ? 1 : -1;
    String gain = side > 0 ? "above" : "below";
    String loss = side > 0 ? "below" : "above";
    if (stop != null && entry.compareTo(stop) * side <= 0) {
      throw fields.refused(STOP, "must be " + loss + " the entry");
    }
    BigDecimal last = entry;
    for (int i = 0; i < targets.size(); i++) {
      if (targets.get(i).compareTo(last) * side <= 0) {
        throw fields.refused(
            TARGET + (i + 1), "must be " + gain + (i == 0 ? " the entry" : " the target before"));
      }
      last = targets.get(i);
    }
  }

  private static String json(JsonFields fields, String name) {
    if (!fields.has(name)) {
      return NO_OBJECT;
    }
    String text = fields.requiredObject(name).toString();
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_JSON_BYTES) {
      throw fields.refused(name, "must have at most " + MAX_JSON_BYTES + " bytes");
    }
    return text;
  }

  private Instant expiry(JsonFields fields, Instant time, TimeFrame timeFrame) {
    Instant standard = time.plusMillis(timeFrame.lengthMs() * Signal.LIFE_IN_CANDLES);
    Instant expiry = fields.instant(EXPIRES_AT).map(Moments::stored).orElse(standard);
    if (!expiry.isAfter(time)) {
      throw fields.refused(EXPIRES_AT, "must be after the timestamp");
    }
    if (expiry.isAfter(time.plus(longestLife))) {
      throw fields.refused(
          EXPIRES_AT, "must be at most " + longestLife.toDays() + " days after the timestamp");
    }
    return expiry;
  }
}
