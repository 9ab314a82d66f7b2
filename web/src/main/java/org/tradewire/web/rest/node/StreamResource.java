package org.tradewire.web.rest.node;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.meter.RecordingMeter;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.web.monitoring.NodeFigures;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;
import org.tradewire.web.rest.Takes;

/** {@code /api/stream}: how this node's streaming does, and what its clients report. */
@Path("/stream")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StreamResource {
  private static final int MAX_REPORTED = 100;
  private static final int MAX_ENDPOINT_CHARS = 64;
  private static final long LONGEST_RECONNECT_MS = 24L * 60 * 60 * 1000;

  @Inject private NodeFigures figures;
  @Inject private StreamStatistics totals;
  @Inject private RecordingMeter meter;
  @Inject private ChannelHub hub;
  @Inject private SignedInCaller caller;

  /** Answers 200 with the figures of this node, 403 to roles that do not watch the system. */
  @GET
  @Path("/stats")
  @Answer(shape = "StreamFigures")
  @Refuses(plain = 403)
  public Response stats() {
    caller.require(Role.ADMIN, Role.MONITOR, Role.RISK, Role.DEALER);
    return Answers.ok(
        json -> StreamJson.write(json, figures, totals, meter.connections(), hub.subscribers()));
  }

  /**
   * Takes {@code {"reconnect_ms":[...],"endpoint":"/ws/market"}}: how long a client of the caller
   * took to come back. Answers 204.
   */
  @POST
  @Path("/client-reports")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(status = 204)
  @Refuses({})
  public Response report(@Takes("ClientReport") JsonFields body) {
    caller.get();
    JsonFields fields = Answers.present(body);
    fields.shortText("endpoint", MAX_ENDPOINT_CHARS);
    List<Long> millis = fields.wholeNumbers("reconnect_ms", MAX_REPORTED, LONGEST_RECONNECT_MS);
    figures.reconnected(millis);
    return Response.noContent().build();
  }
}
