package org.tradewire.web.rest.node;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.web.monitoring.MetricsConfiguration;
import org.tradewire.web.monitoring.NodeFigures;
import org.tradewire.web.problem.Problem;
import org.tradewire.web.problem.RequestRefusedException;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;

/**
 * {@code GET /api/metrics}: the figures of this node in Prometheus' text format, for the roles
 * monitor, admin and service; for everybody where {@code tradewire.metrics.public} is true.
 */
@Path("/metrics")
@RequestScoped
@PermitAll
public class MetricsResource {
  private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  @Inject private NodeFigures figures;
  @Inject private MetricsConfiguration configuration;
  @Inject private SignedInCaller caller;

  /** Answers 200 with the figures, 401 without a token, 403 to other roles. */
  @GET
  @Answer(media = "text/plain")
  @Refuses(plain = {401, 403})
  public Response metrics(@Context SecurityContext security) {
    if (!configuration.open()) {
      if (security.getUserPrincipal() == null) {
        throw new RequestRefusedException(Problem.unauthorized("Sign in to read the metrics."));
      }
      caller.require(Role.MONITOR, Role.ADMIN, Role.SERVICE);
    }
    return Response.ok(figures.text().getBytes(StandardCharsets.UTF_8), TEXT_FORMAT).build();
  }
}
