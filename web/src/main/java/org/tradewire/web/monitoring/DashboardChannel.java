package org.tradewire.web.monitoring;

import java.time.Clock;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.streaming.message.StreamMessage;

/**
 * Numbers and writes the messages of this node's channel {@code dashboard}. The epoch is the time
 * this object was made: a node that restarts numbers anew. Thread-safe.
 */
final class DashboardChannel {

  private static final String ACTIVE_CLIENTS = "active_clients";

  private final Clock clock;
  private final long epoch;
  private final EnvelopeWriter envelope = new EnvelopeWriter();
  private long seq;

  DashboardChannel(Clock clock) {
    this.clock = clock;
    this.epoch = clock.millis();
  }

  /** The next message. */
  synchronized StreamMessage next(ServiceFigures figures) {
    write(figures);
    return envelope.live(Channel.dashboard(), epoch, ++seq).withKey(Channel.dashboard());
  }

  /** The figures of now, for a new subscriber, in the place of the message that was the last. */
  synchronized StreamMessage initial(ServiceFigures figures) {
    write(figures);
    return envelope.initial(Channel.dashboard(), epoch, seq);
  }

  private void write(ServiceFigures figures) {
    JsonBytes json = envelope.begin("dashboard_update", clock.millis()).data();
    json.beginObject().number(ACTIVE_CLIENTS, figures.activeClients()).name("system_status");
    json.beginObject()
        .text("status", figures.operational() ? "operational" : "degraded")
        .number("uptime", figures.uptime().toSeconds())
        .number(ACTIVE_CLIENTS, figures.activeClients())
        .number("total_clients", figures.totalClients())
        .number("messages_sent", figures.messagesSent())
        .name("avg_latency_ms")
        .value(figures.averageLatencyMs())
        .endObject();
    json.endObject();
  }
}
