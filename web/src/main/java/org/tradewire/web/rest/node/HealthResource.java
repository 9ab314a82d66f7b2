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
import org.tradewire.trading.monitoring.boundary.Readiness;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.monitoring.entity.ReadinessReport;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Refuses;

/** {@code GET /api/health/ready}: for load balancers, which have no token. */
@Path("/health/ready")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
  private static final int UP = 200;
  private static final int DOWN = 503;

  @Inject private Readiness readiness;

  /** Answers 200 when this node can take requests, 503 when not; both with all checks. */
  @GET
  @Answer(status = 200, shape = "Readiness", when = "This node can take requests.")
  @Answer(status = 503, shape = "Readiness", when = "It cannot.")
  @Refuses({})
  public Response ready() {
    ReadinessReport report = readiness.report();
    return Answers.of(report.ready() ? UP : DOWN, report, HealthResource::write);
  }

  private static void write(JsonBytes json, ReadinessReport report) {
    json.beginObject()
        .text("status", report.status())
        .text("node", report.node())
        .array("checks", report.checks(), HealthResource::write)
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
