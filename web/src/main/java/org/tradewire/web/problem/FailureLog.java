package org.tradewire.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/**
 * Turns a failure that nobody foresaw into one log record and an answer that says nothing but its
 * id.
 */
public final class FailureLog {
  private static final Logger LOG = System.getLogger(FailureLog.class.getName());

  private static final String ATTRIBUTE = FailureLog.class.getName();
  private static final StackBudget STACKS = new StackBudget(System::nanoTime);

  private static final int MAX_CAUSES = 50;
  private static final int MAX_ROOT_CHARS = 300;

  private FailureLog() {}

  /**
   * Logs the failure and gives the problem that carries the same id. A server may ask several times
   * about one request, for each exception it has wrapped around the first: the answer stays the
   * same. Where many requests fail, most records have no stack trace but the root cause, see {@link
   * StackBudget}.
   *
   * @param path without its query, which may hold a credential
   * @param failure null where the server kept it
   */
  public static Problem record(HttpServletRequest request, String path, Throwable failure) {
    if (request.getAttribute(ATTRIBUTE) instanceof Problem known) {
      return known;
    }
    String id = UUID.randomUUID().toString();
    String line =
        "event=request_failed error_id="
            + id
            + " method="
            + LogText.of(request.getMethod())
            + " path="
            + LogText.of(ShownPath.of(path));
    if (STACKS.take()) {
      LOG.log(Level.ERROR, line, failure);
    } else {
      LOG.log(Level.ERROR, line + " stack=left_out root=\"" + root(failure) + '"');
    }
    Problem problem =
        Problem.of(500, "Something failed on our side; it is logged under this error_id.")
            .with("error_id", id);
    request.setAttribute(ATTRIBUTE, problem);
    return problem;
  }

  /** Class and message of the first failure: servers and beans wrap it, and say nothing new. */
  static String root(Throwable failure) {
    Throwable root = failure;
    for (int i = 0; root != null && root.getCause() != null && i < MAX_CAUSES; i++) {
      root = root.getCause();
    }
    String text = LogText.of(root);
    return text.length() > MAX_ROOT_CHARS ? text.substring(0, MAX_ROOT_CHARS) : text;
  }
}
