package org.tradewire.web.rest.account;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tradewire.trading.account.boundary.Bootstrap;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.MaxBody;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.Takes;

/** {@code POST /api/bootstrap}: the first administrator of an installation without users. */
@Path("/bootstrap")
@RequestScoped
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BootstrapResource {
  @Inject private Bootstrap bootstrap;

  /** Answers 201 with the user; 403 for a wrong key, 409 when there is a user. */
  @POST
  @Answer(status = 201, shape = "User")
  @Refuses({"bootstrap-forbidden", "bootstrap-closed", "bootstrap-invalid", "sign-in-busy"})
  public Response create(@Takes("FirstAdministrator") @MaxBody(MaxBody.ANONYMOUS) JsonFields body) {
    JsonFields fields = Answers.present(body);
    String key = fields.requiredText("key");
    String username = fields.requiredText("username");
    char[] password = fields.requiredText("password").toCharArray();
    return Answers.created(
        bootstrap.firstAdministrator(key, username, password), AccountJson::user);
  }
}
