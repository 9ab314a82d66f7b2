package org.tradewire.web.monitoring;

import java.time.Clock;
import java.util.List;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.trading.signal.entity.performance.SignalSummary;
import org.tradewire.trading.signal.wire.SignalWire;
import org.tradewire.trading.signal.wire.StatisticsWire;

/**
 * Numbers and writes the messages of this node's channel {@code dashboard}. The epoch is the time
 * this object was made: a node that restarts numbers anew. Thread-safe.
 */
final class DashboardChannel {

  private static final String ACTIVE_CLIENTS = "active_clients";
  private static final String PERFORMANCE = "performance_metrics";
  private static final int LATEST = 10;

  private final Clock clock;
  private final long epoch;
  private final EnvelopeWriter envelope = new EnvelopeWriter();
  private long seq;

  DashboardChannel(Clock clock) {
    this.clock = clock;
    this.epoch = clock.millis();
  }

  /** The next message. */
  synchronized StreamMessage next(ServiceFigures figures, SignalSummary signals) {
    write(figures, signals);
    return envelope.live(Channel.dashboard(), epoch, ++seq).withKey(Channel.dashboard());
  }

  /** The figures of now, for a new subscriber, in the place of the message that was the last. */
  synchronized StreamMessage initial(ServiceFigures figures, SignalSummary signals) {
    write(figures, signals);
    return envelope.initial(Channel.dashboard(), epoch, seq);
  }

  /**
   * What a client of document 003 is told when it connects: no message of a channel, and without a
   * number.
   */
  static byte[] greeting(ServiceFigures figures, SignalSummary signals, long nowMs) {
    JsonBytes json = new JsonBytes().beginObject();
    json.text("type", "initial_data").name("timestamp").timestamp(nowMs);
    json.name("data").beginObject().name("system_status");
    status(json, figures);
    return json.array("recent_signals", signals.newest(), SignalWire::signal)
        .member(PERFORMANCE, signals.performance(), StatisticsWire::performance)
        .endObject()
        .endObject()
        .toBytes();
  }

  private void write(ServiceFigures figures, SignalSummary signals) {
    List<StoredSignal> newest = signals.newest();
    JsonBytes json = envelope.begin("dashboard_update", clock.millis()).data();
    json.beginObject()
        .member(PERFORMANCE, signals.performance(), StatisticsWire::performance)
        .array(
            "latest_signals",
            newest.subList(0, Math.min(LATEST, newest.size())),
            SignalWire::signal)
        .number(ACTIVE_CLIENTS, figures.activeClients())
        .name("system_status");
    status(json, figures);
    json.endObject();
  }

  private static void status(JsonBytes json, ServiceFigures figures) {
    json.beginObject()
        .text("status", figures.operational() ? "operational" : "degraded")
        .number("uptime", figures.uptime().toSeconds())
        .number(ACTIVE_CLIENTS, figures.activeClients())
        .number("total_clients", figures.totalClients())
        .number("messages_sent", figures.messagesSent())
        .name("avg_latency_ms")
        .value(figures.averageLatencyMs())
        .endObject();
  }
}
