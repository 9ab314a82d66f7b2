package org.tradewire.trading.monitoring.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.tradewire.trading.shared.StartRequirement;
import org.tradewire.trading.shared.SupportedVersions;

/** A PostgreSQL that lets us in and is not too old. */
@ApplicationScoped
public class DatabaseRequirement implements StartRequirement {

  private static final String PLACE =
      "in Payara's console: Resources > JDBC > JDBC Connection Pools; in WildFly's:"
          + " Configuration > Subsystems > Datasources & Drivers";

  private static final String POSTGRESQL = "PostgreSQL";
  private static final String INVALID_AUTHORIZATION = "28";
  private static final String INVALID_CATALOG = "3D";

  /** What a PostgreSQL 13 answers to a time limit that the data source sets and 14 brought. */
  private static final String UNKNOWN_PARAMETER = "42704";

  private Database database;

  /** For the container's proxy. */
  protected DatabaseRequirement() {}

  /** Asks the server's data source. */
  @Inject
  public DatabaseRequirement(Database database) {
    this.database = database;
  }

  @Override
  public List<String> missing() {
    try {
      return missing(database.dataSource());
    } catch (IllegalStateException e) {
      return List.of(e.getMessage());
    }
  }

  static List<String> missing(DataSource source) {
    try (Connection connection = source.getConnection()) {
      DatabaseMetaData server = connection.getMetaData();
      String product = server.getDatabaseProductName();
      if (!POSTGRESQL.equals(product)) {
        return List.of(
            "jdbc/tradewire leads to " + product + ", not to PostgreSQL; " + PLACE + ".");
      }
      if (server.getDatabaseMajorVersion() < SupportedVersions.POSTGRESQL) {
        return List.of(
            "jdbc/tradewire leads to PostgreSQL "
                + server.getDatabaseProductVersion()
                + "; "
                + SupportedVersions.POSTGRESQL
                + " is the oldest that is supported. Upgrade it, or choose another; "
                + PLACE
                + ".");
      }
      return List.of();
    } catch (SQLException e) {
      return List.of(sentence(e));
    }
  }

  private static String sentence(SQLException failure) {
    SQLException cause = ofDriver(failure);
    String state = cause.getSQLState() == null ? "" : cause.getSQLState();
    String reason = firstLine(cause);
    if (state.startsWith(INVALID_AUTHORIZATION)) {
      return "PostgreSQL refuses the user or the password of jdbc/tradewire ("
          + reason
          + "); "
          + PLACE
          + ".";
    }
    if (state.startsWith(INVALID_CATALOG)) {
      return "PostgreSQL has no such database as jdbc/tradewire names ("
          + reason
          + "); create it, or name another: "
          + PLACE
          + ".";
    }
    if (state.equals(UNKNOWN_PARAMETER)) {
      return "jdbc/tradewire leads to a PostgreSQL that does not know what its options set ("
          + reason
          + "); "
          + SupportedVersions.POSTGRESQL
          + " is the oldest that is supported. Upgrade it, choose another, or mend the options; "
          + PLACE
          + ".";
    }
    return "No connection of jdbc/tradewire can be had (" + reason + "); " + PLACE + ".";
  }

  /** The pools of both servers wrap what the driver said. */
  private static SQLException ofDriver(SQLException failure) {
    SQLException last = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        last = sql;
      }
    }
    return last;
  }

  private static String firstLine(SQLException failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message.lines().findFirst().orElse("").strip();
  }
}
