package org.tradewire.web.problem;

/** Problems for what the container or JAX-RS refuses by status alone, in the product's words. */
public final class HttpProblems {

  private HttpProblems() {}

  /**
   * The problem of a status.
   *
   * @param status anything below 400 or above 599 counts as 500
   * @param method of the refused request
   * @param path of the refused request, without its query
   * @param signedIn whether the caller is known; an unknown one is answered 401 where the server
   *     says 403
   */
  public static Problem of(int status, String method, String path, boolean signedIn) {
    String shown = ShownPath.of(path);
    return switch (status) {
      case 400 -> Problem.of(400, "The request cannot be understood; check its path and body.");
      case 401 -> unauthorized();
      case 403 -> signedIn ? Problem.of(403, "Your roles do not allow this.") : unauthorized();
      case 404 -> Problem.of(404, "There is nothing at " + shown + ".");
      case 405 -> Problem.of(405, shown + " does not take " + method + ".");
      case 406 -> Problem.of(406, "This is answered as application/json only.");
      case 413 -> Problem.of(413, "The request body is too large.");
      case 415 -> Problem.of(415, "Send the body as Content-Type: application/json.");
      case 503 -> Problem.of(503, "The service is not ready; try again shortly.");
      default ->
          status >= 400 && status <= 599
              ? Problem.of(status, "The request was refused with status " + status + ".")
              : Problem.of(500, "The request failed.");
    };
  }

  private static Problem unauthorized() {
    return Problem.unauthorized("Sign in first: a valid bearer token is needed.");
  }
}
