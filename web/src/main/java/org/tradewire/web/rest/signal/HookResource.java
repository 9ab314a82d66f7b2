package org.tradewire.web.rest.signal;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.trading.signal.boundary.producer.AlertIngest;
import org.tradewire.trading.signal.boundary.producer.SignalHooks;
import org.tradewire.trading.signal.entity.producer.SignalHook;
import org.tradewire.trading.signal.wire.HookWire;
import org.tradewire.trading.signal.wire.SignalWire;
import org.tradewire.web.json.BodyTooLargeException;
import org.tradewire.web.json.JsonBody;
import org.tradewire.web.json.LimitedInputStream;
import org.tradewire.web.problem.ShownPath;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.PathPatterns;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;
import org.tradewire.web.rest.Takes;

/**
 * {@code /api/signals/hooks}: addresses for producers that cannot send headers, whose key stands in
 * the address. No log, answer or metric of ours repeats it, see {@link ShownPath}.
 */
@Path("/signals/hooks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HookResource {
  private static final long MAX_ALERT_BYTES = 64 << 10;

  @Inject private SignalHooks hooks;
  @Inject private AlertIngest alerts;
  @Inject private SignedInCaller caller;

  /** Answers 200 with all hooks, those that hold first; role admin. */
  @GET
  @Answer(shape = "SignalHook", as = Answer.Form.ITEMS)
  @Refuses("not-permitted")
  public Response list() {
    return Answers.items(hooks.all(caller.get()), HookWire::hook);
  }

  /**
   * Makes a hook for a producer; answers 201 with its key, which is shown this once. Role admin.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(status = 201, shape = "IssuedSignalHook")
  @Refuses({"not-permitted", "invalid-hook", "hook-conflict"})
  public Response create(@Takes("NewSignalHook") JsonFields body) {
    JsonFields fields = Answers.present(body);
    return Answers.created(
        hooks.create(caller.get(), fields.requiredText("name")), HookWire::issued);
  }

  /** Ends a hook within a second on all nodes; answers 200 with it. Role admin. */
  @POST
  @Path("/" + PathPatterns.ID + "/revoke")
  @Answer(shape = "SignalHook")
  @Refuses({"not-permitted", "hook-not-found"})
  public Response revoke(@PathParam("id") UUID id) {
    return Answers.ok(hooks.revoke(caller.get(), id), HookWire::hook);
  }

  /**
   * Takes an alert of TradingView, which sends JSON as {@code text/plain} where it does not know it
   * for JSON, and answers as {@code POST /api/signals}. Of a call whose key is unknown nothing is
   * read.
   */
  @POST
  @Path("/{key}")
  @PermitAll
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  @Answer(shape = "SignalReceipt")
  @Refuses({"hook-not-found", "too-many-alerts", "signals-wait"})
  public Response alert(
      @PathParam("key") String key,
      @Takes("TradingViewAlert") InputStream body,
      @Context HttpServletRequest request) {
    SignalHook hook = alerts.admit(key, request.getRemoteAddr());
    if (request.getContentLengthLong() > MAX_ALERT_BYTES) {
      throw new BodyTooLargeException(MAX_ALERT_BYTES);
    }
    JsonFields alert = JsonBody.read(new LimitedInputStream(body, MAX_ALERT_BYTES));
    return Answers.ok(alerts.take(hook, alert.whole()), SignalWire::receipt);
  }
}
