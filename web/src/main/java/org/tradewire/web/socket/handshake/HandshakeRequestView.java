package org.tradewire.web.socket.handshake;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import org.tradewire.web.container.DeferredUpgrade;
import org.tradewire.web.container.DrainedConnection;
import org.tradewire.web.container.GrizzlyConnection;
import org.tradewire.web.container.NetworkConnection;

/**
 * An authenticated handshake as the WebSocket engine sees it: with the caller as principal, without
 * a query, so that no token reaches sessions and their logs, and with an upgrade that eager clients
 * cannot block.
 */
final class HandshakeRequestView extends HttpServletRequestWrapper {
  private final SocketPrincipal principal;
  private final Optional<DrainedConnection> network;
  private boolean upgraded;

  HandshakeRequestView(HttpServletRequest request, SocketPrincipal principal) {
    super(request);
    this.principal = principal;
    this.network = GrizzlyConnection.of(request);
  }

  /** A {@link SocketArrival}. */
  @Override
  public Principal getUserPrincipal() {
    return new SocketArrival(principal, network.map(NetworkConnection.class::cast));
  }

  @Override
  public String getRemoteUser() {
    return principal.getName();
  }

  @Override
  public boolean isUserInRole(String role) {
    return principal.caller().roles().contains(role);
  }

  @Override
  public String getQueryString() {
    return null;
  }

  @Override
  public String getParameter(String name) {
    return null;
  }

  @Override
  public String[] getParameterValues(String name) {
    return null;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.emptyEnumeration();
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Map.of();
  }

  /** See {@link DeferredUpgrade}. An engine that upgrades in another way never calls this. */
  @Override
  public <T extends HttpUpgradeHandler> T upgrade(Class<T> handlerClass)
      throws IOException, ServletException {
    T handler;
    try {
      handler = handlerClass.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new ServletException("The WebSocket engine cannot be begun.", e);
    }
    super.upgrade(DeferredUpgrade.class).of(handler, network.orElse(null));
    upgraded = true;
    return handler;
  }

  /** Whether the request is a WebSocket by now. */
  boolean isUpgraded() {
    return upgraded;
  }
}
