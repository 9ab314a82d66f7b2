package org.tradewire.web.rest.challenge;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tradewire.trading.challenge.boundary.TradeExecution;
import org.tradewire.trading.challenge.entity.view.TradeOutcome;
import org.tradewire.trading.challenge.wire.ChallengeWire;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;
import org.tradewire.web.rest.Takes;

/** {@code POST /api/trades}: a trade that was made on a challenge's account. */
@Path("/trades")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TradeResource {
  @Inject private TradeExecution execution;
  @Inject private SignedInCaller caller;

  /** Answers 201 when the trade was booked, 200 when the same one had been booked before. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(status = 201, shape = "TradeOutcome", when = "Booked.")
  @Answer(status = 200, shape = "TradeOutcome", when = "It was booked before: its first answer.")
  @Refuses({
    "not-permitted",
    "invalid-trade",
    "challenge-not-found",
    "not-owner",
    "challenge-ended",
    "trade-conflict",
    "late-trade",
    "too-early"
  })
  public Response execute(@Takes("TradeReport") JsonFields body) {
    TradeOutcome outcome = execution.execute(caller.get(), TradeJson.report(Answers.present(body)));
    return outcome.repeated()
        ? Answers.ok(outcome, ChallengeWire::outcome)
        : Answers.created(outcome, ChallengeWire::outcome);
  }
}
