package org.tradewire.web.rest.node;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.monitoring.boundary.Drain;
import org.tradewire.trading.monitoring.boundary.Node;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;

/** {@code /api/node/drain}: this node on its way out of service. */
@Path("/node/drain")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DrainResource {
  @Inject private Drain drain;
  @Inject private Node node;
  @Inject private AuditLog audit;
  @Inject private SignedInCaller caller;

  /** Answers 200 with how far this node is. */
  @GET
  @Answer(shape = "Drain")
  @Refuses(plain = 403)
  public Response state() {
    caller.require(Role.ADMIN, Role.MONITOR);
    return answer();
  }

  /**
   * Takes this node out of service, for good; audited. Answers 200 at once, and the same to whoever
   * asks again.
   */
  @POST
  @Answer(shape = "Drain", when = "The node goes out of service.")
  @Refuses("not-permitted")
  public Response begin() {
    Caller administrator = caller.get();
    administrator.require(Role.ADMIN, "Only administrators take a node out of service.");
    if (drain.admits()) {
      audit.add(administrator.did("node.drain", "node:" + node.name(), null, null));
    }
    drain.begin(administrator.username());
    return answer();
  }

  private Response answer() {
    return Answers.ok(this::write);
  }

  private void write(JsonBytes json) {
    json.text("node", node.name())
        .text("state", drain.state().name())
        .number("connections", drain.connections())
        .number("requests", drain.requests());
  }
}
