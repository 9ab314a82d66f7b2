package org.tradewire.web.monitoring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.tradewire.streaming.meter.ChannelFigures;
import org.tradewire.streaming.meter.LatencySnapshot;
import org.tradewire.streaming.meter.QueueFigures;
import org.tradewire.streaming.meter.RecordingMeter;
import org.tradewire.streaming.meter.StreamStatistics;

/** Writes the figures of the streaming core. */
final class StreamText {

  private static final String BROADCASTS = "ws_broadcast_duration_seconds";

  private final RecordingMeter meter;
  private final StreamStatistics totals;

  StreamText(RecordingMeter meter, StreamStatistics totals) {
    this.meter = meter;
    this.totals = totals;
  }

  /**
   * @param reconnections as clients report them
   */
  void write(PrometheusText text, LatencySnapshot reconnections) {
    text.family("ws_connections", "gauge", "Open WebSocket connections of each endpoint.");
    meter
        .connections()
        .forEach((path, open) -> text.sample("ws_connections", Map.of("endpoint", path), open));
    perChannel(
        text,
        "ws_active_connections",
        "gauge",
        "Connections subscribed to the channel, once for each subscription.",
        ChannelFigures::subscriptions);
    perChannel(
        text,
        "ws_messages_sent_total",
        "counter",
        "Messages sent, once for each subscriber.",
        ChannelFigures::messages);
    perChannel(
        text,
        "ws_slow_consumers_total",
        "counter",
        "Warnings to, and closes of, slow subscribers.",
        ChannelFigures::slowConsumers);
    text.family(BROADCASTS, "summary", "Handing a publication to the queues of all subscribers.");
    meter
        .channels()
        .forEach(each -> text.summary(BROADCASTS, labels(each), each.broadcasts().snapshot()));
    text.histogram(
        "shared_memory_to_websocket",
        "Seconds from the ring write to the queues of all subscribers.",
        meter.ringToQueue());
    text.histogram(
        "client_broadcast_latency",
        "Seconds from giving a frame to the transport until it took it as a whole.",
        meter.sends());
    text.histogram(
        "end_to_end_latency",
        "Seconds from the ring write until the transport took the frame as a whole.",
        meter.ringToClient());
    text.histogram(
        "client_reconnection_seconds",
        "From a lost connection to the first resumed subscription, as clients report it.",
        reconnections);
    queues(text);
    totals(text);
  }

  private void queues(PrometheusText text) {
    QueueFigures queues = totals.queues();
    gauge(text, "ws_queued_messages", "Messages that wait for all clients.", queues.messages());
    gauge(text, "ws_queued_bytes", "Size of the messages that wait.", queues.bytes());
    gauge(text, "ws_sessions_behind", "Sessions slowed down for a slow client.", queues.behind());
  }

  private void totals(PrometheusText text) {
    total(
        text, "ws_messages_dropped_total", "Messages dropped for slow clients.", totals.dropped());
    total(
        text,
        "ws_messages_conflated_total",
        "Messages merged into, or replaced by, newer ones.",
        totals.conflated());
    total(
        text,
        "ws_subscriptions_resumed_total",
        "Subscriptions resumed with nothing missing.",
        totals.resumed());
    text.family("ws_requests_refused_total", "counter", "Requests answered with an error.");
    totals
        .refusedByCode()
        .forEach(
            (code, count) -> text.sample("ws_requests_refused_total", Map.of("code", code), count));
    total(
        text,
        "ws_outbound_delayed_total",
        "Times that messages waited because their session had been sent its share of a second.",
        totals.delayed());
    total(
        text,
        "ws_channels_repaired_total",
        "Subscriptions whose gap was filled or replaced with a snapshot.",
        totals.repaired());
    total(
        text,
        "ws_turns_spaced_total",
        "Pauses of writers so that more messages share a frame.",
        totals.spaced());
    total(
        text,
        "ws_messages_relayed_total",
        "Messages that came to this node through the relay.",
        totals.relayed());
  }

  private void perChannel(
      PrometheusText text,
      String name,
      String type,
      String help,
      ToDoubleFunction<ChannelFigures> value) {
    text.family(name, type, help);
    meter.channels().forEach(each -> text.sample(name, labels(each), value.applyAsDouble(each)));
  }

  private static void gauge(PrometheusText text, String name, String help, long value) {
    text.family(name, "gauge", help).sample(name, Map.of(), value);
  }

  private static void total(PrometheusText text, String name, String help, long value) {
    text.family(name, "counter", help).sample(name, Map.of(), value);
  }

  private static Map<String, String> labels(ChannelFigures figures) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("channel", figures.label().channel());
    labels.put("symbol", figures.label().symbol());
    return labels;
  }
}
