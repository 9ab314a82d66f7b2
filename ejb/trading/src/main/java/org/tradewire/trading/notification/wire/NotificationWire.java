package org.tradewire.trading.notification.wire;

import java.util.Locale;
import java.util.stream.Stream;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.notification.entity.DeliveryEntry;
import org.tradewire.trading.notification.entity.MadeRule;
import org.tradewire.trading.notification.entity.NotificationRule;
import org.tradewire.trading.notification.entity.RuleFilter;
import org.tradewire.trading.notification.entity.RuleSettings;
import org.tradewire.trading.shared.Decimals;
import org.tradewire.trading.shared.webhook.WebhookAnswer;
import org.tradewire.trading.shared.webhook.WebhookOutcome;
import org.tradewire.trading.signal.entity.SignalHappening;

/** Rules and deliveries as their owner is shown them. Each method writes one value. */
public final class NotificationWire {

  private NotificationWire() {}

  /** A rule; its secret is not shown. */
  public static void rule(JsonBytes json, NotificationRule rule) {
    rule(json, rule, null);
  }

  /** A rule that was made or changed just now, with the secret that was made for it. */
  public static void made(JsonBytes json, MadeRule made) {
    rule(json, made.rule(), made.secret());
  }

  private static void rule(JsonBytes json, NotificationRule rule, String secret) {
    RuleSettings settings = rule.settings();
    RuleFilter filter = settings.filter();
    json.beginObject()
        .text("id", rule.id())
        .text("name", settings.name())
        .flag("enabled", settings.enabled())
        .text("symbol", filter.symbol())
        .text("timeframe", filter.timeFrame() == null ? null : filter.timeFrame().text())
        .text("pattern", filter.strategy())
        .text("direction", filter.direction() == null ? null : filter.direction().text());
    json.name("min_confidence").value(Decimals.plain(filter.minConfidence()));
    json.texts(
            "events",
            Stream.of(SignalHappening.values())
                .filter(settings.events()::contains)
                .map(SignalHappening::text)
                .toList())
        .flag("browser", settings.browser())
        .text("webhook_url", settings.webhook())
        .text("webhook_template", settings.template())
        .text("webhook_secret", secret)
        .number("failures", rule.health().failuresInARow())
        .instant("paused_at", rule.health().pausedAt())
        .number("version", rule.version())
        .instant("created_at", rule.createdAt())
        .instant("changed_at", rule.changedAt())
        .endObject();
  }

  /** A line of the log of deliveries. */
  public static void delivery(JsonBytes json, DeliveryEntry entry) {
    json.beginObject()
        .text("id", entry.id())
        .text("rule_id", entry.ruleId())
        .instant("created_at", entry.createdAt())
        .text("state", entry.state().text())
        .text("event", entry.event())
        .text("signal_id", entry.signal() == null ? null : entry.signal().id())
        .instant("signal_time", entry.signal() == null ? null : entry.signal().time())
        .text("symbol", entry.symbol())
        .text("timeframe", entry.timeFrame())
        .text("direction", entry.direction())
        .number("count", entry.many())
        .text("host", entry.host())
        .number("attempts", entry.attempts())
        .instant("next_at", entry.nextAt())
        .instant("ended_at", entry.endedAt())
        .number("status", entry.status())
        .number("took_ms", entry.tookMs())
        .text("message", entry.sentence())
        .endObject();
  }

  /** What became of a test. */
  public static void answer(JsonBytes json, WebhookAnswer answer) {
    json.beginObject()
        .flag("delivered", answer.outcome() == WebhookOutcome.DELIVERED)
        .text("outcome", answer.outcome().name().toLowerCase(Locale.ROOT))
        .number("status", answer.status())
        .number("took_ms", answer.took().toMillis())
        .text("message", answer.sentence())
        .text("excerpt", answer.excerpt())
        .endObject();
  }
}
