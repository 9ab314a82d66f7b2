package org.tradewire.web.rest.node;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.audit.entity.AuditEntry;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Expects;
import org.tradewire.web.rest.QueryParameters;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;

/** {@code GET /api/audit}: who changed what, for administrators and the risk desk. */
@Path("/audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
  @Inject private AuditLog audit;
  @Inject private SignedInCaller caller;

  /** Answers 200 with lines, newest first; {@code before} is the number of the last one known. */
  @GET
  @Answer(shape = "AuditEntry", as = Answer.Form.ITEMS)
  @Refuses("not-permitted")
  public Response list(
      @QueryParam("subject") @Expects(Expects.Kind.TEXT) String subject,
      @QueryParam("before") @Expects(value = Expects.Kind.NUMBER, min = 1) String before,
      @QueryParam("limit")
          @Expects(value = Expects.Kind.NUMBER, min = 1, max = AuditLog.MAX_ENTRIES, standard = 100)
          String limit) {
    caller.get().requireSeesAll("Only administrators and the risk desk read the audit log.");
    return Answers.items(
        audit.find(
            subject,
            before == null
                ? Long.MAX_VALUE
                : QueryParameters.number("before", before, 0, 1, Integer.MAX_VALUE),
            QueryParameters.number("limit", limit, 100, 1, AuditLog.MAX_ENTRIES)),
        AuditResource::write);
  }

  private static void write(JsonBytes json, AuditEntry entry) {
    json.beginObject()
        .number("id", entry.id())
        .instant("at", entry.at())
        .text("actor_id", entry.what().actorId())
        .text("actor", entry.what().actor())
        .text("action", entry.what().action())
        .text("subject", entry.what().subject())
        .text("before", entry.what().before())
        .text("after", entry.what().after())
        .endObject();
  }
}
