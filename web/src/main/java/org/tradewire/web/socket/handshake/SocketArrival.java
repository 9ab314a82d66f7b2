package org.tradewire.web.socket.handshake;

import java.security.Principal;
import java.util.Optional;
import org.tradewire.web.container.NetworkConnection;

/**
 * What an authenticated handshake brings to the endpoint's session, which finds it as its
 * principal.
 *
 * @param network empty where the handshake does not show it
 */
public record SocketArrival(SocketPrincipal principal, Optional<NetworkConnection> network)
    implements Principal {
  @Override
  public String getName() {
    return principal.getName();
  }
}
