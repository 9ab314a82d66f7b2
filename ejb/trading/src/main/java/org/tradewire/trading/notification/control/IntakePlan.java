package org.tradewire.trading.notification.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.tradewire.trading.notification.entity.DeliveryState;
import org.tradewire.trading.shared.webhook.UnfitWebhookException;
import org.tradewire.trading.signal.entity.NumberedSignal;

/**
 * Decides, of values alone, which events are sent by which rules: those that are not too old, as
 * many as a minute may have; the others are counted. Used once, by one thread.
 */
public final class IntakePlan {

  private final RuleIndex rules;
  private final MinuteLimits limits;
  private final Instant oldest;
  private final Map<UUID, Integer> ofRule = new HashMap<>();
  private final Map<UUID, Integer> ofUser = new HashMap<>();
  private final List<PlannedDelivery> deliveries = new ArrayList<>();
  private final Map<Reason, Integer> leftOut = new LinkedHashMap<>();

  private record Reason(ActiveRule rule, DeliveryState state) {}

  /**
   * Begins a plan.
   *
   * @param oldest events from before it are not sent any more
   */
  public IntakePlan(RuleIndex rules, MinuteLimits limits, Instant oldest) {
    this.rules = rules;
    this.limits = limits;
    this.oldest = oldest;
  }

  /** Whose rules tell any of these events. */
  public static Set<UUID> users(RuleIndex rules, List<NumberedSignal> events) {
    Set<UUID> users = new HashSet<>();
    for (NumberedSignal event : events) {
      rules.telling(event).forEach(each -> users.add(each.userId()));
    }
    return users;
  }

  /** So many were stored of a rule in this minute already. */
  public void usedByRule(UUID rule, int many) {
    ofRule.merge(rule, many, Integer::sum);
  }

  /** So many were stored of a user in this minute already, whatever became of his rules. */
  public void usedByUser(UUID user, int many) {
    ofUser.merge(user, many, Integer::sum);
  }

  /** Goes through events, in their order. */
  public void take(List<NumberedSignal> events) {
    for (NumberedSignal event : events) {
      for (ActiveRule rule : rules.telling(event)) {
        take(rule, event);
      }
    }
  }

  private void take(ActiveRule rule, NumberedSignal event) {
    if (event.at().isBefore(oldest)) {
      leftOut.merge(new Reason(rule, DeliveryState.EXPIRED), 1, Integer::sum);
    } else if (ofRule.getOrDefault(rule.id(), 0) >= limits.ofRule()
        || ofUser.getOrDefault(rule.userId(), 0) >= limits.ofUser()) {
      leftOut.merge(new Reason(rule, DeliveryState.SKIPPED), 1, Integer::sum);
    } else {
      usedByRule(rule.id(), 1);
      usedByUser(rule.userId(), 1);
      deliveries.add(planned(rule, event));
    }
  }

  private static PlannedDelivery planned(ActiveRule rule, NumberedSignal event) {
    try {
      String body = rule.template().fill(SignalValues.of(event));
      return new PlannedDelivery(UUID.randomUUID(), rule, event, body, null);
    } catch (UnfitWebhookException e) {
      return new PlannedDelivery(
          UUID.randomUUID(), rule, event, null, "the template " + e.getMessage());
    }
  }

  /** What is to be stored. */
  public List<PlannedDelivery> deliveries() {
    return List.copyOf(deliveries);
  }

  /** How many are to be stored of each user. */
  public Map<UUID, Integer> ofUsers() {
    Map<UUID, Integer> counts = new HashMap<>();
    deliveries.forEach(each -> counts.merge(each.rule().userId(), 1, Integer::sum));
    return counts;
  }

  /** What is to be counted. */
  public List<LeftOut> leftOut() {
    return leftOut.entrySet().stream()
        .map(each -> new LeftOut(each.getKey().rule(), each.getKey().state(), each.getValue()))
        .toList();
  }
}
