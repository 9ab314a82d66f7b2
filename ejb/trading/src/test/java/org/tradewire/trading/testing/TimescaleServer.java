package org.tradewire.trading.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL with TimescaleDB that {@code -Dtimescale.url} names, as its superuser. Databases
 * that are made in it belong to a role that is none, as the application's does.
 */
final class TimescaleServer {

  private static final String ROLE = "tradewire_test";

  private final String url;

  private TimescaleServer(String url) {
    this.url = url;
  }

  /** The server; without one the test is skipped, and says so. */
  static TimescaleServer named() {
    String url = System.getProperty("timescale.url", "");
    assumeThat(url)
        .as("-Dtimescale.url names no database with TimescaleDB: this test is skipped")
        .isNotBlank();
    return new TimescaleServer(url);
  }

  /** From now on new connections find this licence; of the whole server. */
  void runUnder(String licence) throws SQLException {
    try (Connection connection = source("postgres", null).getConnection();
        Statement statement = connection.createStatement()) {
      // A setting of the extension is known where that is installed.
      statement.execute("CREATE EXTENSION IF NOT EXISTS timescaledb");
      statement.execute("ALTER SYSTEM SET timescaledb.license = '" + licence + "'");
      statement.execute("SELECT pg_reload_conf()");
    }
    // Each server process takes the change up by itself: the next ones are asked until they have.
    Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> licence().equals(licence));
  }

  private String licence() throws SQLException {
    try (Connection connection = source("postgres", null).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1"); // Loads the extension.
      try (ResultSet row =
          statement.executeQuery("SELECT current_setting('timescaledb.license')")) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** A database of that name, made anew; with the extension where that is wanted. */
  DataSource create(String name, boolean extended) throws SQLException {
    try (Connection connection = source("postgres", null).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "DO $$ BEGIN CREATE ROLE "
              + ROLE
              + " LOGIN PASSWORD '"
              + ROLE
              + "'; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
      statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
      statement.execute("CREATE DATABASE " + name + " OWNER " + ROLE);
    }
    if (extended) {
      extend(name);
    }
    return source(name, ROLE);
  }

  /** Installs the extension in a database. */
  void extend(String name) throws SQLException {
    try (Connection connection = source(name, null).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION timescaledb");
    }
  }

  void drop(String name) throws SQLException {
    try (Connection connection = source("postgres", null).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }
  }

  /**
   * @param role null for the superuser
   */
  private DataSource source(String database, String role) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setDatabaseName(database);
    if (role != null) {
      source.setUser(role);
      source.setPassword(role);
    }
    return source;
  }
}
