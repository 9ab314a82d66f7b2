package org.tradewire.web.socket;

import java.security.Principal;
import java.util.Optional;

/**
 * What an authenticated handshake brings to the endpoint's session, which finds it as its
 * principal.
 *
 * @param network empty where the handshake does not show it
 */
record SocketArrival(SocketPrincipal principal, Optional<NetworkConnection> network)
    implements Principal {
  @Override
  public String getName() {
    return principal.getName();
  }
}
