package org.tradewire.web.monitoring;

import org.tradewire.streaming.message.JsonBytes;

/** How a node serves its clients, as JSON. */
public final class ServiceJson {

  private ServiceJson() {}

  /** The members of the answer that everybody sees. */
  public static void members(JsonBytes json, ServiceFigures figures) {
    json.number("active_clients", figures.activeClients())
        .number("total_clients", figures.totalClients())
        .number("messages_sent", figures.messagesSent())
        .number("messages_dropped", figures.messagesDropped())
        .name("avg_latency_ms")
        .value(figures.averageLatencyMs())
        .instant("last_update_time", figures.taken())
        .number("total_messages_received", figures.received())
        .number("active_connections", figures.activeConnections());
  }
}
