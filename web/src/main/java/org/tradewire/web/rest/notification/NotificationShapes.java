package org.tradewire.web.rest.notification;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.notification.entity.DeliveryState;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.SignalHappening;
import org.tradewire.web.rest.Shape;

/** Shapes of what is written and read of rules of notification. */
public final class NotificationShapes {
  private static final JsonObject NUMBER = Json.createObjectBuilder().add("type", "number").build();
  private static final List<String> TIME_FRAMES =
      Arrays.stream(TimeFrame.values()).map(TimeFrame::text).toList();
  private static final String EVENTS = "At least one of created, win, loss and expired.";

  private NotificationShapes() {}

  /** All of them. */
  public static List<Shape> all() {
    return List.of(
        rule(),
        settings("NewNotificationRule")
            .uuid("id")
            .optional()
            .says("Chosen by the caller, who may then post the rule again without making two."),
        settings("ChangedNotificationRule").number("version").says("The one that was seen."),
        delivery(),
        Shape.answer("NotificationDeliveryList")
            .many("items", "NotificationDelivery")
            .text("next")
            .nullable()
            .says("The cursor of the ones after these; null behind the last."),
        Shape.answer("NotificationTest")
            .flag("delivered")
            .text("outcome")
            .says("delivered, failed, refused, forbidden or not_tried.")
            .number("status")
            .says("Of the answer; 0 without one.")
            .number("took_ms")
            .text("message")
            .text("excerpt")
            .says("The beginning of the answer, at most 200 characters; somebody else wrote it."));
  }

  private static Shape rule() {
    return Shape.answer("NotificationRule")
        .uuid("id")
        .text("name")
        .flag("enabled")
        .text("symbol")
        .nullable()
        .says("BTC-USDT; null means all, as in the next four.")
        .choice("timeframe", TIME_FRAMES)
        .nullable()
        .text("pattern")
        .nullable()
        .lowerCaseChoice("direction", SignalDirection.class)
        .nullable()
        .value("min_confidence", NUMBER)
        .nullable()
        .lowerCaseChoices("events", SignalHappening.class)
        .flag("browser")
        .says("Whether pages of the user show it.")
        .text("webhook_url")
        .nullable()
        .text("webhook_template")
        .nullable()
        .says("Null for the standard one.")
        .text("webhook_secret")
        .nullable()
        .says(
            "Shown where it was made, and for ten minutes to the same call again; it signs each"
                + " webhook.")
        .number("failures")
        .says("Attempts of its webhook in a row that failed.")
        .instant("paused_at")
        .nullable()
        .says("Since when its webhook is not called; null while it is.")
        .number("version")
        .instant("created_at")
        .instant("changed_at");
  }

  private static Shape settings(String name) {
    return Shape.request(name)
        .text("name")
        .says("1 to 80 characters.")
        .flag("enabled")
        .optional()
        .says("True where it is missing.")
        .text("symbol")
        .optional()
        .says("BTCUSDT, BTC/USDT, BTC_USDT and BTC-USDT are one; * or nothing means all.")
        .text("timeframe")
        .optional()
        .text("pattern")
        .optional()
        .text("direction")
        .optional()
        .value("min_confidence", NUMBER)
        .optional()
        .says("0 to 1, at most 4 decimals.")
        .lowerCaseChoices("events", SignalHappening.class)
        .says(EVENTS)
        .flag("browser")
        .optional()
        .text("webhook_url")
        .optional()
        .says("https; without it the browser must be told.")
        .text("webhook_template")
        .optional()
        .says("JSON with placeholders such as {{symbol}}; the standard one where it is missing.");
  }

  private static Shape delivery() {
    return Shape.answer("NotificationDelivery")
        .uuid("id")
        .says("The receiver sees it at each attempt.")
        .uuid("rule_id")
        .instant("created_at")
        .lowerCaseChoice("state", DeliveryState.class)
        .text("event")
        .nullable()
        .says("created, win, loss, expired or test; null where several were left out in a minute.")
        .text("signal_id")
        .nullable()
        .instant("signal_time")
        .nullable()
        .text("symbol")
        .nullable()
        .text("timeframe")
        .nullable()
        .text("direction")
        .nullable()
        .number("count")
        .says("How many it stands for.")
        .text("host")
        .number("attempts")
        .instant("next_at")
        .nullable()
        .instant("ended_at")
        .nullable()
        .number("status")
        .says("Of the last answer; 0 without one.")
        .number("took_ms")
        .text("message")
        .nullable();
  }
}
