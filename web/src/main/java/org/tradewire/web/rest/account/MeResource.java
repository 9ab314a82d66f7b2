package org.tradewire.web.rest.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;

/** {@code GET /api/me}: who is signed in. */
@Path("/me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
  @Inject private SignedInCaller caller;

  /** Answers 200 with the caller as his token names him, and which build answers. */
  @GET
  @Answer(shape = "Me")
  @Refuses({})
  public Response me() {
    return Answers.ok(caller.get(), AccountJson::me);
  }
}
