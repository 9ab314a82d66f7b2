package org.tradewire.web.rest.notification;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.notification.entity.RuleFilter;
import org.tradewire.trading.notification.entity.RuleSettings;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.SignalHappening;

/** Reads what a user sets of a rule; {@code *} is the same as nothing. */
final class NotificationRuleReader {
  private static final String ALL = "*";
  private static final int MAX_NAME = 200;
  private static final int MAX_ADDRESS = 2_000;
  private static final int MAX_TEMPLATE = 8_192;
  private static final int MAX_WORD = 100;
  private static final String TIME_FRAME = "timeframe";
  private static final String DIRECTION = "direction";

  private NotificationRuleReader() {}

  static RuleSettings read(JsonFields fields) {
    RuleFilter filter =
        new RuleFilter(
            word(fields, "symbol").orElse(null),
            word(fields, TIME_FRAME).map(text -> timeFrame(fields, text)).orElse(null),
            word(fields, "pattern").orElse(null),
            word(fields, DIRECTION).map(text -> direction(fields, text)).orElse(null),
            confidence(fields));
    return new RuleSettings(
        fields.shortText("name", MAX_NAME).orElseThrow(() -> fields.missing("name")),
        fields.flag("enabled").orElse(true),
        filter,
        events(fields),
        fields.flag("browser").orElse(false),
        filled(fields, "webhook_url", MAX_ADDRESS),
        filled(fields, "webhook_template", MAX_TEMPLATE));
  }

  private static Optional<String> word(JsonFields fields, String name) {
    return fields
        .shortText(name, MAX_WORD)
        .map(String::strip)
        .filter(text -> !text.isEmpty() && !text.equals(ALL));
  }

  private static String filled(JsonFields fields, String name, int maxChars) {
    return fields.shortText(name, maxChars).filter(text -> !text.isBlank()).orElse(null);
  }

  private static TimeFrame timeFrame(JsonFields fields, String text) {
    return TimeFrame.of(text)
        .orElseThrow(() -> fields.refused(TIME_FRAME, "is an unknown time frame"));
  }

  private static SignalDirection direction(JsonFields fields, String text) {
    return SignalDirection.of(text)
        .orElseThrow(() -> fields.refused(DIRECTION, "must be buy, sell, neutral or *"));
  }

  private static BigDecimal confidence(JsonFields fields) {
    return fields.decimal("min_confidence").orElse(null);
  }

  private static Set<SignalHappening> events(JsonFields fields) {
    Set<SignalHappening> events = EnumSet.noneOf(SignalHappening.class);
    events.addAll(fields.choices("events", SignalHappening.class, SignalHappening.values().length));
    return events;
  }
}
