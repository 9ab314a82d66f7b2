package org.tradewire.web.rest.node;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.streaming.meter.QueueFigures;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.market.boundary.MarketCatalogue;
import org.tradewire.trading.market.wire.MarketWire;
import org.tradewire.trading.monitoring.boundary.Health;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.monitoring.entity.NodeHealth;
import org.tradewire.trading.signal.boundary.SignalStatus;
import org.tradewire.trading.signal.entity.SeriesStorage;
import org.tradewire.trading.signal.entity.SignalQueueState;
import org.tradewire.web.monitoring.NodeFigures;
import org.tradewire.web.monitoring.ServiceJson;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;

/** {@code GET /api/status}: how this node serves its clients, in the words of document 003. */
@Path("/status")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {
  private static final Set<Role> WATCHING = Set.of(Role.ADMIN, Role.MONITOR);

  @Inject private NodeFigures figures;
  @Inject private StreamStatistics totals;
  @Inject private Health health;
  @Inject private MarketCatalogue market;
  @Inject private SignalStatus signals;
  @Inject private SignedInCaller caller;

  /**
   * Answers 200 with eight figures of this node; administrators and monitors see what its queues,
   * its database, its relay and its feeds are like besides.
   */
  @GET
  @Answer(shape = "Status")
  @Refuses({})
  public Response status() {
    boolean details = caller.get().hasAny(WATCHING);
    return Answers.ok(
        json -> {
          ServiceJson.members(json, figures.service());
          if (details) {
            details(json);
          }
        });
  }

  private void details(JsonBytes json) {
    NodeHealth now = health.readiness();
    json.name("queues").beginObject().member("sockets", totals.queues(), StatusResource::queues);
    json.member("signals", signals.queue(), this::waiting).endObject();
    part(json, "database", now);
    storage(json, signals.storage().orElse(null));
    json.endObject();
    part(json, "relay", now);
    json.endObject();
    json.array("feeds", market.feeds(), MarketWire::feed);
  }

  private static void queues(JsonBytes json, QueueFigures queues) {
    json.beginObject()
        .number("messages", queues.messages())
        .number("bytes", queues.bytes())
        .number("sessions_behind", queues.behind())
        .endObject();
  }

  private void waiting(JsonBytes json, SignalQueueState queue) {
    json.beginObject()
        .number("size", queue.size())
        .number("capacity", queue.capacity())
        .number("dropped", signals.producers().dropped())
        .number("oldest_ms", queue.oldestMs())
        .endObject();
  }

  private static void storage(JsonBytes json, SeriesStorage found) {
    json.text("timescale", found == null ? null : found.kind().text());
    json.text("timescale_version", found == null ? null : found.version());
  }

  /** Leaves the object open. A node that has no such check is in want of nothing. */
  private static void part(JsonBytes json, String name, NodeHealth health) {
    CheckResult found =
        health.checks().stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    json.name(name)
        .beginObject()
        .text("state", found == null ? "UP" : found.status())
        .text("detail", found == null ? null : found.detail());
  }
}
