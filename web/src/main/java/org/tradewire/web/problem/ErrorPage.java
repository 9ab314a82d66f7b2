package org.tradewire.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The container's error page for everything: what the container refuses before or beside JAX-RS
 * gets the same form. Asked for directly it is not there.
 */
@WebServlet(ErrorPage.PATH)
public class ErrorPage extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** The location named in web.xml. */
  public static final String PATH = "/error-page";

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    String path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    if (status == null || path == null) {
      ProblemWriter.write(
          HttpProblems.of(404, request.getMethod(), request.getRequestURI(), true),
          request.getRequestURI(),
          response);
      return;
    }
    ProblemWriter.write(problemOf(request, status, path), path, response);
  }

  private static Problem problemOf(HttpServletRequest request, int status, String path) {
    Throwable thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    return Refusals.problemOf(thrown)
        .orElseGet(
            () ->
                thrown == null && status != 500
                    ? HttpProblems.of(
                        status, request.getMethod(), path, request.getUserPrincipal() != null)
                    : FailureLog.record(request, path, thrown));
  }
}
