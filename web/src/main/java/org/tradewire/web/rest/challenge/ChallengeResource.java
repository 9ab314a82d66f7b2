package org.tradewire.web.rest.challenge;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.challenge.boundary.Challenges;
import org.tradewire.trading.challenge.entity.view.TradeView;
import org.tradewire.trading.challenge.wire.ChallengeWire;
import org.tradewire.trading.shared.Page;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Expects;
import org.tradewire.web.rest.PathPatterns;
import org.tradewire.web.rest.QueryParameters;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;

/** {@code /api/challenges/ID}: one challenge, its trades, equity, events and days. */
@Path("/challenges/" + PathPatterns.ID)
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChallengeResource {
  private static final int MAX_ITEMS = 1000;
  private static final int MAX_OFFSET = 1_000_000;
  private static final int MAX_EXPORTED = 100_000;

  @Inject private Challenges challenges;
  @Inject private SignedInCaller caller;

  /** Answers 200 with one challenge. */
  @GET
  @Answer(shape = "Challenge")
  @Refuses({"challenge-not-found", "not-owner"})
  public Response find(@PathParam("id") UUID id) {
    return Answers.ok(challenges.find(caller.get(), id), ChallengeWire::challenge);
  }

  /** Answers 200 with its trades, newest first. */
  @GET
  @Path("/trades")
  @Answer(shape = "Trade", as = Answer.Form.PAGE)
  @Refuses({"challenge-not-found", "not-owner"})
  public Response trades(
      @PathParam("id") UUID id,
      @QueryParam("offset") @Expects(value = Expects.Kind.NUMBER, max = MAX_OFFSET, standard = 0)
          String offset,
      @QueryParam("limit")
          @Expects(value = Expects.Kind.NUMBER, min = 1, max = MAX_ITEMS, standard = MAX_ITEMS)
          String limit) {
    return Answers.page(page(id, offset, limit), ChallengeWire::trade);
  }

  /** Answers 200 with its balance after each trade, newest first. */
  @GET
  @Path("/equity")
  @Answer(shape = "EquityPoint", as = Answer.Form.PAGE)
  @Refuses({"challenge-not-found", "not-owner"})
  public Response equity(
      @PathParam("id") UUID id,
      @QueryParam("offset") @Expects(value = Expects.Kind.NUMBER, max = MAX_OFFSET, standard = 0)
          String offset,
      @QueryParam("limit")
          @Expects(value = Expects.Kind.NUMBER, min = 1, max = MAX_ITEMS, standard = MAX_ITEMS)
          String limit) {
    return Answers.page(page(id, offset, limit), ChallengeWire::equityPoint);
  }

  /** Answers 200 with its events after a number, oldest first, as they were published. */
  @GET
  @Path("/events")
  @Answer(shape = "ChallengeEvent", as = Answer.Form.ITEMS)
  @Refuses({"challenge-not-found", "not-owner"})
  public Response events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Expects(value = Expects.Kind.NUMBER, standard = 0) String after,
      @QueryParam("limit")
          @Expects(value = Expects.Kind.NUMBER, min = 1, max = MAX_ITEMS, standard = MAX_ITEMS)
          String limit) {
    List<StreamMessage> events =
        challenges.events(
            caller.get(),
            id,
            QueryParameters.number("after", after, 0, 0, Integer.MAX_VALUE),
            QueryParameters.number("limit", limit, MAX_ITEMS, 1, MAX_ITEMS));
    return Answers.items(events.stream().map(StreamMessage::json).toList());
  }

  /** Answers 200 with its trades as CSV, newest first. */
  @GET
  @Path("/trades.csv")
  @Produces("text/csv")
  @Answer
  @Refuses({"challenge-not-found", "not-owner"})
  public Response tradesAsCsv(@PathParam("id") UUID id) {
    return Response.ok(
            TradeCsv.of(challenges.exportTrades(caller.get(), id, MAX_EXPORTED))
                .getBytes(StandardCharsets.UTF_8))
        .type("text/csv;charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"trades-" + id + ".csv\"")
        .build();
  }

  /** Answers 200 with what each day on which was traded brought, oldest first. */
  @GET
  @Path("/days")
  @Answer(shape = "DayResult", as = Answer.Form.ITEMS)
  @Refuses({"challenge-not-found", "not-owner"})
  public Response days(@PathParam("id") UUID id) {
    return Answers.items(challenges.days(caller.get(), id), ChallengeWire::dayResult);
  }

  private Page<TradeView> page(UUID id, String offset, String limit) {
    return challenges.trades(
        caller.get(),
        id,
        QueryParameters.number("offset", offset, 0, 0, MAX_OFFSET),
        QueryParameters.number("limit", limit, MAX_ITEMS, 1, MAX_ITEMS));
  }
}
