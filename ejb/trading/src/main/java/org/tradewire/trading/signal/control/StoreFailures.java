package org.tradewire.trading.signal.control;

import java.sql.SQLException;

/** Why signals could not be stored. */
public final class StoreFailures {

  private static final int MAX_DEPTH = 12;

  /** PostgreSQL's classes of states: data that cannot be, and rules of a table that it breaks. */
  private static final String WRONG_DATA = "22";

  private static final String BROKEN_RULE = "23";

  /**
   * What the table cannot do with them, such as changing a day whose compression it cannot read.
   */
  private static final String NOT_SUPPORTED = "0A";

  /** Of that class too, but of the statement: it goes by once the connection has forgotten it. */
  private static final String CHANGED_TABLE = "cached plan";

  private StoreFailures() {}

  /** Whether another try with the same signals would fail as well. */
  public static boolean isOfData(Throwable failure) {
    SQLException cause = ofDatabase(failure);
    if (cause == null || String.valueOf(cause.getMessage()).contains(SeriesDays.EVENTS)) {
      return false; // What is wrong with the log is wrong with none of the signals.
    }
    return cause.getSQLState().startsWith(WRONG_DATA)
        || cause.getSQLState().startsWith(BROKEN_RULE)
        || isNotSupported(cause);
  }

  private static boolean isNotSupported(SQLException cause) {
    return cause.getSQLState().startsWith(NOT_SUPPORTED)
        && !String.valueOf(cause.getMessage()).contains(CHANGED_TABLE);
  }

  /** What the database said, in one line. */
  public static String reason(Throwable failure) {
    SQLException cause = ofDatabase(failure);
    String message = cause == null ? failure.toString() : String.valueOf(cause.getMessage());
    return message.lines().findFirst().orElse("");
  }

  private static SQLException ofDatabase(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql;
      }
      cause = cause.getCause();
    }
    return null;
  }
}
