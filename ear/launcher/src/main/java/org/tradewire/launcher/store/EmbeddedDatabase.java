package org.tradewire.launcher.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.Folders;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.process.OwnerOnly;
import org.tradewire.launcher.process.Ports;
import org.tradewire.launcher.process.ProcessRegister;
import org.tradewire.launcher.process.Sentences;

/**
 * PostgreSQL 17 on a free loopback port, with its files in the data directory and one database
 * owned by one role. Every connection needs a password (SCRAM); a commit is on disk when it
 * returns. Also runs as root.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String NAME = "tradewire";
  private static final String SUPERUSER_SECRET = "database-superuser";
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration ABANDON = Duration.ofSeconds(10);

  /** Whom the server lets in: local TCP with a password, nobody else. */
  private static final String HOST_RULES =
      "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n";

  private final EmbeddedPostgres postgres;
  private final PostgresProcess process;
  private final long pid;
  private final DatabaseConnection connection;
  private final DataDirectory data;

  private EmbeddedDatabase(
      EmbeddedPostgres postgres,
      PostgresProcess process,
      DatabaseConnection connection,
      DataDirectory data)
      throws IOException {
    this.postgres = postgres;
    this.process = process;
    this.connection = connection;
    this.data = data;
    ProcessHandle server = process.find().orElseThrow(() -> new IOException("it ended at once"));
    this.pid = server.pid();
    data.processes().add("database", server);
  }

  /**
   * Starts the database of a data directory; makes it on the first start.
   *
   * @throws LaunchException when it does not accept connections within a minute or the thread is
   *     interrupted
   */
  public static EmbeddedDatabase start(DataDirectory data) {
    Path folder = data.folder("postgresql");
    try {
      // Without this file the folder is what a start left that was cut off while it made the
      // database.
      Path complete = data.folder("postgresql-complete");
      if (!Files.exists(complete)) {
        Folders.delete(folder);
      }
      OwnerOnly.directory(folder);
      PostgresProcess process = new PostgresProcess(folder);
      process.end();
      int port = Ports.free();
      EmbeddedPostgres postgres = server(data, folder, port);
      try {
        EmbeddedDatabase database =
            new EmbeddedDatabase(postgres, process, connection(data, port), data);
        database.createOwner();
        OwnerOnly.write(complete, "");
        return database;
      } catch (IOException | SQLException | RuntimeException e) {
        abandon(postgres, process);
        throw e;
      }
    } catch (IOException | SQLException | RuntimeException e) {
      throw new LaunchException(
          "PostgreSQL did not start: " + Sentences.firstLine(e) + ".", data.log("postgresql"), e);
    }
  }

  private static EmbeddedPostgres server(DataDirectory data, Path folder, int port)
      throws IOException {
    String password = data.secrets().get(SUPERUSER_SECRET);
    Redirect log = Redirect.appendTo(data.log("postgresql").toFile());
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setOverrideWorkingDirectory(data.folder("programs").toFile())
        .setPort(port)
        .setPGStartupWait(START)
        .setLocaleConfig("pwfile", data.secrets().file(SUPERUSER_SECRET).toString())
        .setDataDirectoryCustomizer(EmbeddedDatabase::closeToOthers)
        .setConnectConfig("password", password)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("fsync", "on") // the library switches both off, for tests
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "120")
        .setOutputRedirector(log)
        .setErrorRedirector(log)
        .start();
  }

  private static DatabaseConnection connection(DataDirectory data, int port) {
    return new DatabaseConnection(
        "127.0.0.1", port, NAME, NAME, data.secrets().get("database-password"));
  }

  private static void closeToOthers(File folder) {
    try {
      OwnerOnly.write(folder.toPath().resolve("pg_hba.conf"), HOST_RULES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Leaves no server behind, also when the start was interrupted before the server had written its
   * process file.
   */
  private static void abandon(EmbeddedPostgres postgres, PostgresProcess process)
      throws IOException {
    boolean interrupted = Thread.interrupted();
    ProcessRegister.awaitEnd(postgres.getProcess().toHandle(), ABANDON);
    postgres.close();
    process.end();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Makes role and database, or brings the role's password to the one of the data directory. */
  private void createOwner() throws SQLException {
    try (Connection admin = postgres.getPostgresDatabase().getConnection();
        Statement statement = admin.createStatement()) {
      String verb = exists(admin, "SELECT 1 FROM pg_roles WHERE rolname = ?") ? "ALTER" : "CREATE";
      // DDL takes no parameters; the password has letters, digits, minus and underscore only.
      statement.execute(verb + " ROLE " + NAME + " LOGIN PASSWORD '" + connection.password() + "'");
      if (!exists(admin, "SELECT 1 FROM pg_database WHERE datname = ?")) {
        statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
        statement.execute("REVOKE ALL ON DATABASE " + NAME + " FROM PUBLIC");
      }
    }
  }

  private static boolean exists(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, NAME);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** How the application reaches it. */
  public DatabaseConnection connection() {
    return connection;
  }

  /** Ends all sessions and the server; returns when it has ended, within some seconds. */
  @Override
  public void close() {
    try {
      postgres.close();
      // Had no effect when a second Ctrl-C hit the program that it runs.
      process.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    data.processes().remove(pid);
  }
}
