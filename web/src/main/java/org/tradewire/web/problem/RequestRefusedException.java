package org.tradewire.web.problem;

/** The web tier refuses a request with the problem given. */
public class RequestRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Refuses with the problem. */
  public RequestRefusedException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /** What to answer. */
  public Problem problem() {
    return problem;
  }
}
