package org.tradewire.web.rest.heatmap;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tradewire.trading.heatmap.boundary.HeatmapSeries;
import org.tradewire.trading.heatmap.boundary.Heatmaps;
import org.tradewire.trading.heatmap.entity.HeatmapKey;
import org.tradewire.trading.heatmap.entity.HeatmapRefusal;
import org.tradewire.trading.heatmap.entity.SeriesQuestion;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Compressed;
import org.tradewire.web.rest.Expects;
import org.tradewire.web.rest.QueryParameters;
import org.tradewire.web.rest.Refuses;

/** {@code /api/heatmap-timeseries}: pictures over time. */
@Path("/heatmap-timeseries")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HeatmapSeriesResource {
  private static final int MAX_PICTURES = 20_000;
  private static final Duration WINDOW = Duration.ofHours(48);

  @Inject private Heatmaps heatmaps;
  @Inject private SeriesSlots slots;
  @Inject private Clock clock;

  /**
   * Answers 200 with pictures whose candles begin in {@code [start, end)}, oldest first, streamed;
   * in the shape of document 002, or as steps that each say how a picture follows from the one
   * before: {@code {"bucket","steps":[[seconds, factor, created, consumed, close, [[price, long,
   * short]..]]..]}}.
   */
  @GET
  @Compressed
  @Answer(shape = "HeatmapSeries")
  @Refuses({"unknown-heatmap", "heatmap-not-enabled", "invalid-heatmap-question", "heatmap-busy"})
  public Response series(
      @QueryParam("symbol") @Expects(value = Expects.Kind.TEXT, required = true) String symbol,
      @QueryParam("start") @Expects(Expects.Kind.INSTANT) String start,
      @QueryParam("start_time") @Expects(Expects.Kind.INSTANT) String startTime,
      @QueryParam("end") @Expects(Expects.Kind.INSTANT) String end,
      @QueryParam("end_time") @Expects(Expects.Kind.INSTANT) String endTime,
      @QueryParam("interval")
          @Expects(
              value = Expects.Kind.CHOICE,
              texts = {"5m", "15m", "1h", "4h"},
              standardText = "5m")
          String interval,
      @QueryParam("bucket") @Expects(Expects.Kind.TEXT) String bucket,
      @QueryParam("price_bin_size") @Expects(Expects.Kind.TEXT) String priceBinSize,
      @QueryParam("model")
          @Expects(
              value = Expects.Kind.CHOICE,
              texts = {"isolated-margin", "classic"},
              standardText = "isolated-margin")
          String model,
      @QueryParam("venue") @Expects(Expects.Kind.TEXT) String venue,
      @QueryParam("format")
          @Expects(
              value = Expects.Kind.CHOICE,
              texts = {"snapshots", "steps"},
              standardText = "snapshots")
          String format) {
    SymbolSettings settings = heatmaps.find(QueryParameters.required("symbol", symbol));
    TimeFrame frame = HeatmapQuestions.interval(interval);
    BigDecimal width = bucket(bucket, priceBinSize);
    if (width != null && !settings.isMultiple(width)) {
      throw HeatmapRefusal.bucket(settings);
    }
    Instant until =
        QueryParameters.instant(
            "end", end, QueryParameters.instant("end_time", endTime, clock.instant()));
    Instant from =
        QueryParameters.instant(
            "start", start, QueryParameters.instant("start_time", startTime, until.minus(WINDOW)));
    List<HeatmapKey> keys = heatmaps.keys(settings.symbol(), HeatmapQuestions.model(model), venue);
    SeriesQuestion question =
        new SeriesQuestion(
            keys,
            from,
            until,
            frame,
            width == null || width.compareTo(settings.model().bucket()) == 0 ? null : width);
    if (question.pictures() > MAX_PICTURES) {
      throw HeatmapRefusal.INVALID_HEATMAP_QUESTION.ofField(
          "interval",
          "interval gives more than "
              + MAX_PICTURES
              + " pictures between start and end; take a longer one.");
    }
    boolean steps = steps(format);
    StreamingOutput output =
        out -> {
          SeriesWriter writer = new SeriesWriter(out, settings, question);
          HeatmapSeries series = new HeatmapSeries(question, heatmaps);
          slots.send(
              () -> {
                if (steps) {
                  writer.steps(series);
                } else {
                  writer.snapshots(series);
                }
              });
        };
    return Response.ok(output, MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static BigDecimal bucket(String bucket, String priceBinSize) {
    BigDecimal synonym = HeatmapQuestions.bucket("price_bin_size", priceBinSize);
    return bucket == null ? synonym : HeatmapQuestions.bucket("bucket", bucket);
  }

  private static boolean steps(String format) {
    if (format == null || format.equals("snapshots")) {
      return false;
    }
    if (format.equals("steps")) {
      return true;
    }
    throw QueryParameters.refused("format", "is snapshots or steps.");
  }
}
