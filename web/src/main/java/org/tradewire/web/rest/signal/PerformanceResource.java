package org.tradewire.web.rest.signal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tradewire.trading.signal.boundary.SignalStatistics;
import org.tradewire.trading.signal.wire.StatisticsWire;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Refuses;

/** {@code /api/performance}: how all signals together did. */
@Path("/performance")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PerformanceResource {

  @Inject private SignalStatistics statistics;

  /** Answers 200 with the figures of document 003. */
  @GET
  @Answer(shape = "Performance")
  @Refuses({})
  public Response get() {
    return Answers.ok(statistics.performance(), StatisticsWire::performance);
  }
}
