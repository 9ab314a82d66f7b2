package org.tradewire.web.monitoring;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tradewire.trading.market.entity.StageLatency;
import org.tradewire.trading.market.entity.StageLatency.Stage;
import org.tradewire.trading.market.entity.ingest.IngestedRows;

/** Writes how long the stages of market data took, and what was imported. */
final class MarketText {

  private static final String EXCHANGES = name(Stage.EXCHANGE_TO_COLLECTOR);

  private MarketText() {}

  static void write(PrometheusText text, List<StageLatency> stages) {
    text.family(EXCHANGES, "summary", help(Stage.EXCHANGE_TO_COLLECTOR));
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

  /** Writes how much came of the feeds. */
  static void writeReceived(PrometheusText text, long records) {
    text.family("market_records_total", "counter", "Records of the feeds that this node has read.");
    text.sample("market_records_total", Map.of(), records);
  }

  /** Writes how many rows were imported. */
  static void writeIngested(PrometheusText text, List<IngestedRows> rows) {
    text.family("market_ingested_rows_total", "counter", "Rows imported, by what became of them.");
    rows.forEach(
        each ->
            text.sample(
                "market_ingested_rows_total",
                new TreeMap<>(Map.of("kind", each.kind().text(), "result", each.result())),
                each.count()));
  }

  private static String help(Stage stage) {
    return switch (stage) {
      case EXCHANGE_TO_COLLECTOR -> "Seconds from the exchange's time of a trade to the collector.";
      case RING_TO_ADAPTER ->
          "Seconds from the ring write to the delivery by the resource adapter.";
      case ADAPTER_TO_HUB -> "Seconds from the delivery by the resource adapter to the rooms.";
      case HUB_TO_SOCKET -> "Seconds from a session's turn to the socket that took its frame.";
    };
  }

  private static String name(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }
}
