package org.tradewire.web.socket.handshake;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.tradewire.trading.account.boundary.TokenVerifier;
import org.tradewire.trading.account.boundary.WsTickets;
import org.tradewire.web.socket.settings.OriginRule;
import org.tradewire.web.socket.settings.SocketConfiguration;

/** Finds out who asks for a WebSocket. Thread-safe. */
@ApplicationScoped
public class Handshakes {
  private TokenVerifier verifier;
  private WsTickets tickets;
  private SocketConfiguration configuration;
  private OriginRule origins;

  /** For the container's proxy. */
  protected Handshakes() {}

  /** Asks the account component. */
  @Inject
  public Handshakes(TokenVerifier verifier, WsTickets tickets, SocketConfiguration configuration) {
    this.verifier = verifier;
    this.tickets = tickets;
    this.configuration = configuration;
  }

  @PostConstruct
  void configure() {
    origins = configuration.originRule();
  }

  /**
   * Whether a page of that origin, or a program, may ask at all.
   *
   * @param origin null where the request names none
   * @param credential null where the request has none
   */
  public boolean permitsOrigin(String origin, String host, Credential credential) {
    // A program without any credential is not of the wrong origin: it is unknown.
    // A ticket is made for a page, and every page sends its origin.
    boolean fromProgram = credential == null || credential.place() != Credential.Place.TICKET;
    return origins.permits(origin, host, fromProgram);
  }

  /**
   * The caller of a credential, a ticket being used up by it; empty when it proves nobody. Whatever
   * the credential, the right ends with the token it comes from.
   */
  public Optional<SocketPrincipal> authenticate(Credential credential) {
    if (credential.place() == Credential.Place.TICKET) {
      return tickets
          .redeem(credential.value())
          .map(holder -> new SocketPrincipal(holder.caller(), holder.tokenExpiresAt()));
    }
    if (credential.place() == Credential.Place.QUERY && !configuration.tokenInQuery()) {
      return Optional.empty();
    }
    return authenticateToken(credential.value());
  }

  /** The caller of a token; empty when it is not valid. */
  public Optional<SocketPrincipal> authenticateToken(String token) {
    return verifier
        .verify(token)
        .flatMap(
            caller ->
                TokenExpiry.of(token).map(expiresAt -> new SocketPrincipal(caller, expiresAt)));
  }
}
