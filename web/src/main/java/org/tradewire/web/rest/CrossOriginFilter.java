package org.tradewire.web.rest;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.tradewire.trading.configuration.entity.Origins;
import org.tradewire.web.problem.ErrorPage;

/**
 * Lets pages of other origins, those that the configuration names, call REST: answers their
 * preflight before anybody asks for a token, and marks answers, refusals too, so that the browser
 * shows them to the page. There are no cookies, so that no credentials are allowed. Any other page
 * gets no such header, and its browser keeps the answer from it.
 */
@WebFilter(
    urlPatterns = {"/api/*", ErrorPage.PATH},
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class CrossOriginFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String METHODS = "GET, HEAD, POST, PUT, DELETE";
  private static final String REQUEST_HEADERS = "Authorization, Content-Type";
  private static final String ANSWER_HEADERS =
      "Content-Disposition, ETag, Location, Retry-After, WWW-Authenticate";

  /** Browsers ask again after this; Chromium does after two hours at the latest. */
  private static final String MAX_AGE_SECONDS = "600";

  @Inject private transient CrossOriginConfiguration configuration;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Origins allowed = configuration.allowed();
    if (allowed.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    // Whatever keeps answers must not give one origin's to another.
    vary(response, "Origin");
    String origin = request.getHeader("Origin");
    if (!allowed.contains(origin)) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    if (isPreflight(request)) {
      vary(response, "Access-Control-Request-Method");
      response.setHeader("Access-Control-Allow-Methods", METHODS);
      response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
      response.setHeader("Access-Control-Max-Age", MAX_AGE_SECONDS);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    response.setHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
    chain.doFilter(request, response);
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getDispatcherType() == DispatcherType.REQUEST
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  /** Once, also where an error is answered after the request went through here. */
  private static void vary(HttpServletResponse response, String header) {
    if (!response.getHeaders("Vary").contains(header)) {
      response.addHeader("Vary", header);
    }
  }
}
