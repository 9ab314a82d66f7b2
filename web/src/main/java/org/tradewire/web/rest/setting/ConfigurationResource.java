package org.tradewire.web.rest.setting;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tradewire.trading.setting.boundary.ConfigurationReport;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;

/** {@code GET /api/configuration}: what is in force on this node, and where it came from. */
@Path("/configuration")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConfigurationResource {

  @Inject private ConfigurationReport report;
  @Inject private SignedInCaller caller;

  /** Answers 200 with which build this is, and every key, by name. */
  @GET
  @Answer(shape = "Configuration")
  @Refuses("not-permitted")
  public Response list() {
    return Answers.ok(report.list(caller.get()), ConfigurationJson::document);
  }
}
