package org.tradewire.trading.notification.control;

import java.util.Set;
import java.util.UUID;
import org.tradewire.trading.notification.entity.RuleFilter;
import org.tradewire.trading.shared.webhook.WebhookTemplate;
import org.tradewire.trading.signal.entity.NumberedSignal;
import org.tradewire.trading.signal.entity.SignalHappening;

/**
 * A rule whose webhook is called, ready to be compared with events. Immutable.
 *
 * @param version of the rule
 * @param host where it calls, without path
 */
public record ActiveRule(
    UUID id,
    UUID userId,
    long version,
    RuleFilter filter,
    Set<SignalHappening> events,
    String host,
    WebhookTemplate template) {

  /** Whether the rule tells an event. */
  public boolean tells(NumberedSignal event) {
    return events.contains(event.what()) && filter.takes(event.signal().signal());
  }
}
