package org.tradewire.systemtests.harness;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.store.DatabaseConnection;
import org.tradewire.launcher.store.EmbeddedDatabase;

/**
 * The statements that PostgreSQL carried out, as its extension {@code pg_stat_statements} counts
 * them: every one, those that begin and end transactions included. The extension has to be loaded
 * at the start.
 */
final class StatementCount {
  private static final String LIBRARY = "pg_stat_statements";

  private final DatabaseConnection database;
  private final String password;

  private StatementCount(DatabaseConnection database, String password) {
    this.database = database;
    this.password = password;
  }

  /** Starts the database of a data directory again where it does not count yet. */
  static EmbeddedDatabase counting(EmbeddedDatabase started, DataDirectory data) {
    StatementCount count = of(started, data);
    EmbeddedDatabase database = started;
    if (!count.text("SHOW shared_preload_libraries").contains(LIBRARY)) {
      count.run("ALTER SYSTEM SET shared_preload_libraries = '" + LIBRARY + "'");
      started.close();
      database = EmbeddedDatabase.start(data);
    }
    of(database, data).run("CREATE EXTENSION IF NOT EXISTS " + LIBRARY);
    return database;
  }

  static StatementCount of(EmbeddedDatabase database, DataDirectory data) {
    return new StatementCount(database.connection(), data.secrets().get("database-superuser"));
  }

  /** How many so far, by everybody. */
  long value() {
    return Long.parseLong(text("SELECT sum(calls) FROM " + LIBRARY));
  }

  private void run(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String text(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), "postgres", password);
  }
}
