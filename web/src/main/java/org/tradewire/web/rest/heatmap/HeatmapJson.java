package org.tradewire.web.rest.heatmap;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.heatmap.boundary.Heatmaps;
import org.tradewire.trading.heatmap.entity.BackTestResult;
import org.tradewire.trading.heatmap.entity.HeatmapExtent;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.HeatmapStep;
import org.tradewire.trading.heatmap.entity.LatestHeatmap;
import org.tradewire.trading.heatmap.entity.LeveragedLevels;
import org.tradewire.trading.heatmap.entity.MarginBracket;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.heatmap.wire.HeatmapWire;

/** How answers about heatmaps look. */
final class HeatmapJson {
  private static final int COVERAGE_DECIMALS = 4;
  private static final int FACTOR_DECIMALS = 12;

  private HeatmapJson() {}

  /**
   * A symbol that has a heatmap.
   *
   * @param extents of its venues
   */
  record Listed(SymbolSettings settings, List<HeatmapExtent> extents) {}

  static void listed(JsonBytes json, Listed listed) {
    SymbolSettings settings = listed.settings();
    json.beginObject();
    json.name("symbol").value(settings.symbol());
    json.name("name").value(HeatmapWire.symbol(settings.symbol()));
    json.name("enabled").value(settings.enabled());
    json.name("venues").beginArray();
    listed.extents().forEach(each -> json.value(each.instrument().venue()));
    json.endArray();
    json.name("models").beginArray();
    for (HeatmapModel model : HeatmapModel.values()) {
      json.value(model.word());
    }
    json.endArray();
    json.name("interval").value("5m");
    json.name("bucket");
    HeatmapWire.price(json, settings.model().bucket());
    json.name("weights").beginObject();
    settings
        .model()
        .weights()
        .byLeverage()
        .forEach(
            (leverage, weight) -> {
              json.name(leverage.toString());
              HeatmapWire.price(json, weight);
            });
    json.endObject();
    json.name("typical_position");
    HeatmapWire.price(json, settings.model().typicalPosition());
    json.name("brackets").beginArray();
    for (MarginBracket bracket : settings.model().brackets()) {
      json.beginObject().name("cap");
      HeatmapWire.price(json, bracket.cap());
      json.name("rate");
      HeatmapWire.price(json, bracket.rate());
      json.name("deduction");
      HeatmapWire.price(json, bracket.deduction());
      json.endObject();
    }
    json.endArray();
    time(
        json,
        "first",
        listed.extents().stream()
            .map(each -> each.first().toEpochMilli())
            .min(Long::compare)
            .orElse(null));
    time(
        json,
        "last",
        listed.extents().stream()
            .map(each -> each.last().toEpochMilli() + Heatmaps.FRAME.lengthMs())
            .max(Long::compare)
            .orElse(null));
    json.name("coverage").value(coverage(listed.extents()));
    json.name("version").value(settings.version());
    json.name("changed_by").value(settings.changedBy());
    json.name("changed_at").timestamp(settings.changedAt().toEpochMilli());
    json.endObject();
  }

  private static void time(JsonBytes json, String name, Long millis) {
    json.name(name);
    if (millis == null) {
      json.nullValue();
    } else {
      json.timestamp(millis);
    }
  }

  static void latest(JsonBytes json, LatestHeatmap latest) {
    json.beginObject();
    json.name("symbol").value(HeatmapWire.symbol(latest.symbol()));
    json.name("timestamp").timestamp(latest.candleEnd().toEpochMilli());
    json.name("model").value(latest.picture().model().word());
    json.name("bucket");
    HeatmapWire.price(json, latest.picture().bucket());
    json.name("venues").beginArray();
    latest.venues().forEach(json::value);
    json.endArray();
    json.name("data");
    HeatmapWire.picture(json, latest.picture());
    json.name("totals").beginObject().name("long");
    HeatmapWire.density(json, latest.picture().snapshot().totalLong());
    json.name("short");
    HeatmapWire.density(json, latest.picture().snapshot().totalShort());
    json.endObject();
    json.name("open_interest");
    HeatmapWire.price(json, latest.openInterest());
    json.name("coverage").value(coverage(latest));
    json.name("closed").value(latest.picture().closed());
    json.name("inputs").beginArray();
    input(json, "candles", latest.candleEnd().toEpochMilli());
    input(
        json,
        "open_interest",
        latest.interestAt() == null ? null : latest.interestAt().toEpochMilli());
    json.endArray().endObject();
  }

  private static void input(JsonBytes json, String name, Long millis) {
    json.beginObject().name("name").value(name);
    time(json, "at", millis);
    json.endObject();
  }

  private static BigDecimal coverage(List<HeatmapExtent> extents) {
    BigDecimal amount = BigDecimal.ZERO;
    BigDecimal interest = BigDecimal.ZERO;
    for (HeatmapExtent each : extents) {
      if (each.openInterest() != null) {
        amount = amount.add(each.amount());
        interest = interest.add(each.openInterest());
      }
    }
    return interest.signum() <= 0
        ? null
        : amount.divide(interest, COVERAGE_DECIMALS, RoundingMode.HALF_EVEN);
  }

  /** Which part of the open interest the positions of the model are; null where nobody knows. */
  static BigDecimal coverage(LatestHeatmap latest) {
    return latest.picture().model() != HeatmapModel.ISOLATED_MARGIN
            || latest.openInterest() == null
            || latest.openInterest().signum() <= 0
        ? null
        : latest.amount().divide(latest.openInterest(), COVERAGE_DECIMALS, RoundingMode.HALF_EVEN);
  }

  /** A picture as document 002's history shows it. */
  static void snapshot(JsonBytes json, HeatmapSnapshot snapshot) {
    json.beginObject().name("timestamp").timestamp(snapshot.openTimeMs());
    json.name("levels");
    HeatmapWire.levels(json, snapshot.levels());
    json.name("positions_created").value(snapshot.created());
    json.name("positions_consumed").value(snapshot.consumed());
    json.endObject();
  }

  /** {@code [seconds, factor, created, consumed, close, [[price, long, short], ..]]}. */
  static void step(JsonBytes json, HeatmapStep step) {
    json.beginArray().value(step.openTimeMs() / 1_000);
    HeatmapWire.price(json, step.kept().setScale(FACTOR_DECIMALS, RoundingMode.HALF_EVEN));
    json.value(step.created()).value(step.consumed());
    HeatmapWire.price(json, step.close());
    json.beginArray();
    for (HeatmapLevel level : step.changed()) {
      json.beginArray();
      HeatmapWire.price(json, level.price());
      HeatmapWire.density(json, level.longDensity());
      HeatmapWire.density(json, level.shortDensity());
      json.endArray();
    }
    json.endArray().endArray();
  }

  /** Positions with their distance and what lies between them and the price. */
  static void positions(JsonBytes json, String symbol, LeveragedLevels levels) {
    json.beginObject().name("symbol").value(HeatmapWire.symbol(symbol));
    json.name("timestamp").timestamp(levels.openTimeMs() + Heatmaps.FRAME.lengthMs());
    json.name("current_price");
    HeatmapWire.price(json, levels.close());
    json.name("items").beginArray();
    List<BigDecimal> cumulative = levels.cumulative();
    for (int i = 0; i < cumulative.size(); i++) {
      LeveragedLevels.Item item = levels.items().get(i);
      json.beginObject().name("price");
      HeatmapWire.price(json, item.price());
      json.name("side").value(item.side().name().toLowerCase(Locale.ROOT)).name("leverage");
      if (item.leverage() == null) {
        json.nullValue();
      } else {
        json.value(item.leverage());
      }
      json.name("density");
      HeatmapWire.density(json, item.density());
      json.name("distance_pct").value(distance(item.price(), levels.close()));
      json.name("cumulative");
      HeatmapWire.density(json, cumulative.get(i));
      json.endObject();
    }
    json.endArray().endObject();
  }

  /** In percent of the price, below 0 where it lies below. */
  private static BigDecimal distance(BigDecimal level, BigDecimal price) {
    return level.subtract(price).movePointRight(2).divide(price, 2, RoundingMode.HALF_EVEN);
  }

  static void backTest(JsonBytes json, BackTestResult result) {
    json.beginObject();
    json.name("side").value(result.side().name().toLowerCase(Locale.ROOT));
    json.name("days").value(result.days()).name("candles").value(result.candles());
    json.name("events").value(result.events()).name("volume");
    HeatmapWire.density(json, result.volume());
    json.name("recall").value(result.recall());
    lift(json, "uniform_lift", result.uniformLift());
    lift(json, "shifted_lift", result.shiftedLift());
    lift(json, "nearest_lift", result.nearestLift());
    json.name("rank_correlation").value(result.rankCorrelation());
    json.name("missing_minutes").value(result.missingMinutes()).endObject();
  }

  private static void lift(JsonBytes json, String name, BackTestResult.Lift lift) {
    json.name(name).value(lift == null ? null : lift.value());
    json.name(name + "_low").value(lift == null ? null : lift.low());
    json.name(name + "_high").value(lift == null ? null : lift.high());
  }
}
