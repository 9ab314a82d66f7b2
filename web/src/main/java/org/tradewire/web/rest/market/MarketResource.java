package org.tradewire.web.rest.market;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.tradewire.trading.market.boundary.Candles;
import org.tradewire.trading.market.boundary.MarketCatalogue;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.market.wire.MarketWire;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Expects;
import org.tradewire.web.rest.QueryParameters;
import org.tradewire.web.rest.Refuses;

/** {@code /api/market}: what is traded where, and at which prices. */
@Path("/market")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MarketResource {
  private static final int DEPTH = 50;
  private static final int MAX_DEPTH = 1_000;
  private static final int TRADES = 50;
  private static final int MAX_TRADES = 256;
  private static final int CANDLES = 300;

  @Inject private MarketCatalogue catalogue;
  @Inject private Candles candles;
  @Inject private Clock clock;

  /** Answers 200 with the venues and symbols whose data this node has. */
  @GET
  @Path("/symbols")
  @Answer(shape = "VenueSymbol", as = Answer.Form.ITEMS)
  @Refuses({})
  public Response symbols() {
    return Answers.items(catalogue.symbols(), MarketWire::instrument);
  }

  /**
   * Answers 200 with the best levels, 404 for an unknown instrument, 503 while there is no book.
   */
  @GET
  @Path("/book/{venue}/{symbol}")
  @Answer(shape = "Book")
  @Refuses({"unknown-instrument", "book-not-ready"})
  public Response book(
      @PathParam("venue") String venue,
      @PathParam("symbol") String symbol,
      @QueryParam("depth")
          @Expects(value = Expects.Kind.NUMBER, min = 1, max = MAX_DEPTH, standard = DEPTH)
          String depth) {
    return Answers.ok(
        catalogue.book(
            new VenueSymbol(venue, symbol),
            QueryParameters.number("depth", depth, DEPTH, 1, MAX_DEPTH)),
        MarketWire::checkedBook);
  }

  /** Answers 200 with the newest trades, oldest first; 404 for an unknown instrument. */
  @GET
  @Path("/trades")
  @Answer(shape = "MarketTrade", as = Answer.Form.ITEMS)
  @Refuses("unknown-instrument")
  public Response trades(
      @QueryParam("venue") @Expects(value = Expects.Kind.TEXT, required = true) String venue,
      @QueryParam("symbol") @Expects(value = Expects.Kind.TEXT, required = true) String symbol,
      @QueryParam("limit")
          @Expects(value = Expects.Kind.NUMBER, min = 1, max = MAX_TRADES, standard = TRADES)
          String limit) {
    return Answers.items(
        catalogue.trades(
            instrument(venue, symbol),
            QueryParameters.number("limit", limit, TRADES, 1, MAX_TRADES)),
        MarketWire::numberedTrade);
  }

  /**
   * Answers 200 with candles that begin in {@code [from, to)}, oldest first; of more than {@code
   * limit} the newest. The last one may still be open.
   */
  @GET
  @Path("/candles")
  @Answer(shape = "Candle", as = Answer.Form.ITEMS)
  @Refuses({})
  public Response candles(
      @QueryParam("venue") @Expects(value = Expects.Kind.TEXT, required = true) String venue,
      @QueryParam("symbol") @Expects(value = Expects.Kind.TEXT, required = true) String symbol,
      @QueryParam("timeframe")
          @Expects(
              value = Expects.Kind.CHOICE,
              texts = {"1m", "5m", "15m", "1h", "4h", "1d"},
              standardText = "1m")
          String timeFrame,
      @QueryParam("from") @Expects(Expects.Kind.INSTANT) String from,
      @QueryParam("to") @Expects(Expects.Kind.INSTANT) String to,
      @QueryParam("limit")
          @Expects(
              value = Expects.Kind.NUMBER,
              min = 1,
              max = Candles.MAX_CANDLES,
              standard = CANDLES)
          String limit) {
    VenueSymbol instrument = instrument(venue, symbol);
    TimeFrame frame = timeFrame(timeFrame);
    int max = QueryParameters.number("limit", limit, CANDLES, 1, Candles.MAX_CANDLES);
    // One candle further than now: an exchange's clock may be a little ahead.
    Instant end = QueryParameters.instant("to", to, clock.instant().plusMillis(frame.lengthMs()));
    Instant begin =
        QueryParameters.instant(
            "from", from, end.minus(Duration.ofMillis(frame.lengthMs()).multipliedBy(max + 1L)));
    return Answers.items(candles.find(instrument, frame, begin, end, max), MarketWire::candle);
  }

  /** Answers 200 with what book changes save against full books, by instrument. */
  @GET
  @Path("/delta-stats")
  @Answer(shape = "BookDeltas", as = Answer.Form.ITEMS)
  @Refuses({})
  public Response deltaStatistics() {
    return Answers.items(catalogue.deltas(), MarketWire::deltas);
  }

  private static VenueSymbol instrument(String venue, String symbol) {
    return new VenueSymbol(
        QueryParameters.required("venue", venue), QueryParameters.required("symbol", symbol));
  }

  private static TimeFrame timeFrame(String text) {
    return TimeFrame.of(text == null ? TimeFrame.M1.text() : text)
        .orElseThrow(
            () ->
                QueryParameters.refused(
                    "timeframe",
                    "is one of "
                        + Arrays.stream(TimeFrame.values())
                            .map(TimeFrame::text)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
