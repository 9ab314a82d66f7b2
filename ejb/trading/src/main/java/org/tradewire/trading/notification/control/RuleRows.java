package org.tradewire.trading.notification.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.notification.entity.NotificationRule;
import org.tradewire.trading.notification.entity.RuleFilter;
import org.tradewire.trading.notification.entity.RuleSettings;
import org.tradewire.trading.shared.webhook.TargetHealth;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.SignalHappening;

/** Rules as rows: the columns of a selection, in their order. */
final class RuleRows {

  /** What is selected of a rule; its secrets are not. */
  static final String COLUMNS =
      """
      id, user_id, name, enabled, symbol, timeframe, strategy, direction, min_confidence, events,
        browser, webhook, template, failures, paused_at, version, created_at, changed_at
      """;

  private RuleRows() {}

  static NotificationRule read(Object... row) {
    RuleFilter filter =
        new RuleFilter(
            (String) row[4],
            row[5] == null ? null : TimeFrame.of((String) row[5]).orElseThrow(),
            (String) row[6],
            row[7] == null ? null : SignalDirection.of((String) row[7]).orElseThrow(),
            (BigDecimal) row[8]);
    RuleSettings settings =
        new RuleSettings(
            (String) row[2],
            (Boolean) row[3],
            filter,
            events((String) row[9]),
            (Boolean) row[10],
            (String) row[11],
            (String) row[12]);
    return new NotificationRule(
        (UUID) row[0],
        (UUID) row[1],
        settings,
        new TargetHealth(((Number) row[13]).intValue(), (Instant) row[14]),
        ((Number) row[15]).longValue(),
        (Instant) row[16],
        (Instant) row[17]);
  }

  private static Set<SignalHappening> events(String joined) {
    return Stream.of(joined.split(",", -1))
        .map(SignalHappening::named)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** In one order, whichever way they were set. */
  static String events(Set<SignalHappening> events) {
    return Stream.of(SignalHappening.values())
        .filter(events::contains)
        .map(SignalHappening::text)
        .collect(Collectors.joining(","));
  }
}
