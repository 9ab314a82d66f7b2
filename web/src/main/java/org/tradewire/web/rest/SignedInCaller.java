package org.tradewire.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.tradewire.trading.account.boundary.CurrentRights;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.web.problem.Problem;
import org.tradewire.web.problem.RequestRefusedException;

/** The caller whom the server's MicroProfile JWT has verified for this request. */
@RequestScoped
public class SignedInCaller {
  private JsonWebToken token;
  private CurrentRights rights;

  /** For the container's proxy. */
  protected SignedInCaller() {}

  /** The caller of a verified token. */
  @Inject
  public SignedInCaller(JsonWebToken token, CurrentRights rights) {
    this.token = token;
    this.rights = rights;
  }

  /**
   * Who calls, from the claims {@code sub} and {@code upn}, with the roles he has now.
   *
   * @throws RequestRefusedException 401, when there is no token or it is not one of ours
   */
  public Caller get() {
    String subject = token.getSubject();
    String username = token.getName();
    Set<String> groups = token.getGroups();
    if (subject == null || username == null) {
      throw notOurs();
    }
    try {
      return rights.of(
          new Caller(UUID.fromString(subject), username, groups == null ? Set.of() : groups));
    } catch (IllegalArgumentException e) {
      throw notOurs();
    }
  }

  /** When the caller's token ends. */
  public Instant tokenExpiresAt() {
    return Instant.ofEpochSecond(token.getExpirationTime());
  }

  /** The token itself, a credential: never logged. */
  public String token() {
    return token.getRawToken();
  }

  /**
   * Who calls, where he has at least one of the roles.
   *
   * @throws RequestRefusedException 401 as above, 403 for other roles
   */
  public Caller require(Role... roles) {
    Caller caller = get();
    if (!caller.hasAny(Set.of(roles))) {
      throw new RequestRefusedException(Problem.of(403, "Your roles do not allow this."));
    }
    return caller;
  }

  private static RequestRefusedException notOurs() {
    return new RequestRefusedException(
        Problem.unauthorized(
            "The token does not name a user of this installation; sign in again."));
  }
}
