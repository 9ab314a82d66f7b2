package org.tradewire.web.monitoring;

import java.util.Map;
import org.tradewire.trading.notification.entity.NotificationCounts;

/** Writes what this node has done with notifications. */
final class NotificationText {
  private static final String NOTIFICATIONS = "notifications_total";
  private static final String WAITING = "notifications_waiting";
  private static final String OLDEST = "notifications_oldest_seconds";
  private static final String PAUSED = "notification_rules_paused_total";

  private NotificationText() {}

  static void write(PrometheusText text, NotificationCounts counts) {
    text.family(NOTIFICATIONS, "counter", "Webhooks of users' rules on this node, by result.");
    result(text, "sent", counts.sent());
    result(text, "retried", counts.retried());
    result(text, "failed", counts.failed());
    result(text, "expired", counts.expired());
    result(text, "skipped", counts.skipped());
    text.family(PAUSED, "counter", "Rules that were paused because their receiver failed.");
    text.sample(PAUSED, Map.of(), counts.paused());
    text.family(WAITING, "gauge", "Webhooks of all nodes that wait to be sent.");
    text.sample(WAITING, Map.of(), counts.waiting());
    text.family(OLDEST, "gauge", "Seconds that the oldest has waited.");
    text.sample(OLDEST, Map.of(), counts.oldestSeconds());
  }

  private static void result(PrometheusText text, String result, long count) {
    text.sample(NOTIFICATIONS, Map.of("result", result), count);
  }
}
