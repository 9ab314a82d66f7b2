package org.tradewire.trading.signal.wire;

import java.math.BigDecimal;
import java.util.Map;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.shared.Decimals;
import org.tradewire.trading.signal.entity.performance.PerformanceFigures;
import org.tradewire.trading.signal.entity.performance.ReliabilityBin;
import org.tradewire.trading.signal.entity.performance.ReliabilityFigures;
import org.tradewire.trading.signal.entity.performance.StrategyFigures;
import org.tradewire.trading.signal.entity.strategy.StrategyParameter;
import org.tradewire.trading.signal.entity.strategy.StrategySettings;

/** What signals were worth, and what makes them. Each method writes one value. */
public final class StatisticsWire {

  private StatisticsWire() {}

  /** Document 003's figures. */
  public static void performance(JsonBytes json, PerformanceFigures figures) {
    json.beginObject()
        .number("signals_24h", figures.signals24h())
        .number("total_signals_7d", figures.total7d())
        .number("wins_7d", figures.wins7d())
        .number("losses_7d", figures.losses7d());
    json.name("win_rate_7d").value(figures.winRate7d());
    json.name("avg_confidence_7d").value(figures.averageConfidence7d());
    json.endObject();
  }

  /** Of one strategy, symbol and time frame. */
  public static void strategy(JsonBytes json, StrategyFigures figures) {
    json.beginObject()
        .text("strategy", figures.key().strategy())
        .text("symbol", SignalWire.symbol(figures.key().symbol()))
        .text("timeframe", figures.key().timeFrame().text())
        .number("wins", figures.sums().wins())
        .number("losses", figures.sums().losses())
        .number("expired", figures.sums().expired());
    number(json, "win_rate", figures.winRate());
    number(json, "avg_confidence", figures.averageConfidence());
    number(json, "brier", figures.brier());
    number(json, "profit_factor", figures.profitFactor());
    number(json, "mean_r", figures.meanResult());
    number(json, "expectancy", figures.expectancy());
    json.endObject();
  }

  /** How far confidences can be relied on. */
  public static void reliability(JsonBytes json, ReliabilityFigures figures) {
    json.beginObject().number("count", figures.count());
    number(json, "brier", figures.brier());
    number(json, "base_rate", figures.baseRate());
    number(json, "brier_skill", figures.brierSkill());
    number(json, "ece", figures.calibrationError());
    json.array("bins", figures.bins(), StatisticsWire::bin).endObject();
  }

  private static void bin(JsonBytes json, ReliabilityBin bin) {
    json.beginObject();
    number(json, "from", bin.from());
    number(json, "to", bin.to());
    json.number("count", bin.count());
    number(json, "mean_confidence", bin.meanConfidence());
    number(json, "share_won", bin.shareWon());
    number(json, "low", bin.low());
    number(json, "high", bin.high());
    json.flag("sparse", bin.isSparse()).endObject();
  }

  /** What administrators set for a strategy. */
  public static void settings(JsonBytes json, StrategySettings settings) {
    json.beginObject()
        .text("strategy", settings.strategy().text())
        .flag("enabled", settings.enabled());
    json.name("parameters").beginObject();
    for (Map.Entry<String, BigDecimal> each : settings.parameters().values().entrySet()) {
      number(json, each.getKey(), each.getValue());
    }
    json.endObject();
    json.texts("symbols", settings.symbols())
        .texts("timeframes", settings.timeFrames().stream().map(TimeFrame::text).toList())
        .number("version", settings.version())
        .text("changed_by", settings.changedBy())
        .instant("changed_at", settings.changedAt())
        .array("bounds", settings.strategy().parameters(), StatisticsWire::parameter)
        .endObject();
  }

  private static void parameter(JsonBytes json, StrategyParameter parameter) {
    json.beginObject().text("name", parameter.name());
    number(json, "least", parameter.least());
    number(json, "most", parameter.most());
    number(json, "standard", parameter.standard());
    json.text("meaning", parameter.meaning()).endObject();
  }

  private static void number(JsonBytes json, String name, BigDecimal value) {
    json.name(name).value(Decimals.plain(value));
  }
}
