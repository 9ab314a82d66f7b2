package org.tradewire.trading.alert.wire;

import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.alert.entity.Alert;
import org.tradewire.trading.alert.entity.AlertSight;
import org.tradewire.trading.shared.Decimals;

/** An alert as document 004 shows it, and where it stands. */
public final class AlertWire {

  /** The type of its messages. */
  public static final String TYPE = "alert";

  private AlertWire() {}

  /**
   * Writes one value.
   *
   * @param sight who looks: that and when somebody took care of it everybody sees, who it was staff
   *     alone
   */
  public static void alert(JsonBytes json, Alert alert, AlertSight sight) {
    json.beginObject()
        .text("id", alert.id())
        .instant("timestamp", alert.raisedAt())
        .text("severity", alert.severity().word())
        .text("category", alert.category().word())
        .text("title", alert.title())
        .text("message", alert.message())
        .text("source", alert.source())
        .texts("actionItems", alert.actionItems())
        .text("subject", alert.subject())
        .text("state", alert.state().word())
        .number("count", alert.occurrences());
    json.name("value").value(Decimals.plain(alert.value()));
    json.name("threshold").value(Decimals.plain(alert.threshold()));
    json.instant("lastAt", alert.lastAt())
        .text("acknowledgedBy", sight.namesStaff() ? alert.acknowledgedBy() : null)
        .instant("acknowledgedAt", alert.acknowledgedAt())
        .text("resolvedBy", sight.namesStaff() || isItsSource(alert) ? alert.resolvedBy() : null)
        .instant("resolvedAt", alert.resolvedAt())
        .endObject();
  }

  /** What raised it and finds it no more is nobody. */
  private static boolean isItsSource(Alert alert) {
    return alert.source().equals(alert.resolvedBy());
  }
}
