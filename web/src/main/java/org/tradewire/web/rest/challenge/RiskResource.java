package org.tradewire.web.rest.challenge;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.tradewire.trading.risk.boundary.RiskMonitor;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Expects;
import org.tradewire.web.rest.PathPatterns;
import org.tradewire.web.rest.QueryParameters;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;

/** {@code /api/risk}: scores of challenges, for the risk desk; owners see their own. */
@Path("/risk")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RiskResource {
  @Inject private RiskMonitor monitor;
  @Inject private SignedInCaller caller;

  /** Answers 200 with running challenges, the riskiest first. */
  @GET
  @Path("challenges")
  @Answer(shape = "ChallengeRisk", as = Answer.Form.ITEMS)
  @Refuses("not-permitted")
  public Response riskiest(
      @QueryParam("limit")
          @Expects(
              value = Expects.Kind.NUMBER,
              min = 1,
              max = RiskMonitor.MAX_SCORES,
              standard = 100)
          String limit) {
    return Answers.items(
        monitor.riskiest(
            caller.get(), QueryParameters.number("limit", limit, 100, 1, RiskMonitor.MAX_SCORES)),
        RiskJson::write);
  }

  /** Answers 200 with the score of one challenge. */
  @GET
  @Path("challenges/" + PathPatterns.ID)
  @Answer(shape = "ChallengeRisk")
  @Refuses({"challenge-not-found", "not-owner"})
  public Response of(@PathParam("id") UUID id) {
    return Answers.ok(monitor.of(caller.get(), id), RiskJson::write);
  }
}
