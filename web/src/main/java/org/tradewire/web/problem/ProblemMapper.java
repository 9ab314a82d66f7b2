package org.tradewire.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers whatever is thrown below {@code /api} with a problem. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  @Context private UriInfo uri;
  @Context private HttpServletRequest request;
  @Context private SecurityContext security;

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
      return web.getResponse();
    }
    String path = uri.getRequestUri().getRawPath();
    Problem problem = Refusals.problemOf(thrown).orElseGet(() -> technicalProblem(thrown, path));
    Response.ResponseBuilder answer =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.toBytes(path));
    problem.headers().forEach(answer::header);
    return answer.build();
  }

  private Problem technicalProblem(Throwable thrown, String path) {
    if (thrown instanceof WebApplicationException web) {
      Response refusal = web.getResponse();
      if (refusal.getStatus() < 500) {
        Problem problem =
            HttpProblems.of(
                refusal.getStatus(),
                request.getMethod(),
                path,
                security.getUserPrincipal() != null);
        String allow = refusal.getHeaderString(HttpHeaders.ALLOW);
        return allow == null ? problem : problem.withHeader(HttpHeaders.ALLOW, allow);
      }
    }
    return FailureLog.record(request, path, thrown);
  }
}
