package org.tradewire.web.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes problems where there is no JAX-RS: in filters and servlets. */
public final class ProblemWriter {

  private ProblemWriter() {}

  /**
   * Writes the problem as the whole answer; nothing happens when an answer has begun.
   *
   * @param instance path of the refused request, without its query
   */
  public static void write(Problem problem, String instance, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    byte[] body = problem.toBytes(instance);
    response.resetBuffer();
    response.setStatus(problem.status());
    problem.headers().forEach(response::setHeader);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Type", Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
