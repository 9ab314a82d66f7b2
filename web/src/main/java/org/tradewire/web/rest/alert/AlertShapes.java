package org.tradewire.web.rest.alert;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.tradewire.trading.alert.entity.AlertCategory;
import org.tradewire.trading.alert.entity.AlertSeverity;
import org.tradewire.trading.alert.entity.AlertState;
import org.tradewire.web.rest.Shape;

/** Shapes of what is written of alerts. */
public final class AlertShapes {
  private static final JsonObject NUMBER = Json.createObjectBuilder().add("type", "number").build();

  private AlertShapes() {}

  /** All of them. */
  public static List<Shape> all() {
    return List.of(
        Shape.answer("AlertList").many("alerts", "Alert").number("count"),
        Shape.answer("Alert")
            .uuid("id")
            .instant("timestamp")
            .says("When it was raised.")
            .lowerCaseChoice("severity", AlertSeverity.class)
            .lowerCaseChoice("category", AlertCategory.class)
            .text("title")
            .text("message")
            .text("source")
            .texts("actionItems")
            .text("subject")
            .says("What it is about; of what raises it and this there is one at a time.")
            .lowerCaseChoice("state", AlertState.class)
            .number("count")
            .says("How often it was found while it stood.")
            .value("value", NUMBER)
            .nullable()
            .value("threshold", NUMBER)
            .nullable()
            .instant("lastAt")
            .text("acknowledgedBy")
            .nullable()
            .says("Told to staff alone.")
            .instant("acknowledgedAt")
            .nullable()
            .text("resolvedBy")
            .nullable()
            .says("What raised it, where that ended it; who did is told to staff alone.")
            .instant("resolvedAt")
            .nullable());
  }
}
