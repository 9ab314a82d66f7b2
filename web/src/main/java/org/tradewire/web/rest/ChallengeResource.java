package org.tradewire.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.tradewire.trading.challenge.boundary.Challenges;
import org.tradewire.trading.challenge.entity.ChallengeView;
import org.tradewire.web.json.JsonAnswer;
import org.tradewire.web.json.JsonFields;

/** {@code /api/challenges}: start one, see one's own, see one with its trades. */
@Path("/challenges")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChallengeResource {
  /** Anything else is not the address of a challenge and is answered 404. */
  private static final String ID = "{id: [0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}";

  @Inject private Challenges challenges;
  @Inject private SignedInCaller caller;

  /** Answers 201 with the challenge and its address. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response start(JsonFields body, @Context UriInfo uri) {
    UUID template = Answers.present(body).requiredUuid("template_id");
    ChallengeView challenge = challenges.start(caller.get(), template);
    return Answers.created(
        uri.getAbsolutePathBuilder().path(challenge.id().toString()).build(),
        ChallengeJson.of(challenge));
  }

  /** Answers 200 with the caller's own challenges; the risk desk and administrators see all. */
  @GET
  public Response list() {
    return Answers.ok(JsonAnswer.items(challenges.list(caller.get()), ChallengeJson::of));
  }

  /** Answers 200 with one challenge. */
  @GET
  @Path(ID)
  public Response find(@PathParam("id") UUID id) {
    return Answers.ok(ChallengeJson.of(challenges.find(caller.get(), id)));
  }

  /** Answers 200 with its trades, newest first. */
  @GET
  @Path(ID + "/trades")
  public Response trades(@PathParam("id") UUID id) {
    return Answers.ok(JsonAnswer.items(challenges.trades(caller.get(), id), TradeJson::of));
  }
}
