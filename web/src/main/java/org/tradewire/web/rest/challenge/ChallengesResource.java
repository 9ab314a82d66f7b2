package org.tradewire.web.rest.challenge;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.challenge.boundary.Challenges;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.view.ChallengeQuery;
import org.tradewire.trading.challenge.entity.view.ChallengeView;
import org.tradewire.trading.challenge.wire.ChallengeWire;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.trading.shared.Page;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Expects;
import org.tradewire.web.rest.QueryParameters;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;
import org.tradewire.web.rest.Takes;

/** {@code /api/challenges}: start one, list them. */
@Path("/challenges")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChallengesResource {
  private static final int MAX_ITEMS = 1000;
  private static final int MAX_OFFSET = 1_000_000;

  @Inject private Challenges challenges;
  @Inject private SignedInCaller caller;

  /** Answers 201 with the challenge and its address. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(status = 201, shape = "Challenge", location = true)
  @Refuses({"not-permitted", "template-not-found"})
  public Response start(@Takes("NewChallenge") JsonFields body, @Context UriInfo uri) {
    UUID template = Answers.present(body).requiredUuid("template_id");
    ChallengeView challenge = challenges.start(caller.get(), template);
    return Answers.created(
        uri.getAbsolutePathBuilder().path(challenge.id().toString()).build(),
        challenge,
        ChallengeWire::challenge);
  }

  /**
   * Answers 200 with the caller's own challenges, newest first; the risk desk and administrators
   * see all.
   */
  @GET
  @Answer(shape = "Challenge", as = Answer.Form.PAGE)
  @Refuses({})
  public Response list(
      @QueryParam("status") @Expects(value = Expects.Kind.CHOICE, of = ChallengeStatus.class)
          String status,
      @QueryParam("phase") @Expects(value = Expects.Kind.CHOICE, of = ChallengePhase.class)
          String phase,
      @QueryParam("template_id") @Expects(Expects.Kind.UUID) String template,
      @QueryParam("username") @Expects(Expects.Kind.TEXT) String username,
      @QueryParam("offset") @Expects(value = Expects.Kind.NUMBER, max = MAX_OFFSET, standard = 0)
          String offset,
      @QueryParam("limit")
          @Expects(value = Expects.Kind.NUMBER, min = 1, max = MAX_ITEMS, standard = MAX_ITEMS)
          String limit) {
    ChallengeQuery wanted =
        new ChallengeQuery(
            QueryParameters.choice("status", status, ChallengeStatus.class),
            QueryParameters.choice("phase", phase, ChallengePhase.class),
            QueryParameters.uuid("template_id", template),
            Optional.ofNullable(username),
            QueryParameters.number("offset", offset, 0, 0, MAX_OFFSET),
            QueryParameters.number("limit", limit, MAX_ITEMS, 1, MAX_ITEMS));
    Page<ChallengeView> found = challenges.list(caller.get(), wanted);
    return Answers.page(found, ChallengeWire::challenge);
  }
}
