package org.tradewire.web.rest.signal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.trading.signal.boundary.SignalIngest;
import org.tradewire.trading.signal.boundary.SignalStatistics;
import org.tradewire.trading.signal.boundary.Signals;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.SignalOutcome;
import org.tradewire.trading.signal.entity.SignalQuestion;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.trading.signal.entity.SymbolNames;
import org.tradewire.trading.signal.wire.SignalWire;
import org.tradewire.trading.signal.wire.StatisticsWire;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Compressed;
import org.tradewire.web.rest.CsvText;
import org.tradewire.web.rest.Expects;
import org.tradewire.web.rest.MaxBody;
import org.tradewire.web.rest.QueryParameters;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;
import org.tradewire.web.rest.Takes;

/** {@code /api/signals}: takes, finds and cancels signals. */
@Path("/signals")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SignalResource {
  private static final String CSV = "csv";
  private static final MediaType JSON_TYPE = MediaType.APPLICATION_JSON_TYPE;
  private static final MediaType CSV_TYPE = new MediaType("text", CSV);
  private static final String ONLY_SERVICES = "Only services send signals.";
  private static final long MAX_JSON_BYTES = 8L << 20;
  private static final int STANDARD_SIGNALS = 100;
  private static final int MAX_LATEST = 50;
  private static final int STANDARD_LATEST = 10;
  private static final int UNPROCESSABLE = 422;
  private static final int STANDARD_DAYS = 7;

  @Inject private SignalIngest ingest;
  @Inject private Signals signals;
  @Inject private SignalStatistics statistics;
  @Inject private SignalExport export;
  @Inject private SignedInCaller caller;

  /**
   * Takes signals, role service: an array of 1 to 1,000 of them, or {@code {"items":[...]}}.
   * Answers 200 when all of them are durable, with what became of them; one that breaks a rule
   * spoils none of the others. The same again counts as duplicate and changes nothing; another
   * content under a known id and time is a conflict, and the first stays.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(shape = "SignalReceipt")
  @Refuses({"not-permitted", "signals-wait"})
  public Response take(
      @Takes(value = "NewSignals", arrayAs = "items")
          @MaxBody(value = MAX_JSON_BYTES, roles = Role.SERVICE, rule = ONLY_SERVICES)
          JsonFields body) {
    return Answers.ok(
        ingest.take(caller.get(), Answers.present(body).items("items", SignalIngest.MAX_ITEMS)),
        SignalWire::receipt);
  }

  /**
   * Answers 200 with signals, the newest first, and with where the next ones begin; or with {@code
   * format=csv}, or where {@code text/csv} is what is accepted, with a file of all of them, of a
   * million at most, streamed.
   */
  @GET
  @Compressed
  @Produces({MediaType.APPLICATION_JSON, CsvText.MEDIA_TYPE})
  @Answer(shape = "SignalList")
  @Answer(media = CsvText.MEDIA_TYPE)
  @Refuses(value = "signals-busy", plain = UNPROCESSABLE)
  public Response list(
      @QueryParam("symbol") @Expects(Expects.Kind.TEXT) String symbol,
      @QueryParam("timeframe")
          @Expects(
              value = Expects.Kind.CHOICE,
              texts = {"1m", "5m", "15m", "1h", "4h", "1d"})
          String timeFrame,
      @QueryParam("direction") @Expects(value = Expects.Kind.CHOICE, of = SignalDirection.class)
          String direction,
      @QueryParam("pattern") @Expects(Expects.Kind.TEXT) String pattern,
      @QueryParam("outcome") @Expects(value = Expects.Kind.CHOICE, of = SignalOutcome.class)
          String outcome,
      @QueryParam("min_confidence") @Expects(Expects.Kind.TEXT) String minConfidence,
      @QueryParam("from") @Expects(Expects.Kind.INSTANT) String from,
      @QueryParam("to") @Expects(Expects.Kind.INSTANT) String to,
      @QueryParam("cursor") @Expects(Expects.Kind.TEXT) String cursor,
      @QueryParam("limit")
          @Expects(
              value = Expects.Kind.NUMBER,
              min = 1,
              max = Signals.MAX_SIGNALS,
              standard = STANDARD_SIGNALS)
          String limit,
      @QueryParam("format")
          @Expects(
              value = Expects.Kind.CHOICE,
              texts = {"json", CSV})
          String format,
      @Context HttpHeaders headers) {
    boolean csv = isCsv(format, headers.getAcceptableMediaTypes());
    int most =
        QueryParameters.unprocessableNumber(
            "limit",
            limit,
            csv ? SignalExport.MAX_SIGNALS : STANDARD_SIGNALS,
            1,
            Signals.MAX_SIGNALS);
    SignalQuestion question =
        new SignalQuestion(
            symbol == null ? null : SymbolNames.canonical(symbol),
            SignalQuestions.timeFrame(timeFrame),
            SignalQuestions.direction(direction),
            pattern,
            SignalQuestions.outcome(outcome),
            QueryParameters.decimal("min_confidence", minConfidence),
            QueryParameters.instant("from", from, null),
            QueryParameters.instant("to", to, null),
            SignalQuestions.cursor(cursor),
            most);
    if (csv) {
      UUID user = caller.get().id();
      StreamingOutput file = out -> export.send(user, question, out);
      return Response.ok(file, CsvText.MEDIA_TYPE + ";charset=UTF-8")
          .header("Content-Disposition", "attachment; filename=\"signals.csv\"")
          .build();
    }
    List<StoredSignal> found = signals.find(question);
    String next = found.size() < most ? null : SignalQuestions.next(found.get(found.size() - 1));
    return Answers.ok(found, (json, all) -> write(json, all, next));
  }

  /**
   * Whether a file is asked for: by name, or because nothing that suits JSON is liked as much.
   *
   * @param accepted the most liked first
   */
  static boolean isCsv(String format, List<MediaType> accepted) {
    if (format == null) {
      return accepted.stream()
          .filter(each -> each.isCompatible(JSON_TYPE) || each.isCompatible(CSV_TYPE))
          .findFirst()
          .filter(each -> !each.isCompatible(JSON_TYPE))
          .isPresent();
    }
    if (!format.equals("json") && !format.equals(CSV)) {
      throw QueryParameters.refused("format", "is json or csv.");
    }
    return format.equals(CSV);
  }

  private static void write(JsonBytes json, List<StoredSignal> found, String next) {
    json.beginObject().array("items", found, SignalWire::signal).text("next", next).endObject();
  }

  /** Answers 200 with the newest signals, the newest first. */
  @GET
  @Path("/latest")
  @Answer(shape = "Signal", as = Answer.Form.ITEMS)
  @Refuses(plain = UNPROCESSABLE)
  public Response latest(
      @QueryParam("limit")
          @Expects(
              value = Expects.Kind.NUMBER,
              min = 1,
              max = MAX_LATEST,
              standard = STANDARD_LATEST)
          String limit) {
    int most = QueryParameters.unprocessableNumber("limit", limit, STANDARD_LATEST, 1, MAX_LATEST);
    return Answers.items(signals.find(SignalQuestion.newest(most)), SignalWire::signal);
  }

  /** Answers 200 with what each strategy, symbol and time frame was worth that decided any. */
  @GET
  @Path("/stats")
  @Answer(shape = "StrategyFigures", as = Answer.Form.ITEMS)
  @Refuses({})
  public Response stats(
      @QueryParam("days")
          @Expects(
              value = Expects.Kind.NUMBER,
              min = 1,
              max = SignalStatistics.MAX_DAYS,
              standard = STANDARD_DAYS)
          String days) {
    return Answers.items(statistics.byStrategy(days(days)), StatisticsWire::strategy);
  }

  /** Answers 200 with how far confidences can be relied on, of all signals or of one strategy. */
  @GET
  @Path("/reliability")
  @Answer(shape = "Reliability")
  @Refuses({})
  public Response reliability(
      @QueryParam("pattern") @Expects(Expects.Kind.TEXT) String pattern,
      @QueryParam("days")
          @Expects(
              value = Expects.Kind.NUMBER,
              min = 1,
              max = SignalStatistics.MAX_DAYS,
              standard = STANDARD_DAYS)
          String days) {
    return Answers.ok(statistics.reliability(pattern, days(days)), StatisticsWire::reliability);
  }

  private static int days(String days) {
    return QueryParameters.number("days", days, STANDARD_DAYS, 1, SignalStatistics.MAX_DAYS);
  }

  /** Answers 200 with a signal, named by its id and its time together. */
  @GET
  @Path("/{id}")
  @Answer(shape = "Signal")
  @Refuses("signal-not-found")
  public Response get(
      @PathParam("id") String id,
      @QueryParam("time") @Expects(value = Expects.Kind.INSTANT, required = true) String time) {
    return Answers.ok(signals.get(key(id, time)), SignalWire::signal);
  }

  /** Takes a signal back, roles service and admin; answers 200 with it. */
  @POST
  @Path("/{id}/cancel")
  @Answer(shape = "Signal")
  @Refuses({"not-permitted", "signal-not-found", "signal-decided"})
  public Response cancel(
      @PathParam("id") String id,
      @QueryParam("time") @Expects(value = Expects.Kind.INSTANT, required = true) String time) {
    return Answers.ok(signals.cancel(caller.get(), key(id, time)), SignalWire::signal);
  }

  private static SignalKey key(String id, String time) {
    Instant known = QueryParameters.instant("time", QueryParameters.required("time", time), null);
    return new SignalKey(known, id);
  }
}
