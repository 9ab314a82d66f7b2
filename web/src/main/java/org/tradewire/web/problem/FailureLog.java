package org.tradewire.web.problem;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/**
 * Turns a failure that nobody foresaw into one log record and an answer that tells nothing but its
 * id.
 */
public final class FailureLog {
  private static final Logger LOG = System.getLogger(FailureLog.class.getName());

  private FailureLog() {}

  /**
   * Logs the failure and gives the problem that carries the same id.
   *
   * @param path without its query, which may hold a credential
   * @param failure null where the server kept it
   */
  public static Problem record(String method, String path, Throwable failure) {
    String id = UUID.randomUUID().toString();
    LOG.log(
        Level.ERROR,
        "event=request_failed error_id=" + id + " method=" + method + " path=" + path,
        failure);
    return Problem.of(500, "Something failed on our side; it is logged under this error_id.")
        .with("error_id", id);
  }
}
