package org.tradewire.web.rest.market;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.market.boundary.MarketIngest;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.market.entity.ingest.ImportKind;
import org.tradewire.trading.market.entity.ingest.ImportOrder;
import org.tradewire.trading.market.entity.ingest.PeriodLabels;
import org.tradewire.trading.market.wire.HistoryWire;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.web.json.BodyTooLargeException;
import org.tradewire.web.json.LimitedInputStream;
import org.tradewire.web.problem.Problem;
import org.tradewire.web.problem.RequestRefusedException;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Expects;
import org.tradewire.web.rest.MaxBody;
import org.tradewire.web.rest.QueryParameters;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;
import org.tradewire.web.rest.Takes;

/**
 * {@code /api/market}: takes candles, open interest and liquidations. As JSON of other programs,
 * role service, {@code {"venue","symbol","items":[...]}} with at most 5,000 items in 8 MiB; as CSV
 * of the exchange's published files, role admin, of at most 256 MiB, whose length must be announced
 * and which are read as they come. Each call answers 200 with what became of the rows: one that
 * cannot be used spoils none of the others, and one that is stored already changes nothing.
 */
@Path("/market")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MarketIngestResource {
  private static final String CSV = "text/csv";
  private static final String ONLY_SERVICES = "Only services send market data.";
  private static final long MAX_JSON_BYTES = 8L << 20;
  private static final long MAX_CSV_BYTES = 256L << 20;

  @Inject private MarketIngest ingest;
  @Inject private SignedInCaller caller;
  @Context private HttpServletRequest request;

  /** Takes candles of 1 minute, or of 5, and makes the longer ones of them. */
  @POST
  @Path("/candles")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(shape = "IngestReport")
  @Refuses({"not-permitted", "invalid-import"})
  public Response candles(
      @Takes("NewCandles")
          @MaxBody(value = MAX_JSON_BYTES, roles = Role.SERVICE, rule = ONLY_SERVICES)
          JsonFields body) {
    JsonFields fields = Answers.present(body);
    TimeFrame interval = interval(fields.text("interval").orElse(null));
    return items(ImportKind.CANDLES, fields, interval);
  }

  /** Takes a file of klines, with or without a header. */
  @POST
  @Path("/candles")
  @Consumes(CSV)
  @Answer(shape = "IngestReport")
  @Refuses(
      value = {"not-permitted", "invalid-import"},
      plain = 411)
  public Response candles(
      @QueryParam("venue") @Expects(Expects.Kind.TEXT) String venue,
      @QueryParam("symbol") @Expects(Expects.Kind.TEXT) String symbol,
      @QueryParam("interval")
          @Expects(
              value = Expects.Kind.CHOICE,
              texts = {"1m", "5m"},
              standardText = "1m")
          String interval,
      InputStream csv) {
    return file(ImportKind.CANDLES, venue, symbol, interval(interval), null, csv);
  }

  /** Takes samples of open interest, each with the moment at which it was measured. */
  @POST
  @Path("/open-interest")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(shape = "IngestReport")
  @Refuses({"not-permitted", "invalid-import"})
  public Response openInterest(
      @Takes("NewOpenInterest")
          @MaxBody(value = MAX_JSON_BYTES, roles = Role.SERVICE, rule = ONLY_SERVICES)
          JsonFields body) {
    return items(ImportKind.OPEN_INTEREST, Answers.present(body), null);
  }

  /** Takes a {@code metrics} file; {@code labels} says what its times are where it is not clear. */
  @POST
  @Path("/open-interest")
  @Consumes(CSV)
  @Answer(shape = "IngestReport")
  @Refuses(
      value = {"not-permitted", "invalid-import"},
      plain = 411)
  public Response openInterest(
      @QueryParam("venue") @Expects(Expects.Kind.TEXT) String venue,
      @QueryParam("symbol") @Expects(Expects.Kind.TEXT) String symbol,
      @QueryParam("labels") @Expects(value = Expects.Kind.CHOICE, of = PeriodLabels.class)
          String labels,
      InputStream csv) {
    PeriodLabels told = QueryParameters.choice("labels", labels, PeriodLabels.class).orElse(null);
    return file(ImportKind.OPEN_INTEREST, venue, symbol, null, told, csv);
  }

  /** Takes liquidations that a venue published. */
  @POST
  @Path("/liquidations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(shape = "IngestReport")
  @Refuses({"not-permitted", "invalid-import"})
  public Response liquidations(
      @Takes("NewLiquidations")
          @MaxBody(value = MAX_JSON_BYTES, roles = Role.SERVICE, rule = ONLY_SERVICES)
          JsonFields body) {
    return items(ImportKind.LIQUIDATIONS, Answers.present(body), null);
  }

  /** Takes a {@code liquidationSnapshot} file. */
  @POST
  @Path("/liquidations")
  @Consumes(CSV)
  @Answer(shape = "IngestReport")
  @Refuses(
      value = {"not-permitted", "invalid-import"},
      plain = 411)
  public Response liquidations(
      @QueryParam("venue") @Expects(Expects.Kind.TEXT) String venue,
      @QueryParam("symbol") @Expects(Expects.Kind.TEXT) String symbol,
      InputStream csv) {
    return file(ImportKind.LIQUIDATIONS, venue, symbol, null, null, csv);
  }

  private Response items(ImportKind kind, JsonFields body, TimeFrame interval) {
    VenueSymbol instrument =
        new VenueSymbol(body.requiredText("venue"), body.requiredText("symbol"));
    List<List<String>> rows =
        body.objects("items", MarketIngest.MAX_ITEMS).stream()
            .map(item -> kind.fields().stream().map(item::scalar).toList())
            .toList();
    return Answers.ok(
        ingest.items(caller.get(), new ImportOrder(kind, instrument, interval, null), rows),
        HistoryWire::report);
  }

  /** Who may not import is told so before anything of the file is read. */
  private Response file(
      ImportKind kind,
      String venue,
      String symbol,
      TimeFrame interval,
      PeriodLabels labels,
      InputStream csv) {
    Caller importer = caller.get();
    ingest.requireImporter(importer);
    VenueSymbol instrument =
        new VenueSymbol(
            QueryParameters.required("venue", venue), QueryParameters.required("symbol", symbol));
    requireLength();
    return Answers.ok(
        ingest.file(
            importer,
            new ImportOrder(kind, instrument, interval, labels),
            new LimitedInputStream(csv, MAX_CSV_BYTES)),
        HistoryWire::report);
  }

  /** Nobody knows for how long to wait for a file whose length is not announced. */
  private void requireLength() {
    long length = request.getContentLengthLong();
    if (length < 0) {
      throw new RequestRefusedException(
          Problem.of(411, "Announce the length of the file with Content-Length."));
    }
    if (length > MAX_CSV_BYTES) {
      throw new BodyTooLargeException(MAX_CSV_BYTES);
    }
  }

  private static TimeFrame interval(String text) {
    return TimeFrame.of(text == null ? TimeFrame.M1.text() : text)
        .filter(each -> each == TimeFrame.M1 || each == TimeFrame.M5)
        .orElseThrow(() -> QueryParameters.refused("interval", "is one of 1m, 5m."));
  }
}
