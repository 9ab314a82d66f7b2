package org.tradewire.trading.notification.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.tradewire.trading.notification.entity.NotificationRule;
import org.tradewire.trading.notification.entity.RuleSettings;
import org.tradewire.trading.shared.webhook.UnfitWebhookException;
import org.tradewire.trading.shared.webhook.WebhookTemplate;

/**
 * The rules in force as this node knows them, read again when any, or anybody's roles, were
 * changed. Thread-safe.
 */
@ApplicationScoped
public class RuleCatalogue {
  private static final Logger LOG = System.getLogger(RuleCatalogue.class.getName());

  private Map<UUID, ActiveRule> known = Map.of();
  private RuleIndex index;
  private RulesVersion version;

  /**
   * The rules of a version.
   *
   * @param now what they are read of
   * @param reader reads those in force; asked where that is not what is known
   */
  public synchronized RuleIndex of(RulesVersion now, Supplier<List<NotificationRule>> reader) {
    if (!now.equals(version)) {
      Map<UUID, ActiveRule> read = new HashMap<>();
      for (NotificationRule each : reader.get()) {
        ActiveRule same = known.get(each.id());
        ActiveRule active =
            same != null && same.version() == each.version() ? same : compiled(each);
        if (active != null) {
          read.put(each.id(), active);
        }
      }
      index = RuleIndex.of(read.values());
      known = read;
      version = now;
    }
    return index;
  }

  /** Null where its template cannot be used, which was checked when it was stored. */
  private static ActiveRule compiled(NotificationRule rule) {
    RuleSettings settings = rule.settings();
    String template =
        settings.template() == null ? SignalValues.STANDARD_TEMPLATE : settings.template();
    try {
      return new ActiveRule(
          rule.id(),
          rule.userId(),
          rule.version(),
          settings.filter(),
          settings.events(),
          HostLabel.of(settings.webhook()),
          WebhookTemplate.of(template, SignalValues.NAMES));
    } catch (UnfitWebhookException e) {
      LOG.log(
          Level.WARNING,
          "event=notification_rule_left_out rule={0} cause=\"{1}\"",
          rule.id(),
          e.getMessage());
      return null;
    }
  }
}
