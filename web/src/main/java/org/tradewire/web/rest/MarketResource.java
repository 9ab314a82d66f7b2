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

/** {@code /api/market}: what is traded where. */
@Path("/market")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MarketResource {
  @Inject private MarketCatalogue catalogue;

  /** Answers 200 with the venues and symbols whose data this node has. */
  @GET
  @Path("/symbols")
  public Response symbols() {
    return Answers.ok(
        JsonAnswer.items(
            catalogue.symbols(),
            each ->
                new JsonAnswer()
                    .text("venue", each.venue())
                    .text("symbol", each.symbol())
                    .build()));
  }
}
