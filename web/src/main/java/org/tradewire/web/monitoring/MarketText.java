package org.tradewire.web.monitoring;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewire.trading.market.entity.StageLatency;
import org.tradewire.trading.market.entity.StageLatency.Stage;

/** Writes how long the stages of market data took. */
final class MarketText {

  private static final String EXCHANGES = name(Stage.EXCHANGE_TO_COLLECTOR);

  private MarketText() {}

  static void write(PrometheusText text, List<StageLatency> stages) {
    text.family(
        EXCHANGES, "summary", "Seconds from the exchange's time of a trade to the collector.");
    for (StageLatency each : stages) {
      if (each.stage() == Stage.EXCHANGE_TO_COLLECTOR) {
        text.summary(EXCHANGES, Map.of("venue", each.venue()), each.values());
      }
    }
    for (StageLatency each : stages) {
      if (each.stage() != Stage.EXCHANGE_TO_COLLECTOR) {
        text.histogram(name(each.stage()), help(each.stage()), each.values());
      }
    }
  }

  private static String help(Stage stage) {
    return stage == Stage.RING_TO_ADAPTER
        ? "Seconds from the ring write to the delivery by the resource adapter."
        : "Seconds from the delivery by the resource adapter to the rooms.";
  }

  private static String name(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }
}
