package org.tradewire.web.rest.alert;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.alert.boundary.Alerts;
import org.tradewire.trading.alert.entity.Alert;
import org.tradewire.trading.alert.entity.AlertCategory;
import org.tradewire.trading.alert.entity.AlertQuestion;
import org.tradewire.trading.alert.entity.AlertSeverity;
import org.tradewire.trading.alert.entity.AlertSight;
import org.tradewire.trading.alert.entity.AlertState;
import org.tradewire.trading.alert.wire.AlertWire;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Expects;
import org.tradewire.web.rest.PathPatterns;
import org.tradewire.web.rest.QueryParameters;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;

/** {@code /api/alerts}: what somebody should know or do something about. */
@Path("/alerts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AlertResource {
  private static final int STANDARD_ALERTS = 100;

  @Inject private Alerts alerts;
  @Inject private SignedInCaller caller;

  /**
   * Answers 200 with the alerts that the caller sees, the newest first: the desk all of them, the
   * monitor those of system, liquidity providers and market, a trader his own and the market's. Who
   * takes care of one is named to staff alone.
   */
  @GET
  @Answer(shape = "AlertList")
  @Refuses({})
  public Response list(
      @QueryParam("status") @Expects(value = Expects.Kind.CHOICE, of = AlertState.class)
          String status,
      @QueryParam("category") @Expects(value = Expects.Kind.CHOICE, of = AlertCategory.class)
          String category,
      @QueryParam("severity") @Expects(value = Expects.Kind.CHOICE, of = AlertSeverity.class)
          String severity,
      @QueryParam("limit")
          @Expects(
              value = Expects.Kind.NUMBER,
              min = 1,
              max = Alerts.MAX_ALERTS,
              standard = STANDARD_ALERTS)
          String limit) {
    AlertQuestion question =
        new AlertQuestion(
            QueryParameters.choice("status", status, AlertState.class).orElse(null),
            QueryParameters.choice("category", category, AlertCategory.class).orElse(null),
            QueryParameters.choice("severity", severity, AlertSeverity.class).orElse(null),
            null,
            null,
            Instant.EPOCH,
            QueryParameters.number("limit", limit, STANDARD_ALERTS, 1, Alerts.MAX_ALERTS));
    AlertSight sight = AlertSight.of(caller.get());
    return Answers.ok(
        alerts.find(caller.get(), question), (json, found) -> write(json, found, sight));
  }

  private static void write(JsonBytes json, List<Alert> found, AlertSight sight) {
    json.beginObject()
        .array("alerts", found, (each, alert) -> AlertWire.alert(each, alert, sight))
        .number("count", found.size())
        .endObject();
  }

  /** The caller takes care of it; answers 200 with it. Who already does stays named. */
  @POST
  @Path(PathPatterns.ID + "/acknowledge")
  @Answer(shape = "Alert")
  @Refuses({"not-permitted", "alert-not-found", "alert-resolved"})
  public Response acknowledge(@PathParam("id") UUID id) {
    return changed(alerts.acknowledge(caller.get(), id));
  }

  /** The caller says that it is over; answers 200 with it. */
  @POST
  @Path(PathPatterns.ID + "/resolve")
  @Answer(shape = "Alert")
  @Refuses({"not-permitted", "alert-not-found"})
  public Response resolve(@PathParam("id") UUID id) {
    return changed(alerts.resolve(caller.get(), id));
  }

  private Response changed(Alert alert) {
    AlertSight sight = AlertSight.of(caller.get());
    return Answers.ok(alert, (json, each) -> AlertWire.alert(json, each, sight));
  }
}
