package org.tradewire.web.rest;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tradewire.trading.monitoring.boundary.Drain;

/**
 * Counts the REST requests under way, so that a node that goes out of service waits for their end.
 * Questions for its health do not count: they never stop.
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
    RequestEnd end = new RequestEnd(drain);
    drain.requestBegins();
    try {
      chain.doFilter(request, response);
    } finally {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(end);
      } else {
        end.now();
      }
    }
  }

  /** Of one request; counted once, however often the container reports it. */
  private static final class RequestEnd implements AsyncListener {
    private final Drain drain;
    private final AtomicBoolean ended = new AtomicBoolean();

    RequestEnd(Drain drain) {
      this.drain = drain;
    }

    void now() {
      if (ended.compareAndSet(false, true)) {
        drain.requestEnds();
      }
    }

    @Override
    public void onComplete(AsyncEvent event) {
      now();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      now();
    }

    @Override
    public void onError(AsyncEvent event) {
      now();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
