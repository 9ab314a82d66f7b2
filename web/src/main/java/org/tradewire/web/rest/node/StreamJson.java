package org.tradewire.web.rest.node;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.TreeMap;
import org.tradewire.streaming.meter.LatencySnapshot;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.web.json.JsonAnswer;
import org.tradewire.web.monitoring.NodeFigures;

/** Figures of the streaming core as JSON. */
final class StreamJson {
  private static final double MS_PER_SECOND = 1000;

  private StreamJson() {}

  static JsonObject of(
      NodeFigures figures,
      StreamStatistics totals,
      Map<String, Long> connections,
      Map<String, Integer> subscribers) {
    return new JsonAnswer()
        .number("connections", figures.connections())
        .value("connections_by_endpoint", numbers(connections))
        .value("subscriptions", numbers(withoutUsers(subscribers)))
        .number("messages_last_minute", figures.lastMinute())
        .number("messages_sent", totals.sent())
        .number("slow_consumers", totals.slow())
        .number("dropped", totals.dropped())
        .number("conflated", totals.conflated())
        .number("resumed", totals.resumed())
        .number("refused", totals.refused())
        .number("repaired", totals.repaired())
        .number("spaced", totals.spaced())
        .number("relayed", totals.relayed())
        .value("reconnections", json(figures.reconnections()))
        .build();
  }

  /** Rooms of single challenges count as one: who watches the system does not watch accounts. */
  static Map<String, Long> withoutUsers(Map<String, Integer> subscribers) {
    Map<String, Long> counts = new TreeMap<>();
    subscribers.forEach(
        (channel, count) -> {
          boolean personal = channel.startsWith("challenge:") || channel.startsWith("equity:");
          String name = personal ? channel.substring(0, channel.indexOf(':')) : channel;
          counts.merge(name, count.longValue(), Long::sum);
        });
    return counts;
  }

  private static JsonObject json(LatencySnapshot reconnections) {
    JsonAnswer json = new JsonAnswer().number("count", reconnections.count());
    json.value("p50_ms", millis(reconnections, 0.5));
    return json.value("p99_ms", millis(reconnections, 0.99)).build();
  }

  private static JsonValue millis(LatencySnapshot values, double quantile) {
    double seconds = values.quantileSeconds(quantile);
    return Double.isNaN(seconds)
        ? JsonValue.NULL
        : jakarta.json.Json.createValue(Math.round(seconds * MS_PER_SECOND));
  }

  private static JsonObject numbers(Map<String, Long> counts) {
    JsonAnswer json = new JsonAnswer();
    counts.forEach(json::number);
    return json.build();
  }
}
