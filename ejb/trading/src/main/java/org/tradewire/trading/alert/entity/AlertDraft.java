package org.tradewire.trading.alert.entity;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What a component has found and wants to be known.
 *
 * @param rule what finds it, {@code heatmap.zone}; at most 64 characters
 * @param subject what it was found about, {@code BTC-USDT:94500_short}; at most 128 characters. Of
 *     a rule and a subject there is one unended alert
 * @param group what shares the daily limit, {@code BTC-USDT}; at most 64 characters
 * @param title at most 200 characters
 * @param message a sentence or two, at most 1,000 characters
 * @param source who says so, at most 64 characters
 * @param actionItems what could be done, each a line
 * @param value what was measured; null where nothing was
 * @param threshold which value it passed; null where there is none
 * @param userId whose accounts it concerns; null where nobody's
 * @param pace how often it is raised at most
 */
public record AlertDraft(
    String rule,
    String subject,
    String group,
    AlertCategory category,
    AlertSeverity severity,
    String title,
    String message,
    String source,
    List<String> actionItems,
    BigDecimal value,
    BigDecimal threshold,
    UUID userId,
    Pace pace) {

  /** Copies the actions. */
  public AlertDraft {
    actionItems = List.copyOf(actionItems);
  }

  /**
   * How often an alert is raised at most.
   *
   * @param cooldown from one raising of a rule and subject to the next
   * @param mostADay raised of a rule and group on a day of UTC, at least 1; of criticals there is
   *     no most
   */
  public record Pace(Duration cooldown, int mostADay) {}
}
