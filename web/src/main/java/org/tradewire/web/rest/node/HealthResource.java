package org.tradewire.web.rest.node;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.monitoring.boundary.Health;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.monitoring.entity.HealthStatus;
import org.tradewire.trading.monitoring.entity.NodeHealth;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Refuses;

/** {@code GET /api/health}: for load balancers and monitors, which have no token. */
@Path("/health")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
  private static final int UP = 200;
  private static final int DOWN = 503;

  @Inject private Health health;

  /** For monitors: 200 when nothing is missing, otherwise 503; both with all checks. */
  @GET
  @Answer(status = 200, shape = "Health", when = "All is well.")
  @Answer(status = 503, shape = "Health", when = "Something is missing.")
  @Refuses({})
  public Response all() {
    NodeHealth now = health.readiness();
    return answer(now.status() == HealthStatus.UP, now);
  }

  /**
   * For balancers: 200 when this node can take requests, be it with less than all, otherwise 503;
   * both with all checks.
   */
  @GET
  @Path("/ready")
  @Answer(status = 200, shape = "Health", when = "This node can take requests.")
  @Answer(status = 503, shape = "Health", when = "It cannot.")
  @Refuses({})
  public Response ready() {
    NodeHealth now = health.readiness();
    return answer(now.serves(), now);
  }

  /** For supervisors: 200 when the node's own threads progress; 503 when it has to be restarted. */
  @GET
  @Path("/live")
  @Answer(status = 200, shape = "Health", when = "This node progresses.")
  @Answer(status = 503, shape = "Health", when = "It has to be started anew.")
  @Refuses({})
  public Response live() {
    NodeHealth now = health.liveness();
    return answer(now.serves(), now);
  }

  private static Response answer(boolean well, NodeHealth health) {
    return Answers.of(well ? UP : DOWN, health, HealthResource::write);
  }

  private static void write(JsonBytes json, NodeHealth health) {
    json.beginObject()
        .text("status", health.status().name())
        .text("node", health.node())
        .array("checks", health.checks(), HealthResource::write)
        .endObject();
  }

  private static void write(JsonBytes json, CheckResult check) {
    json.beginObject().text("name", check.name()).text("status", check.status());
    if (check.detail() != null) {
      json.text("detail", check.detail());
    }
    json.endObject();
  }
}
