package org.tradewire.web.rest.notification;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tradewire.trading.notification.boundary.NotificationRules;
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

  /** Answers 200 with the caller's own deliveries, the newest first. */
  @GET
  @Answer(shape = "NotificationDelivery", as = Answer.Form.ITEMS)
  @Refuses({})
  public Response list(
      @QueryParam("rule_id") @Expects(Expects.Kind.UUID) String rule,
      @QueryParam("state") @Expects(value = Expects.Kind.CHOICE, of = DeliveryState.class)
          String state,
      @QueryParam("before") @Expects(Expects.Kind.INSTANT) String before,
      @QueryParam("limit")
          @Expects(
              value = Expects.Kind.NUMBER,
              min = 1,
              max = NotificationRules.MAX_DELIVERIES,
              standard = STANDARD_DELIVERIES)
          String limit) {
    DeliveryQuestion question =
        new DeliveryQuestion(
            QueryParameters.uuid("rule_id", rule).orElse(null),
            QueryParameters.choice("state", state, DeliveryState.class).orElse(null),
            QueryParameters.instant("before", before, null),
            QueryParameters.number(
                "limit", limit, STANDARD_DELIVERIES, 1, NotificationRules.MAX_DELIVERIES));
    return Answers.items(rules.deliveries(caller.get(), question), NotificationWire::delivery);
  }
}
