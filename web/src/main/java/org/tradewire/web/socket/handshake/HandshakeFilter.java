package org.tradewire.web.socket.handshake;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.tradewire.trading.monitoring.boundary.Drain;
import org.tradewire.web.container.ContainerSendBuffer;
import org.tradewire.web.problem.FailureLog;
import org.tradewire.web.problem.Problem;
import org.tradewire.web.problem.ProblemWriter;
import org.tradewire.web.problem.Refusals;
import org.tradewire.web.problem.WebRefusal;

/**
 * Lets a WebSocket be opened only by a known caller from a permitted page; everybody else is
 * answered by HTTP, before the upgrade: 403 for the page, 401 for the token, 426 for a request that
 * asks for no WebSocket, 429 where a session of the user was ended for abuse just now, 503 while
 * the node goes out of service.
 */
@WebFilter(urlPatterns = "/ws/*", asyncSupported = true)
public class HandshakeFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(HandshakeFilter.class.getName());

  @Inject private transient Handshakes handshakes;
  @Inject private transient Exclusions exclusions;
  @Inject private transient Drain drain;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      refuse(
          Problem.of(426, "This address speaks WebSocket only; connect with a WebSocket client.")
              .withHeader("Upgrade", "websocket"),
          request,
          response);
      return;
    }
    if (!drain.admits()) {
      refuse(
          WebRefusal.NODE_DRAINING
              .because("This node goes out of service; connect again, to another one.")
              .withHeader("Retry-After", "1"),
          request,
          response);
      return;
    }
    Optional<Credential> credential =
        Credential.of(request.getHeader("Authorization"), request.getQueryString());
    String origin = request.getHeader("Origin");
    // With neither page nor token there is nothing to judge but the missing token.
    boolean judged = origin != null || credential.isPresent();
    if (judged
        && !handshakes.permitsOrigin(origin, request.getHeader("Host"), credential.orElse(null))) {
      refuse(
          WebRefusal.ORIGIN_NOT_ALLOWED.because(
              "Pages of this origin may not connect;"
                  + " a program without one brings a token, not a ticket."),
          request,
          response);
      return;
    }
    Optional<SocketPrincipal> principal;
    try {
      principal = credential.flatMap(handshakes::authenticate);
    } catch (RuntimeException e) {
      refuse(failure(request, e), request, response);
      return;
    }
    if (principal.isEmpty()) {
      refuse(
          Problem.unauthorized("A valid bearer token or a fresh ticket is needed to connect."),
          request,
          response);
      return;
    }
    long excludedSeconds = exclusions.secondsLeft(principal.get().caller().id(), System.nanoTime());
    if (excludedSeconds > 0) {
      refuse(
          Problem.of(429, "A session of this user was ended for abuse; wait before the next one.")
              .withHeader("Retry-After", Long.toString(excludedSeconds)),
          request,
          response);
      return;
    }
    ContainerSendBuffer.shrink(response);
    upgrade(new HandshakeRequestView(request, principal.get()), response, chain);
  }

  /** A socket may end while its handshake is still being finished: that is no failed request. */
  private static void upgrade(
      HandshakeRequestView request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (IOException e) {
      if (!request.isUpgraded()) {
        throw e;
      }
      LOG.log(Level.DEBUG, "event=socket_closed_early reason=\"{0}\"", e.getMessage());
    }
  }

  private static Problem failure(HttpServletRequest request, RuntimeException thrown) {
    return Refusals.problemOf(thrown)
        .orElseGet(() -> FailureLog.record(request, request.getRequestURI(), thrown));
  }

  private static void refuse(
      Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ProblemWriter.write(problem, request.getRequestURI(), response);
  }
}
