package org.tradewire.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tradewire.trading.challenge.boundary.ChallengeTemplates;
import org.tradewire.web.json.JsonAnswer;

/** {@code GET /api/challenge-templates}: what may be bought. */
@Path("/challenge-templates")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChallengeTemplateResource {
  @Inject private ChallengeTemplates templates;

  /** Answers 200 with an array of the templates on offer. */
  @GET
  public Response list() {
    return Answers.ok(JsonAnswer.array(templates.current(), ChallengeJson::of));
  }
}
