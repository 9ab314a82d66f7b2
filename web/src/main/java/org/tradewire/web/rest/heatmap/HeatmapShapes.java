package org.tradewire.web.rest.heatmap;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.tradewire.trading.heatmap.entity.LevelSide;
import org.tradewire.web.rest.Shape;

/** Shapes of what is written and read of heatmaps. */
public final class HeatmapShapes {
  private static final List<String> MODELS = List.of("isolated-margin", "classic");
  private static final JsonObject NUMBER = Json.createObjectBuilder().add("type", "number").build();

  private HeatmapShapes() {}

  /** All of them. */
  public static List<Shape> all() {
    return List.of(
        settings(
                Shape.answer("HeatmapSymbol")
                    .text("symbol")
                    .text("name")
                    .says("As requests and messages of heatmaps also write it: BTCUSDT.")
                    .texts("venues")
                    .texts("models")
                    .text("interval"))
            .instant("first")
            .nullable()
            .instant("last")
            .nullable()
            .value("coverage", NUMBER)
            .nullable()
            .says("Modelled positions as a part of the open interest; an estimate.")
            .text("changed_by")
            .instant("changed_at"),
        settings(Shape.request("NewHeatmapSettings")),
        Shape.answer("HeatmapWeights")
            .value("5", NUMBER)
            .value("10", NUMBER)
            .value("25", NUMBER)
            .value("50", NUMBER)
            .value("100", NUMBER),
        Shape.answer("HeatmapBracket")
            .value("cap", NUMBER)
            .value("rate", NUMBER)
            .value("deduction", NUMBER),
        Shape.answer("Heatmap")
            .text("symbol")
            .instant("timestamp")
            .says("When the newest candle ended.")
            .choice("model", MODELS)
            .value("bucket", NUMBER)
            .texts("venues")
            .one("data", "HeatmapPicture")
            .one("totals", "HeatmapTotals")
            .value("open_interest", NUMBER)
            .nullable()
            .says("Of these venues together, in units of the base currency.")
            .value("coverage", NUMBER)
            .nullable()
            .says("Modelled positions as a part of it; an estimate.")
            .flag("closed")
            .many("inputs", "HeatmapInput"),
        Shape.answer("HeatmapPicture")
            .many("levels", "HeatmapLevel")
            .value("current_price", NUMBER)
            .number("positions_created")
            .number("positions_consumed")
            .instant("open_time")
            .flag("closed")
            .choice("model", MODELS)
            .value("bucket", NUMBER),
        Shape.answer("HeatmapLevel")
            .value("price", NUMBER)
            .says("Lower edge of the bucket.")
            .value("long_density", NUMBER)
            .says("What would be liquidated there of longs, in the quote currency; an estimate.")
            .value("short_density", NUMBER),
        Shape.answer("HeatmapTotals").value("long", NUMBER).value("short", NUMBER),
        Shape.answer("HeatmapInput")
            .text("name")
            .instant("at")
            .nullable()
            .says("Until when there is some."),
        Shape.answer("HeatmapPositions")
            .text("symbol")
            .instant("timestamp")
            .says("When the newest candle ended.")
            .value("current_price", NUMBER)
            .many("items", "HeatmapPosition"),
        Shape.answer("HeatmapBackTest")
            .lowerCaseChoice("side", LevelSide.class)
            .number("days")
            .number("candles")
            .number("events")
            .says("Observed within 5 % of the price before their candle.")
            .value("volume", NUMBER)
            .value("recall", NUMBER)
            .nullable()
            .says("Share of the volume inside the densest tenth of the range.")
            .value("uniform_lift", NUMBER)
            .nullable()
            .says("How many times as much as zones as large would hold anywhere.")
            .value("uniform_lift_low", NUMBER)
            .nullable()
            .says("Of the 95 % interval; null for fewer than five days.")
            .value("uniform_lift_high", NUMBER)
            .nullable()
            .value("shifted_lift", NUMBER)
            .nullable()
            .says("How many times as much as the same zones moved along the range.")
            .value("shifted_lift_low", NUMBER)
            .nullable()
            .value("shifted_lift_high", NUMBER)
            .nullable()
            .value("nearest_lift", NUMBER)
            .nullable()
            .says("How many times as much as as many buckets held that are nearest to the price.")
            .value("nearest_lift_low", NUMBER)
            .nullable()
            .value("nearest_lift_high", NUMBER)
            .nullable()
            .says("Null beside a lower end: infinite, near the price there was next to nothing.")
            .value("rank_correlation", NUMBER)
            .nullable()
            .number("missing_minutes"),
        Shape.answer("HeatmapPosition")
            .value("price", NUMBER)
            .says("Lower edge of the bucket.")
            .lowerCaseChoice("side", LevelSide.class)
            .number("leverage")
            .nullable()
            .says("5, 10, 25, 50 or 100; null where too many positions were joined to say.")
            .value("density", NUMBER)
            .value("distance_pct", NUMBER)
            .says("From the current price, in percent of it; below 0 where the level is lower.")
            .value("cumulative", NUMBER)
            .says("Of its side and the leverages asked for, all up to this price."),
        Shape.answer("HeatmapSeries")
            .many("data", "HeatmapSnapshot")
            .optional()
            .one("meta", "HeatmapSeriesMeta")
            .optional()
            .value("bucket", NUMBER)
            .optional()
            .says("Of format steps, with the member steps in the place of the other two.")
            .value("steps", Shape.arrayOf(Shape.arrayOf(Json.createObjectBuilder().build())))
            .optional()
            .says("Each: seconds, factor, created, consumed, close, [[price, long, short]..]."),
        Shape.answer("HeatmapSnapshot")
            .instant("timestamp")
            .many("levels", "HeatmapLevel")
            .number("positions_created")
            .number("positions_consumed"),
        Shape.answer("HeatmapSeriesMeta")
            .text("symbol")
            .instant("start_time")
            .instant("end_time")
            .text("interval")
            .number("total_snapshots")
            .one("price_range", "HeatmapPriceRange")
            .value("total_long_volume", NUMBER)
            .says("Of the last picture.")
            .value("total_short_volume", NUMBER)
            .value("total_consumed", NUMBER)
            .says("Notional of what all these candles liquidated."),
        Shape.answer("HeatmapPriceRange")
            .value("min", NUMBER)
            .nullable()
            .value("max", NUMBER)
            .nullable());
  }

  private static Shape settings(Shape shape) {
    return shape
        .flag("enabled")
        .value("bucket", NUMBER)
        .says("Width of a level in the quote currency.")
        .one("weights", "HeatmapWeights")
        .value("typical_position", NUMBER)
        .many("brackets", "HeatmapBracket")
        .number("version")
        .says("The number of the last change.");
  }
}
