package org.tradewire.web.rest.node;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.tradewire.trading.signal.entity.SeriesStorage;
import org.tradewire.web.rest.Shape;

/** Shapes of what the resources of this package read and write, and of problems. */
final class NodeShapes {
  private static final List<String> UP_OR_DOWN = List.of("UP", "DOWN");
  private static final JsonObject NUMBER = Json.createObjectBuilder().add("type", "number").build();

  private NodeShapes() {}

  static List<Shape> all() {
    return List.of(
        Shape.answer("Problem")
            .text("type")
            .says("urn:tradewire:problem: and a code, or about:blank where the status says it all.")
            .text("title")
            .number("status")
            .text("detail")
            .says("A sentence for people; it may change.")
            .text("instance")
            .text("field")
            .optional()
            .says("JSON name or path of what is wrong.")
            .text("error_id")
            .optional()
            .says("Under which a failure on our side is logged."),
        Shape.answer("AuditEntry")
            .number("id")
            .instant("at")
            .uuid("actor_id")
            .nullable()
            .text("actor")
            .text("action")
            .text("subject")
            .text("before")
            .nullable()
            .text("after")
            .nullable(),
        Shape.answer("Health")
            .choice("status", List.of("UP", "DEGRADED", "DOWN"))
            .says("DEGRADED: the node serves, and something is missing that all nodes share.")
            .text("node")
            .many("checks", "HealthCheck"),
        Shape.answer("HealthCheck")
            .text("name")
            .choice("status", UP_OR_DOWN)
            .text("detail")
            .optional(),
        Shape.answer("Drain")
            .text("node")
            .choice("state", List.of("SERVING", "NOTICE", "CLOSING", "FINISHING", "DRAINED"))
            .number("connections")
            .says("WebSockets that are open.")
            .number("requests")
            .says("REST requests under way, this one included."),
        streams(),
        status(),
        Shape.answer("StatusQueues").one("sockets", "SocketQueues").one("signals", "SignalQueue"),
        Shape.answer("SignalQueue")
            .number("size")
            .says("Signals that wait to be stored.")
            .number("capacity")
            .number("dropped")
            .says("Signals of Redis for which there was no room; other producers are told.")
            .number("oldest_ms"),
        Shape.answer("SocketQueues")
            .number("messages")
            .says("That wait for all clients; one that waits for several counts for each.")
            .number("bytes")
            .number("sessions_behind")
            .says("Sessions that are sent state less often, because they read slowly."),
        Shape.answer("StatusPart").choice("state", UP_OR_DOWN).text("detail").nullable(),
        Shape.answer("StatusDatabase")
            .choice("state", UP_OR_DOWN)
            .text("detail")
            .nullable()
            .lowerCaseChoice("timescale", SeriesStorage.Kind.class)
            .nullable()
            .says(
                "How signals are kept: the licence of TimescaleDB; null until the node has looked.")
            .text("timescale_version")
            .nullable()
            .says("Of the TimescaleDB that is installed in the database, used or not."),
        Shape.answer("Reconnections")
            .number("count")
            .number("p50_ms")
            .nullable()
            .number("p99_ms")
            .nullable(),
        Shape.request("ClientReport")
            .text("endpoint")
            .optional()
            .says("At most 64 characters.")
            .numbers("reconnect_ms"),
        Shape.openAnswer("OpenApi").text("openapi").one("info", "OpenApiInfo"),
        Shape.answer("OpenApiInfo").text("title").text("version"));
  }

  private static Shape status() {
    return Shape.answer("Status")
        .number("active_clients")
        .says("WebSockets that are open on this node, whose figures since its start these are.")
        .number("total_clients")
        .number("messages_sent")
        .number("messages_dropped")
        .says("Because a client was slow.")
        .value("avg_latency_ms", NUMBER)
        .says("From giving a frame to the transport until it took it as a whole; the mean.")
        .instant("last_update_time")
        .says("When these figures were taken.")
        .number("total_messages_received")
        .says("Records of the feeds on its machine that the node has read.")
        .number("active_connections")
        .says("Venues whose feeds are live.")
        .one("queues", "StatusQueues")
        .optional()
        .one("database", "StatusDatabase")
        .optional()
        .one("relay", "StatusPart")
        .optional()
        .many("feeds", "Feed")
        .optional()
        .says("As the three before it, for administrators and monitors alone.");
  }

  private static Shape streams() {
    return Shape.answer("StreamFigures")
        .number("connections")
        .numbersByName("connections_by_endpoint")
        .numbersByName("subscriptions")
        .number("messages_last_minute")
        .number("messages_sent")
        .number("slow_consumers")
        .number("dropped")
        .number("conflated")
        .number("resumed")
        .number("refused")
        .number("repaired")
        .number("spaced")
        .number("relayed")
        .one("reconnections", "Reconnections");
  }
}
