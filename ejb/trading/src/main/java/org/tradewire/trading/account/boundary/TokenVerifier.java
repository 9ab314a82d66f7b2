package org.tradewire.trading.account.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.tradewire.trading.account.control.Tokens;
import org.tradewire.trading.account.entity.Caller;

/**
 * Verifies tokens where the server's MicroProfile JWT does not: in WebSocket handshakes.
 * Thread-safe, touches no database.
 */
@ApplicationScoped
public class TokenVerifier {

  private Tokens tokens;
  private CurrentRights rights;

  /** For the container's proxy. */
  protected TokenVerifier() {}

  @Inject
  public TokenVerifier(Tokens tokens, CurrentRights rights) {
    this.tokens = tokens;
    this.rights = rights;
  }

  /**
   * Verifies signature (RS256 only), issuer and times (30 s of clock skew are allowed).
   *
   * @param jwt compact form; null and any text are answered with empty
   * @return who signed in, with the roles he has now; empty when the token is not valid
   */
  public Optional<Caller> verify(String jwt) {
    return tokens.verify(jwt).map(rights::of);
  }
}
