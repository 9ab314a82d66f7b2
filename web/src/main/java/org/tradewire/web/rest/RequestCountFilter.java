package org.tradewire.web.rest;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.tradewire.trading.monitoring.boundary.Drain;

/**
 * Counts the REST requests under way, so that a node that goes out of service waits for their end.
 * Questions for its health do not count: they never stop. No call of ours is asynchronous: each
 * ends with its thread.
 */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true)
public class RequestCountFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String HEALTH = "/api/health";

  @Inject private transient Drain drain;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getRequestURI().startsWith(request.getContextPath() + HEALTH)) {
      chain.doFilter(request, response);
      return;
    }
    drain.requestBegins();
    try {
      chain.doFilter(request, response);
    } finally {
      drain.requestEnds();
    }
  }
}
