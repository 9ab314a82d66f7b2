package org.tradewire.web.rest.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Set;
import org.tradewire.trading.account.boundary.UserAdministration;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.web.json.JsonRefusedException;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;
import org.tradewire.web.rest.Takes;

/** {@code /api/users}: the users and their roles, for administrators. */
@Path("/users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {
  @Inject private UserAdministration users;
  @Inject private SignedInCaller caller;

  /** Answers 200 with all users by name. */
  @GET
  @Answer(shape = "User", as = Answer.Form.ITEMS)
  @Refuses("not-permitted")
  public Response list() {
    return Answers.items(users.list(caller.get()), AccountJson::user);
  }

  /** Answers 201 with the new user; 409 when the name is taken. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(status = 201, shape = "User")
  @Refuses({"not-permitted", "invalid-user", "user-exists", "sign-in-busy"})
  public Response add(@Takes("NewUser") JsonFields body) {
    JsonFields fields = Answers.present(body);
    String username = fields.requiredText("username");
    char[] password = fields.requiredText("password").toCharArray();
    return Answers.created(
        users.add(caller.get(), username, password, roles(fields)), AccountJson::user);
  }

  /** Answers 200 with the user; 404 when there is none, 409 when no administrator would be left. */
  @PUT
  @Path("{username}/roles")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(shape = "User")
  @Refuses({"not-permitted", "user-not-found", "last-administrator"})
  public Response changeRoles(
      @PathParam("username") String username, @Takes("NewRoles") JsonFields body) {
    Set<Role> roles = roles(Answers.present(body));
    return Answers.ok(users.changeRoles(caller.get(), username, roles), AccountJson::user);
  }

  private static Set<Role> roles(JsonFields fields) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : fields.texts("roles", Role.values().length)) {
      roles.add(
          Role.named(name)
              .orElseThrow(
                  () ->
                      JsonRefusedException.ofField(
                          "roles",
                          "holds trader, dealer, risk, admin, monitor and service, nothing else")));
    }
    return roles;
  }
}
