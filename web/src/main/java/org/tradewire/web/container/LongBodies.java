package org.tradewire.web.container;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.tradewire.web.json.BodyTooLargeException;
import org.tradewire.web.problem.Problem;
import org.tradewire.web.problem.RequestRefusedException;

/**
 * Bodies that are longer than a server takes by itself: WildFly refuses those of more than 10 MiB
 * unless it is configured otherwise, and Undertow can be told so for a single request, though not
 * through the Servlet API. Other servers bound forms alone.
 */
public final class LongBodies {
  private static final Logger LOG = System.getLogger(LongBodies.class.getName());

  private LongBodies() {}

  /**
   * Lets a body of so many bytes in. Called before any of it is read.
   *
   * @throws RequestRefusedException 411: its length is not announced, so nobody knows how long to
   *     wait for it
   * @throws BodyTooLargeException it is announced to be longer
   */
  public static void allow(HttpServletRequest request, long maxBytes) {
    long length = request.getContentLengthLong();
    if (length < 0) {
      throw new RequestRefusedException(
          Problem.of(411, "Announce the length of the file with Content-Length."));
    }
    if (length > maxBytes) {
      throw new BodyTooLargeException(maxBytes);
    }
    UndertowBody.exchangeOf(request).ifPresent(exchange -> allow(exchange, maxBytes));
  }

  private static void allow(Object exchange, long maxBytes) {
    try {
      exchange.getClass().getMethod("setMaxEntitySize", long.class).invoke(exchange, maxBytes);
    } catch (ReflectiveOperationException e) {
      LOG.log(
          Level.WARNING,
          "event=long_body_not_allowed effect=\"the server decides\" reason=\"{0}\"",
          e.toString());
    }
  }
}
