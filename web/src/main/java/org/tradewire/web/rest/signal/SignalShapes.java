package org.tradewire.web.rest.signal;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.SignalOutcome;
import org.tradewire.web.rest.Shape;

/** Shapes of what is written and read of signals. */
public final class SignalShapes {
  private static final JsonObject NUMBER = Json.createObjectBuilder().add("type", "number").build();
  private static final JsonObject NUMBERS = Shape.arrayOf(NUMBER);
  private static final JsonObject OBJECT = Json.createObjectBuilder().add("type", "object").build();
  private static final List<String> TIME_FRAMES =
      Arrays.stream(TimeFrame.values()).map(TimeFrame::text).toList();

  private SignalShapes() {}

  /** All of them. */
  public static List<Shape> all() {
    return List.of(
        Shape.answer("SignalList")
            .many("items", "Signal")
            .text("next")
            .nullable()
            .says("The cursor of the ones after these; null where there are none."),
        Shape.answer("SignalReceipt")
            .number("accepted")
            .number("duplicates")
            .number("conflicts")
            .many("rejected", "SignalRejection"),
        Shape.answer("SignalRejection")
            .number("index")
            .says("Its place among those that were sent, from 0.")
            .text("id")
            .nullable()
            .text("field")
            .nullable()
            .text("message"),
        signal(),
        Shape.request("NewSignals")
            .many("items", "NewSignal")
            .says("1 to 1,000; the array may also be sent by itself."),
        newSignal(),
        hook("SignalHook"),
        hook("IssuedSignalHook").text("key").says("Shown this once."),
        Shape.request("NewSignalHook")
            .text("name")
            .says("Of its producer: 1 to 40 small letters, digits and ._-."),
        alert(),
        Shape.answer("Performance")
            .number("signals_24h")
            .number("total_signals_7d")
            .number("wins_7d")
            .number("losses_7d")
            .value("win_rate_7d", NUMBER)
            .says("Per cent of those won or lost; 0 without any.")
            .value("avg_confidence_7d", NUMBER),
        strategyFigures(),
        reliability(),
        reliabilityBin(),
        strategy(),
        Shape.answer("StrategyParameter")
            .text("name")
            .value("least", NUMBER)
            .value("most", NUMBER)
            .value("standard", NUMBER)
            .text("meaning"),
        Shape.request("NewStrategySettings")
            .flag("enabled")
            .value("parameters", OBJECT)
            .optional()
            .says("By name; what is missing is standard.")
            .texts("symbols")
            .optional()
            .says("BTC-USDT; none means all that there are.")
            .texts("timeframes")
            .number("version")
            .says("The one that was seen; 0 where nobody had set it."));
  }

  private static Shape strategyFigures() {
    Shape shape =
        Shape.answer("StrategyFigures")
            .text("strategy")
            .text("symbol")
            .text("timeframe")
            .number("wins")
            .number("losses")
            .number("expired");
    for (String each :
        List.of("win_rate", "avg_confidence", "brier", "profit_factor", "mean_r", "expectancy")) {
      shape.value(each, NUMBER).nullable();
    }
    return shape;
  }

  private static Shape reliability() {
    Shape shape = Shape.answer("Reliability").number("count");
    for (String each : List.of("brier", "base_rate", "brier_skill", "ece")) {
      shape.value(each, NUMBER).nullable();
    }
    return shape.many("bins", "ReliabilityBin");
  }

  private static Shape reliabilityBin() {
    Shape shape =
        Shape.answer("ReliabilityBin").value("from", NUMBER).value("to", NUMBER).number("count");
    for (String each : List.of("mean_confidence", "share_won", "low", "high")) {
      shape.value(each, NUMBER).nullable();
    }
    return shape.flag("sparse").says("Fewer than 30 signals: it says little.");
  }

  private static Shape strategy() {
    return Shape.answer("Strategy")
        .text("strategy")
        .flag("enabled")
        .value("parameters", OBJECT)
        .texts("symbols")
        .says("None means all that there are.")
        .texts("timeframes")
        .number("version")
        .text("changed_by")
        .nullable()
        .instant("changed_at")
        .nullable()
        .many("bounds", "StrategyParameter");
  }

  private static Shape signal() {
    Shape shape =
        Shape.answer("Signal")
            .text("signal_id")
            .instant("timestamp")
            .text("symbol")
            .says("As document 003 writes it: BTCUSDT.")
            .choice("timeframe", TIME_FRAMES)
            .lowerCaseChoice("direction", SignalDirection.class)
            .value("confidence", NUMBER)
            .value("entry_price", NUMBER)
            .nullable()
            .value("stop_loss", NUMBER)
            .nullable();
    for (int number = 1; number <= 4; number++) {
      shape.value("tp" + number, NUMBER).nullable();
    }
    return shape
        .text("pattern_type")
        .text("venue")
        .nullable()
        .says("Whose prices decide what becomes of it.")
        .value("risk_reward", NUMBER)
        .nullable()
        .value("indicators", OBJECT)
        .value("metadata", OBJECT)
        .instant("expires_at")
        .lowerCaseChoice("outcome", SignalOutcome.class)
        .nullable()
        .says("Null of a neutral one.")
        .flag("is_active")
        .instant("decided_at")
        .nullable()
        .value("exit_price", NUMBER)
        .nullable()
        .value("r", NUMBER)
        .nullable()
        .says("What came of it, in units of what the stop would have cost.");
  }

  private static Shape hook(String name) {
    return Shape.answer(name)
        .uuid("id")
        .text("name")
        .text("created_by")
        .instant("created_at")
        .text("revoked_by")
        .nullable()
        .instant("revoked_at")
        .nullable();
  }

  private static Shape alert() {
    return Shape.request("TradingViewAlert")
        .text("ticker")
        .says("BTCUSDT, BINANCE:BTCUSDT or BTCUSDT.P.")
        .text("action")
        .says("buy or sell; long and short mean the same.")
        .value("price", NUMBER)
        .text("interval")
        .says("1, 5, 15, 60, 240 or 1D.")
        .instant("time")
        .value("stop", NUMBER)
        .optional()
        .value("targets", NUMBERS)
        .optional()
        .says("At most 4.")
        .value("confidence", NUMBER)
        .optional()
        .says("0.5 where it is missing.")
        .text("strategy")
        .optional()
        .says("The hook's name where it is missing.")
        .text("venue")
        .optional();
  }

  private static Shape newSignal() {
    Shape shape =
        Shape.request("NewSignal")
            .text("signal_id")
            .says("1 to 100 letters, digits and _.:~@-; together with the timestamp it names it.")
            .instant("timestamp")
            .text("symbol")
            .says("BTCUSDT, BTC/USDT, BTC_USDT and BTC-USDT are one.")
            .choice("timeframe", TIME_FRAMES)
            .text("direction")
            .says("buy, sell or neutral; long and short mean buy and sell.")
            .value("confidence", NUMBER)
            .says("0 to 1, at most 4 decimals.")
            .value("entry_price", NUMBER)
            .optional()
            .says("Only a neutral one may be without.")
            .value("stop_loss", NUMBER)
            .optional();
    for (int number = 1; number <= 4; number++) {
      shape.value("tp" + number, NUMBER).optional();
    }
    return shape
        .text("pattern_type")
        .optional()
        .text("venue")
        .optional()
        .value("indicators", OBJECT)
        .optional()
        .value("metadata", OBJECT)
        .optional()
        .instant("expires_at")
        .optional()
        .says("24 candles after the timestamp where it is missing.");
  }
}
