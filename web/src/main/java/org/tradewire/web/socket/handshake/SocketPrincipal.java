package org.tradewire.web.socket.handshake;

import java.security.Principal;
import java.time.Instant;
import org.tradewire.trading.account.entity.Caller;

/**
 * The principal of an authenticated handshake.
 *
 * @param caller who opened the socket
 * @param expiresAt when the right to keep it open ends
 */
public record SocketPrincipal(Caller caller, Instant expiresAt) implements Principal {
  @Override
  public String getName() {
    return caller.username();
  }
}
