package org.tradewire.web.problem;

import jakarta.ejb.EJBAccessException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.tradewire.trading.account.entity.BootstrapRefusedException;
import org.tradewire.trading.account.entity.HashingBusyException;
import org.tradewire.trading.account.entity.TooManyAttemptsException;
import org.tradewire.trading.account.entity.UserRefusedException;
import org.tradewire.trading.challenge.entity.ChallengeEndedException;
import org.tradewire.trading.challenge.entity.ChallengeNotFoundException;
import org.tradewire.trading.challenge.entity.InvalidTemplateException;
import org.tradewire.trading.challenge.entity.InvalidTradeException;
import org.tradewire.trading.challenge.entity.LateTradeException;
import org.tradewire.trading.challenge.entity.NotOwnerException;
import org.tradewire.trading.challenge.entity.NotPermittedException;
import org.tradewire.trading.challenge.entity.TemplateCodeNotFoundException;
import org.tradewire.trading.challenge.entity.TemplateConflictException;
import org.tradewire.trading.challenge.entity.TemplateNotFoundException;
import org.tradewire.trading.challenge.entity.TradeConflictException;
import org.tradewire.trading.instrument.entity.InstrumentRefusedException;
import org.tradewire.trading.market.entity.BookNotReadyException;
import org.tradewire.trading.market.entity.FeedRefusedException;
import org.tradewire.trading.market.entity.UnknownInstrumentException;
import org.tradewire.trading.order.entity.OrderRefusedException;
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
      Problem problem = requestProblem(cause);
      if (problem == null) {
        problem = businessProblem(cause);
      }
      if (problem != null) {
        return Optional.of(problem);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static Problem requestProblem(Throwable thrown) {
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
      return Problem.of(503, "The database took too long; nothing was changed. Try again.")
          .ofKind("database-busy")
          .withHeader("Retry-After", "1");
    }
    if (LOST.contains(state) || state.startsWith(CONNECTION_CLASS)) {
      // Where the connection broke during the commit, nobody knows how it ended.
      return Problem.of(
              503,
              "The connection to the database was lost; whether anything was changed is not known."
                  + " Look before you try again.")
          .ofKind("database-unavailable")
          .withHeader("Retry-After", "1");
    }
    return null;
  }

  private static Problem businessProblem(Throwable thrown) {
    String sentence = thrown.getMessage();
    if (thrown instanceof InvalidTradeException invalid) {
      return Problem.of(400, sentence).ofKind("invalid-trade").with("field", invalid.field());
    }
    if (thrown instanceof NotOwnerException) {
      return Problem.of(403, sentence).ofKind("not-owner");
    }
    if (thrown instanceof NotPermittedException) {
      return Problem.of(403, sentence).ofKind("not-permitted");
    }
    if (thrown instanceof ChallengeNotFoundException) {
      return Problem.of(404, sentence).ofKind("challenge-not-found");
    }
    if (thrown instanceof TemplateNotFoundException) {
      return Problem.of(404, sentence).ofKind("template-not-found");
    }
    if (thrown instanceof InvalidTemplateException invalid) {
      return Problem.of(400, sentence).ofKind("invalid-template").with("field", invalid.field());
    }
    if (thrown instanceof TemplateCodeNotFoundException) {
      return Problem.of(404, sentence).ofKind("template-not-found");
    }
    if (thrown instanceof TemplateConflictException) {
      return Problem.of(409, sentence).ofKind("template-conflict");
    }
    if (thrown instanceof ChallengeEndedException) {
      return Problem.of(409, sentence).ofKind("challenge-ended");
    }
    if (thrown instanceof TradeConflictException) {
      return Problem.of(409, sentence).ofKind("trade-conflict");
    }
    if (thrown instanceof LateTradeException) {
      return Problem.of(409, sentence).ofKind("late-trade");
    }
    if (thrown instanceof UnknownInstrumentException) {
      return Problem.of(404, sentence).ofKind("unknown-instrument");
    }
    if (thrown instanceof FeedRefusedException refused) {
      return switch (refused.cause()) {
        case INVALID ->
            Problem.of(400, sentence).ofKind("invalid-feed-request").with("field", "symbol");
        case FORBIDDEN -> Problem.of(403, sentence).ofKind("not-permitted");
        case UNKNOWN -> Problem.of(404, sentence).ofKind("feed-not-found");
        case REFUSED -> Problem.of(409, sentence).ofKind("feed-refused");
        case UNREACHABLE -> Problem.of(503, sentence).ofKind("feed-unreachable");
      };
    }
    if (thrown instanceof BookNotReadyException) {
      return Problem.of(503, sentence).ofKind("book-not-ready").withHeader("Retry-After", "5");
    }
    Problem problem = orderProblem(thrown, sentence);
    return problem == null ? accountProblem(thrown, sentence) : problem;
  }

  private static Problem orderProblem(Throwable thrown, String sentence) {
    if (thrown instanceof OrderRefusedException refused) {
      return switch (refused.cause()) {
        case INVALID ->
            Problem.of(400, sentence)
                .ofKind("invalid-order")
                .with("field", refused.field().orElse(""));
        case UNKNOWN -> Problem.of(404, sentence).ofKind("order-not-found");
        case NOT_NOW -> Problem.of(409, sentence).ofKind("order-refused");
        case NO_PRICE ->
            Problem.of(503, sentence).ofKind("no-price").withHeader("Retry-After", "5");
      };
    }
    if (thrown instanceof InstrumentRefusedException refused) {
      return switch (refused.cause()) {
        case FORBIDDEN -> Problem.of(403, sentence).ofKind("not-permitted");
        case UNKNOWN -> Problem.of(404, sentence).ofKind("not-found");
        case INVALID ->
            Problem.of(400, sentence)
                .ofKind("invalid-instrument")
                .with("field", refused.field().orElse(""));
      };
    }
    return null;
  }

  private static Problem accountProblem(Throwable thrown, String sentence) {
    if (thrown instanceof TooManyAttemptsException tooMany) {
      return Problem.of(429, sentence)
          .ofKind("too-many-attempts")
          .withHeader("Retry-After", Long.toString(tooMany.retryAfterSeconds()));
    }
    if (thrown instanceof HashingBusyException) {
      return Problem.of(503, sentence)
          .ofKind("sign-in-busy")
          .withHeader("Retry-After", Long.toString(HashingBusyException.retryAfterSeconds()));
    }
    if (thrown instanceof BootstrapRefusedException refused) {
      return switch (refused.cause()) {
        case FORBIDDEN -> Problem.of(403, sentence).ofKind("bootstrap-forbidden");
        case CLOSED -> Problem.of(409, sentence).ofKind("bootstrap-closed");
        case INVALID -> Problem.of(400, sentence).ofKind("bootstrap-invalid");
      };
    }
    if (thrown instanceof UserRefusedException refused) {
      return switch (refused.cause()) {
        case FORBIDDEN -> Problem.of(403, sentence).ofKind("not-permitted");
        case UNKNOWN -> Problem.of(404, sentence).ofKind("user-not-found");
        case TAKEN -> Problem.of(409, sentence).ofKind("user-exists");
        case LAST_ADMINISTRATOR -> Problem.of(409, sentence).ofKind("last-administrator");
        case INVALID -> Problem.of(400, sentence).ofKind("invalid-user");
      };
    }
    return null;
  }
}
