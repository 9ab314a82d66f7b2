package org.tradewire.web.problem;

import java.util.Locale;

/**
 * Refusals of the web tier itself that clients tell apart; those of the components are {@link
 * org.tradewire.trading.shared.RefusalCode}s. All stand in {@code ear/docs/refusals.md}.
 */
public enum WebRefusal {
  /** The user name or the password is wrong. */
  WRONG_CREDENTIALS(401),
  /** The sign-in is too long ago for another token. */
  SIGN_IN_TOO_OLD(401),
  /** Pages of this origin may not open WebSockets. */
  ORIGIN_NOT_ALLOWED(403),
  /** The node goes out of service and lets no socket in. */
  NODE_DRAINING(503),
  /** The database took too long; nothing was changed. */
  DATABASE_BUSY(503),
  /** The connection to the database broke; whether anything was changed is not known. */
  DATABASE_UNAVAILABLE(503);

  private static final int UNAUTHORIZED = 401;

  private final int status;

  WebRefusal(int status) {
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The code on the wire, {@code wrong-credentials}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The problem, with a sentence for the one who asked. */
  public Problem because(String sentence) {
    Problem problem =
        status == UNAUTHORIZED ? Problem.unauthorized(sentence) : Problem.of(status, sentence);
    return problem.ofKind(code());
  }
}
