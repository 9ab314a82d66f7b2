package org.tradewire.web.rest.challenge;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tradewire.trading.challenge.boundary.Challenges;
import org.tradewire.trading.challenge.wire.ChallengeWire;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Expects;
import org.tradewire.web.rest.QueryParameters;
import org.tradewire.web.rest.Refuses;

/** {@code GET /api/leaderboard}: the best challenges by profit in percent. */
@Path("/leaderboard")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LeaderboardResource {
  @Inject private Challenges challenges;

  /** Answers 200 with the best ones. */
  @GET
  @Answer(shape = "Leader", as = Answer.Form.ITEMS)
  @Refuses({})
  public Response list(
      @QueryParam("limit") @Expects(value = Expects.Kind.NUMBER, min = 1, max = 100, standard = 20)
          String limit) {
    return Answers.items(
        challenges.leaders(QueryParameters.number("limit", limit, 20, 1, 100)),
        ChallengeWire::place);
  }
}
