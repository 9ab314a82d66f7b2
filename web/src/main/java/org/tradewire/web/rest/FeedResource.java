package org.tradewire.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tradewire.trading.market.boundary.MarketCatalogue;
import org.tradewire.web.json.JsonAnswer;

/** {@code /api/feeds}: how the feeds of this node are doing. */
@Path("/feeds")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FeedResource {
  @Inject private MarketCatalogue catalogue;
  @Inject private SignedInCaller caller;

  /** Answers 200 with every ring: state, age of its heartbeat, records lost. */
  @GET
  public Response feeds() {
    caller.get();
    return Answers.ok(JsonAnswer.items(catalogue.feeds(), MarketJson::of));
  }
}
