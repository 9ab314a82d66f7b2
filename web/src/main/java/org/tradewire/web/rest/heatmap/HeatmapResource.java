package org.tradewire.web.rest.heatmap;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.tradewire.trading.alert.boundary.Alerts;
import org.tradewire.trading.alert.entity.AlertSight;
import org.tradewire.trading.alert.wire.AlertWire;
import org.tradewire.trading.heatmap.boundary.BackTests;
import org.tradewire.trading.heatmap.boundary.HeatmapAdministration;
import org.tradewire.trading.heatmap.boundary.HeatmapPositions;
import org.tradewire.trading.heatmap.boundary.Heatmaps;
import org.tradewire.trading.heatmap.entity.BackTestDay;
import org.tradewire.trading.heatmap.entity.BackTestResult;
import org.tradewire.trading.heatmap.entity.HeatmapExtent;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.LatestHeatmap;
import org.tradewire.trading.heatmap.entity.LevelSide;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.heatmap.entity.ZoneAlert;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Expects;
import org.tradewire.web.rest.QueryParameters;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;
import org.tradewire.web.rest.Takes;
import org.tradewire.web.rest.heatmap.HeatmapJson.Listed;

/** {@code /api/heatmap}: where leveraged positions would be liquidated. */
@Path("/heatmap")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HeatmapResource {
  private static final int DAYS = 30;
  private static final int MAX_DAYS = 90;
  private static final int MAX_ALERT_DAYS = 30;

  @Inject private Heatmaps heatmaps;
  @Inject private HeatmapPositions positions;
  @Inject private SeriesSlots slots;
  @Inject private HeatmapAdministration administration;
  @Inject private BackTests backTests;
  @Inject private Alerts alerts;
  @Inject private SignedInCaller caller;
  @Inject private Clock clock;

  /** Answers 200 with every symbol that has a heatmap, and its settings. */
  @GET
  @Path("/symbols")
  @Answer(shape = "HeatmapSymbol", as = Answer.Form.ITEMS)
  @Refuses({})
  public Response symbols() {
    List<HeatmapExtent> extents = heatmaps.extents(HeatmapModel.ISOLATED_MARGIN);
    return Answers.items(
        heatmaps.symbols().stream().map(each -> new Listed(each, of(each, extents))).toList(),
        HeatmapJson::listed);
  }

  private static List<HeatmapExtent> of(SymbolSettings settings, List<HeatmapExtent> extents) {
    return extents.stream()
        .filter(each -> each.instrument().symbol().equals(settings.symbol()))
        .toList();
  }

  /**
   * Changes the settings of a symbol, by which it is computed anew in the background; answers 200
   * with them.
   */
  @PUT
  @Path("/symbols/{symbol}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(shape = "HeatmapSymbol")
  @Refuses({
    "not-permitted",
    "unknown-heatmap",
    "invalid-heatmap-settings",
    "heatmap-settings-conflict"
  })
  public Response change(
      @PathParam("symbol") String symbol, @Takes("NewHeatmapSettings") JsonFields body) {
    SymbolSettings changed =
        new HeatmapSettingsReader(Answers.present(body))
            .change(administration, caller.get(), symbol);
    return Answers.ok(
        new Listed(changed, of(changed, heatmaps.extents(HeatmapModel.ISOLATED_MARGIN))),
        HeatmapJson::listed);
  }

  /**
   * Answers 200 with the newest picture of closed candles, or 304 where the caller has it; 404 for
   * an unknown symbol, 409 where it is switched off, 503 before the first picture.
   */
  @GET
  @Path("/{symbol}")
  @Answer(shape = "Heatmap")
  @Refuses({
    "unknown-heatmap",
    "heatmap-not-enabled",
    "heatmap-not-ready",
    "invalid-heatmap-question"
  })
  public Response latest(
      @PathParam("symbol") String symbol,
      @QueryParam("model")
          @Expects(
              value = Expects.Kind.CHOICE,
              texts = {"isolated-margin", "classic"},
              standardText = "isolated-margin")
          String model,
      @QueryParam("venue") @Expects(Expects.Kind.TEXT) String venue,
      @QueryParam("bucket") @Expects(Expects.Kind.TEXT) String bucket,
      @HeaderParam("If-None-Match") String known) {
    LatestHeatmap latest =
        heatmaps.latest(
            heatmaps.find(symbol),
            HeatmapQuestions.model(model),
            venue,
            HeatmapQuestions.bucket("bucket", bucket));
    // An equal picture of a later candle has another price and younger inputs.
    String tag = latest.digest() + '-' + latest.candleEnd().getEpochSecond();
    return Answers.tagged(tag, known, latest, HeatmapJson::latest);
  }

  /**
   * Answers 200 with what the pictures knew of observed liquidations, one item a side: a picture
   * that is no better than chance has a lift whose interval holds 1.
   */
  @GET
  @Path("/backtest")
  @Answer(shape = "HeatmapBackTest", as = Answer.Form.ITEMS)
  @Refuses({"unknown-heatmap", "heatmap-not-enabled"})
  public Response backTest(
      @QueryParam("symbol") @Expects(value = Expects.Kind.TEXT, required = true) String symbol,
      @QueryParam("model")
          @Expects(
              value = Expects.Kind.CHOICE,
              texts = {"isolated-margin", "classic"},
              standardText = "isolated-margin")
          String model,
      @QueryParam("days")
          @Expects(value = Expects.Kind.NUMBER, min = 1, max = MAX_DAYS, standard = DAYS)
          String days) {
    String canonical = heatmaps.find(QueryParameters.required("symbol", symbol)).symbol();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate from = today.minusDays(QueryParameters.number("days", days, DAYS, 1, MAX_DAYS));
    List<BackTestDay> judged =
        backTests.days(canonical, HeatmapQuestions.model(model), from, today);
    return Answers.items(
        Arrays.stream(LevelSide.values())
            .map(side -> BackTestResult.of(side, of(judged, side)))
            .toList(),
        HeatmapJson::backTest);
  }

  private static List<BackTestDay> of(List<BackTestDay> days, LevelSide side) {
    return days.stream().filter(each -> each.side() == side).toList();
  }

  /** Answers 200 with the alerts about zones of a symbol of the last days, the newest first. */
  @GET
  @Path("/alerts")
  @Answer(shape = "Alert", as = Answer.Form.ITEMS)
  @Refuses({"unknown-heatmap", "heatmap-not-enabled"})
  public Response alerts(
      @QueryParam("symbol") @Expects(value = Expects.Kind.TEXT, required = true) String symbol,
      @QueryParam("days")
          @Expects(value = Expects.Kind.NUMBER, min = 1, max = MAX_ALERT_DAYS, standard = 1)
          String days) {
    String canonical = heatmaps.find(QueryParameters.required("symbol", symbol)).symbol();
    int back = QueryParameters.number("days", days, 1, 1, MAX_ALERT_DAYS);
    AlertSight sight = AlertSight.of(caller.get());
    return Answers.items(
        alerts.find(
            caller.get(),
            ZoneAlert.question(canonical, clock.instant().minus(Duration.ofDays(back)))),
        (json, alert) -> AlertWire.alert(json, alert, sight));
  }

  /**
   * Answers 200 with the newest levels by price, side and leverage, their distance from the price
   * and what lies between.
   */
  @GET
  @Path("/levels")
  @Answer(shape = "HeatmapPositions")
  @Refuses({
    "unknown-heatmap",
    "heatmap-not-enabled",
    "heatmap-busy",
    "heatmap-not-ready",
    "invalid-heatmap-question"
  })
  public Response levels(
      @QueryParam("symbol") @Expects(value = Expects.Kind.TEXT, required = true) String symbol,
      @QueryParam("model")
          @Expects(
              value = Expects.Kind.CHOICE,
              texts = {"isolated-margin", "classic"},
              standardText = "isolated-margin")
          String model,
      @QueryParam("venue") @Expects(Expects.Kind.TEXT) String venue,
      @QueryParam("bucket") @Expects(Expects.Kind.TEXT) String bucket,
      @QueryParam("leverage") @Expects(Expects.Kind.TEXT) String leverage)
      throws IOException {
    Set<Integer> leverages = HeatmapQuestions.leverages(leverage);
    SymbolSettings settings = heatmaps.find(QueryParameters.required("symbol", symbol));
    return Answers.ok(
        slots.compute(
            () ->
                positions.of(
                    settings,
                    HeatmapQuestions.model(model),
                    venue,
                    HeatmapQuestions.bucket("bucket", bucket),
                    leverages)),
        (json, levels) -> HeatmapJson.positions(json, settings.symbol(), levels));
  }
}
