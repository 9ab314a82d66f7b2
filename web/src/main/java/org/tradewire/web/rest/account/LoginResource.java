package org.tradewire.web.rest.account;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tradewire.trading.account.boundary.SignIn;
import org.tradewire.trading.account.entity.IssuedToken;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.web.problem.RequestRefusedException;
import org.tradewire.web.problem.WebRefusal;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.MaxBody;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.Takes;

/** {@code POST /api/login}: a user name and a password for a token. */
@Path("/login")
@RequestScoped
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LoginResource {
  @Inject private SignIn signIn;

  /** Answers 200 with the token, 401 when the name or the password is wrong. */
  @POST
  @Answer(shape = "Token")
  @Refuses({"wrong-credentials", "too-many-attempts", "sign-in-busy"})
  public Response login(
      @Takes("Credentials") @MaxBody(MaxBody.ANONYMOUS) JsonFields body,
      @Context HttpServletRequest request) {
    JsonFields fields = Answers.present(body);
    String username = fields.requiredText("username");
    char[] password = fields.requiredText("password").toCharArray();
    IssuedToken token =
        signIn
            .signIn(username, password, request.getRemoteAddr())
            .orElseThrow(
                () ->
                    new RequestRefusedException(
                        WebRefusal.WRONG_CREDENTIALS.because(
                            "The user name or the password is wrong.")));
    return Answers.ok(token, AccountJson::token);
  }
}
