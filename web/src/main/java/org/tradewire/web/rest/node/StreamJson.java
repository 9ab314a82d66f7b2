package org.tradewire.web.rest.node;

import java.util.Map;
import java.util.TreeMap;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.streaming.meter.LatencySnapshot;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.web.monitoring.NodeFigures;

/** Figures of the streaming core as JSON. */
final class StreamJson {
  private static final double MS_PER_SECOND = 1000;

  private StreamJson() {}

  /** The members of the answer. */
  static void write(
      JsonBytes json,
      NodeFigures figures,
      StreamStatistics totals,
      Map<String, Long> connections,
      Map<String, Integer> subscribers) {
    json.number("connections", figures.connections())
        .member("connections_by_endpoint", connections, StreamJson::numbers)
        .member("subscriptions", withoutUsers(subscribers), StreamJson::numbers)
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
        .member("reconnections", figures.reconnections(), StreamJson::times);
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

  private static void times(JsonBytes json, LatencySnapshot reconnections) {
    json.beginObject().number("count", reconnections.count());
    millis(json.name("p50_ms"), reconnections.quantileSeconds(0.5));
    millis(json.name("p99_ms"), reconnections.quantileSeconds(0.99));
    json.endObject();
  }

  private static void millis(JsonBytes json, double seconds) {
    if (Double.isNaN(seconds)) {
      json.nullValue();
    } else {
      json.value(Math.round(seconds * MS_PER_SECOND));
    }
  }

  private static void numbers(JsonBytes json, Map<String, Long> counts) {
    json.beginObject();
    counts.forEach(json::number);
    json.endObject();
  }
}
