package org.tradewire.web.rest.instrument;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tradewire.trading.instrument.boundary.EconomicCalendar;
import org.tradewire.trading.instrument.entity.ReleaseDraft;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.web.json.LimitedInputStream;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Expects;
import org.tradewire.web.rest.QueryParameters;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;
import org.tradewire.web.rest.Takes;

/** {@code /api/calendar}: the economic calendar. */
@Path("/calendar")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CalendarResource {

  private static final long MAX_CSV_BYTES = 1 << 20;
  private static final Duration WEEK = Duration.ofDays(7);

  @Inject private EconomicCalendar calendar;
  @Inject private SignedInCaller caller;
  @Inject private Clock clock;

  /** Answers 200 with the releases from one instant to another, oldest first; a week ahead. */
  @GET
  @Answer(shape = "Release", as = Answer.Form.ITEMS)
  @Refuses({})
  public Response list(
      @QueryParam("from") @Expects(Expects.Kind.INSTANT) String from,
      @QueryParam("to") @Expects(Expects.Kind.INSTANT) String to) {
    caller.get();
    Instant begin = QueryParameters.instant("from", from, clock.instant());
    Instant end = QueryParameters.instant("to", to, begin.plus(WEEK));
    return Answers.items(calendar.between(begin, end), InstrumentJson::release);
  }

  /**
   * Imports {@code {"items":[{"time","currency","title","impact","targeted"?}]}}, all or none, for
   * administrators. Answers 200 with how many there were.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(shape = "Imported")
  @Refuses({"not-permitted", "invalid-instrument"})
  public Response add(@Takes("NewReleases") JsonFields body) {
    List<ReleaseDraft> drafts =
        Answers.present(body).objects("items", EconomicCalendar.MAX_RELEASES).stream()
            .map(InstrumentJson::release)
            .toList();
    return imported(calendar.add(caller.get(), drafts));
  }

  /** Imports the same as CSV of at most 1 MiB. */
  @POST
  @Consumes("text/csv")
  @Answer(shape = "Imported")
  @Refuses({"not-permitted", "invalid-instrument"})
  public Response add(InputStream csv) throws IOException {
    byte[] bytes = new LimitedInputStream(csv, MAX_CSV_BYTES).readAllBytes();
    return imported(calendar.add(caller.get(), new String(bytes, StandardCharsets.UTF_8)));
  }

  /** Forgets a release, for administrators; answers 204. */
  @DELETE
  @Path("{id: [0-9a-fA-F-]{36}}")
  @Answer(status = 204)
  @Refuses({"not-permitted", "not-found"})
  public Response remove(@PathParam("id") UUID id) {
    calendar.remove(caller.get(), id);
    return Response.noContent().build();
  }

  private static Response imported(int count) {
    return Answers.ok(json -> json.number("imported", count));
  }
}
