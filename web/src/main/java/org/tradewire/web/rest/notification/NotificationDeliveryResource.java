package org.tradewire.web.rest.notification;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.notification.boundary.NotificationRules;
import org.tradewire.trading.notification.entity.DeliveryEntry;
import org.tradewire.trading.notification.entity.DeliveryKey;
import org.tradewire.trading.notification.entity.DeliveryQuestion;
import org.tradewire.trading.notification.entity.DeliveryState;
import org.tradewire.trading.notification.wire.NotificationWire;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Expects;
import org.tradewire.web.rest.QueryParameters;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;

/** {@code /api/notification-deliveries}: what the caller's webhooks were sent. */
@Path("/notification-deliveries")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NotificationDeliveryResource {
  private static final int STANDARD_DELIVERIES = 100;

  @Inject private NotificationRules rules;
  @Inject private SignedInCaller caller;

  /**
   * Answers 200 with the caller's own deliveries, the newest first, and with where the next ones
   * begin.
   */
  @GET
  @Answer(shape = "NotificationDeliveryList")
  @Refuses({})
  public Response list(
      @QueryParam("rule_id") @Expects(Expects.Kind.UUID) String rule,
      @QueryParam("state") @Expects(value = Expects.Kind.CHOICE, of = DeliveryState.class)
          String state,
      @QueryParam("before") @Expects(Expects.Kind.INSTANT) String before,
      @QueryParam("cursor") @Expects(Expects.Kind.TEXT) String cursor,
      @QueryParam("limit")
          @Expects(
              value = Expects.Kind.NUMBER,
              min = 1,
              max = NotificationRules.MAX_DELIVERIES,
              standard = STANDARD_DELIVERIES)
          String limit) {
    int most =
        QueryParameters.number(
            "limit", limit, STANDARD_DELIVERIES, 1, NotificationRules.MAX_DELIVERIES);
    DeliveryQuestion question =
        new DeliveryQuestion(
            QueryParameters.uuid("rule_id", rule).orElse(null),
            QueryParameters.choice("state", state, DeliveryState.class).orElse(null),
            QueryParameters.instant("before", before, null),
            DeliveryCursor.read(cursor),
            most);
    List<DeliveryEntry> found = rules.deliveries(caller.get(), question);
    String next =
        found.size() < most
            ? null
            : DeliveryCursor.write(DeliveryKey.of(found.get(found.size() - 1)));
    return Answers.ok(found, (json, all) -> write(json, all, next));
  }

  private static void write(JsonBytes json, List<DeliveryEntry> found, String next) {
    json.beginObject()
        .array("items", found, NotificationWire::delivery)
        .text("next", next)
        .endObject();
  }
}
