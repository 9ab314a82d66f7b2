package org.tradewire.web.problem;

import jakarta.ejb.EJBAccessException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.web.json.BodyTooLargeException;
import org.tradewire.web.json.BodyTooSlowException;
import org.tradewire.web.json.JsonRefusedException;

/**
 * Which problem a refusal of the system deserves. Servers wrap exceptions that cross a bean or a
 * reader differently, so the whole chain of causes is looked through.
 */
public final class Refusals {
  private static final int MAX_DEPTH = 12;

  /** PostgreSQL's states of a lock that was not to be had in time and of a cancelled statement. */
  private static final Set<String> TOOK_TOO_LONG = Set.of("55P03", "57014");

  /**
   * PostgreSQL's states of a server that shuts down or starts and of a transaction that waited too
   * long for us. Whatever begins with {@link #CONNECTION_CLASS} is a connection that broke or
   * cannot be had.
   */
  private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03", "25P03");

  private static final String CONNECTION_CLASS = "08";

  private Refusals() {}

  /**
   * The problem of the first refusal in the chain of causes; empty for a failure nobody foresaw.
   */
  public static Optional<Problem> problemOf(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      Problem problem = problemOfOne(cause);
      if (problem != null) {
        return Optional.of(problem);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static Problem problemOfOne(Throwable thrown) {
    if (thrown instanceof Refusal refusal) {
      return businessProblem(refusal);
    }
    if (thrown instanceof RequestRefusedException refused) {
      return refused.problem();
    }
    if (thrown instanceof JsonRefusedException json) {
      Problem problem = Problem.of(400, json.getMessage());
      return json.field().map(field -> problem.with("field", field)).orElse(problem);
    }
    if (thrown instanceof BodyTooLargeException) {
      return Problem.of(413, thrown.getMessage());
    }
    if (thrown instanceof BodyTooSlowException) {
      return Problem.of(408, thrown.getMessage()).withHeader("Connection", "close");
    }
    if (thrown instanceof SQLException sql && sql.getSQLState() != null) {
      return databaseProblem(sql.getSQLState());
    }
    if (thrown instanceof EJBAccessException) {
      return Problem.of(403, "Your roles do not allow this.");
    }
    return null;
  }

  private static Problem databaseProblem(String state) {
    if (TOOK_TOO_LONG.contains(state)) {
      return WebRefusal.DATABASE_BUSY
          .because("The database took too long; nothing was changed. Try again.")
          .withHeader("Retry-After", "1");
    }
    if (LOST.contains(state) || state.startsWith(CONNECTION_CLASS)) {
      // Where the connection broke during the commit, nobody knows how it ended.
      return WebRefusal.DATABASE_UNAVAILABLE
          .because(
              "The connection to the database was lost; whether anything was changed is not known."
                  + " Look before you try again.")
          .withHeader("Retry-After", "1");
    }
    return null;
  }

  /** Needs no line for a new refusal: its code and its kind say everything. */
  private static Problem businessProblem(Refusal refusal) {
    Problem problem =
        Problem.of(statusOf(refusal.kind()), refusal.getMessage()).ofKind(refusal.code());
    if (refusal.field().isPresent()) {
      problem = problem.with("field", refusal.field().get());
    }
    return refusal.retryAfterSeconds().isPresent()
        ? problem.withHeader("Retry-After", Long.toString(refusal.retryAfterSeconds().getAsLong()))
        : problem;
  }

  /** The HTTP status that a kind of refusal is answered with. */
  public static int statusOf(Refusal.Kind kind) {
    return switch (kind) {
      case INVALID -> 400;
      case FORBIDDEN -> 403;
      case UNKNOWN -> 404;
      case CONFLICT -> 409;
      case TOO_MANY -> 429;
      case UNAVAILABLE -> 503;
    };
  }
}
