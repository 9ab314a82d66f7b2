package org.tradewire.web.rest.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tradewire.trading.account.boundary.SignIn;
import org.tradewire.web.problem.RequestRefusedException;
import org.tradewire.web.problem.WebRefusal;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;

/** {@code POST /api/token}: a fresh token for one that is about to expire. */
@Path("/token")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
  @Inject private SignIn signIn;
  @Inject private SignedInCaller caller;

  /** Answers 200 with the token, 401 when the user has to sign in again; a body is not read. */
  @POST
  @Answer(shape = "Token")
  @Refuses("sign-in-too-old")
  public Response renew() {
    return signIn
        .renew(caller.token())
        .map(fresh -> Answers.ok(fresh, AccountJson::token))
        .orElseThrow(
            () ->
                new RequestRefusedException(
                    WebRefusal.SIGN_IN_TOO_OLD.because(
                        "You signed in too long ago; sign in again.")));
  }
}
