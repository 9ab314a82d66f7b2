package org.tradewire.web.rest.market;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.tradewire.trading.market.boundary.Liquidations;
import org.tradewire.trading.market.boundary.OpenInterests;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.market.wire.HistoryWire;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Expects;
import org.tradewire.web.rest.QueryParameters;
import org.tradewire.web.rest.Refuses;

/** {@code /api/market}: what is stored of futures venues beside candles. */
@Path("/market")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MarketHistoryResource {
  private static final int ROWS = 300;
  private static final Duration DAY = Duration.ofDays(1);

  /** An exchange's clock may be a little ahead. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  @Inject private OpenInterests openInterests;
  @Inject private Liquidations liquidations;
  @Inject private Clock clock;

  /**
   * Answers 200 with samples of open interest after {@code from} up to {@code to}, oldest first; of
   * more than {@code limit} the newest. A day up to now where no time is given.
   */
  @GET
  @Path("/open-interest")
  @Answer(shape = "OpenInterest", as = Answer.Form.ITEMS)
  @Refuses({})
  public Response openInterest(
      @QueryParam("venue") @Expects(value = Expects.Kind.TEXT, required = true) String venue,
      @QueryParam("symbol") @Expects(value = Expects.Kind.TEXT, required = true) String symbol,
      @QueryParam("from") @Expects(Expects.Kind.INSTANT) String from,
      @QueryParam("to") @Expects(Expects.Kind.INSTANT) String to,
      @QueryParam("limit")
          @Expects(
              value = Expects.Kind.NUMBER,
              min = 1,
              max = OpenInterests.MAX_SAMPLES,
              standard = ROWS)
          String limit) {
    VenueSymbol instrument = instrument(venue, symbol);
    int max = QueryParameters.number("limit", limit, ROWS, 1, OpenInterests.MAX_SAMPLES);
    Instant end = end(to);
    return Answers.items(
        openInterests.newest(instrument, begin(from, end), end, max), HistoryWire::openInterest);
  }

  /**
   * Answers 200 with liquidations in {@code [from, to)}, oldest first; of more than {@code limit}
   * the newest. A day up to now where no time is given. Venues do not publish all: Binance tells at
   * most the largest one of a symbol and second.
   */
  @GET
  @Path("/liquidations")
  @Answer(shape = "Liquidation", as = Answer.Form.ITEMS)
  @Refuses({})
  public Response liquidations(
      @QueryParam("venue") @Expects(value = Expects.Kind.TEXT, required = true) String venue,
      @QueryParam("symbol") @Expects(value = Expects.Kind.TEXT, required = true) String symbol,
      @QueryParam("from") @Expects(Expects.Kind.INSTANT) String from,
      @QueryParam("to") @Expects(Expects.Kind.INSTANT) String to,
      @QueryParam("limit")
          @Expects(
              value = Expects.Kind.NUMBER,
              min = 1,
              max = Liquidations.MAX_LIQUIDATIONS,
              standard = ROWS)
          String limit) {
    VenueSymbol instrument = instrument(venue, symbol);
    int max = QueryParameters.number("limit", limit, ROWS, 1, Liquidations.MAX_LIQUIDATIONS);
    Instant end = end(to);
    return Answers.items(
        liquidations.find(instrument, begin(from, end), end, max), HistoryWire::liquidation);
  }

  private Instant end(String to) {
    return QueryParameters.instant("to", to, clock.instant().plus(AHEAD));
  }

  private static Instant begin(String from, Instant end) {
    return QueryParameters.instant("from", from, end.minus(DAY));
  }

  private static VenueSymbol instrument(String venue, String symbol) {
    return new VenueSymbol(
        QueryParameters.required("venue", venue), QueryParameters.required("symbol", symbol));
  }
}
