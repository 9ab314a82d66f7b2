package org.tradewire.web.rest.market;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import org.tradewire.feed.api.FeedControl;
import org.tradewire.trading.market.boundary.FeedAdministration;
import org.tradewire.trading.market.boundary.MarketCatalogue;
import org.tradewire.trading.market.wire.MarketWire;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.web.json.JsonRefusedException;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;
import org.tradewire.web.rest.Takes;

/** {@code /api/feeds}: how the feeds of this node are doing. */
@Path("/feeds")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FeedResource {
  @Inject private MarketCatalogue catalogue;
  @Inject private FeedAdministration administration;
  @Inject private SignedInCaller caller;

  /**
   * Answers 200 with every ring (state, age of its heartbeat, records lost) and how far behind the
   * exchange and the ring this node has been lately.
   */
  @GET
  @Answer(shape = "Feeds")
  @Refuses({})
  public Response feeds() {
    caller.get();
    return Answers.ok(
        json ->
            json.array("items", catalogue.feeds(), MarketWire::feed)
                .array("latency", catalogue.latencies(), MarketWire::latency));
  }

  /**
   * Takes {@code {"action":"enable" | "disable" | "resync" | "full_books" | "status","symbol"?}}
   * for administrators. Answers 200 with the collector's figures afterwards; 409 where it refuses,
   * 503 where it does not answer.
   */
  @POST
  @Path("{venue}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(shape = "CollectorFigures")
  @Refuses({
    "not-permitted",
    "invalid-feed-request",
    "feed-not-found",
    "feed-refused",
    "feed-unreachable"
  })
  public Response ask(@PathParam("venue") String venue, @Takes("FeedRequest") JsonFields body) {
    JsonFields fields = Answers.present(body);
    FeedControl.Action action = action(fields.requiredText("action"));
    String figures =
        administration.ask(caller.get(), venue, action, fields.text("symbol").orElse(""));
    return Answers.ok(json -> json.text("venue", venue).text("collector", figures));
  }

  private static FeedControl.Action action(String name) {
    return Arrays.stream(FeedControl.Action.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                JsonRefusedException.ofField(
                    "action", "is one of enable, disable, resync, full_books, status."));
  }
}
