package org.tradewire.launcher;

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
import java.util.List;

/**
 * PostgreSQL 17 on a free loopback port, with its files in the data directory and one database
 * owned by one role. Every connection needs a password (SCRAM); a commit is on disk when it
 * returns. Also runs as root.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String NAME = "tradewire";
  private static final String SUPERUSER_SECRET = "database-superuser";
  private static final Duration START = Duration.ofSeconds(60);

  /** Whom the server lets in: local TCP with a password, nobody else. */
  private static final String HOST_RULES =
      "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n";

  private final EmbeddedPostgres postgres;
  private final DatabaseConnection connection;
  private final ProcessRegister processes;
  private final long pid;

  private EmbeddedDatabase(
      EmbeddedPostgres postgres,
      DatabaseConnection connection,
      ProcessRegister processes,
      long pid) {
    this.postgres = postgres;
    this.connection = connection;
    this.processes = processes;
    this.pid = pid;
  }

  /**
   * Starts the database of a data directory; makes it on the first start.
   *
   * @throws LaunchException when it does not accept connections within a minute
   */
  public static EmbeddedDatabase start(DataDirectory data) {
    Path directory = data.folder("postgresql");
    Path log = data.log("postgresql");
    try {
      OwnerOnly.directory(directory);
      discardStalePidFile(directory);
      String superuser = data.secrets().get(SUPERUSER_SECRET);
      int port = Ports.free();
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(directory)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setOverrideWorkingDirectory(data.folder("programs").toFile())
              .setPort(port)
              .setPGStartupWait(START)
              .setLocaleConfig("pwfile", data.secrets().file(SUPERUSER_SECRET).toString())
              .setDataDirectoryCustomizer(EmbeddedDatabase::closeToOthers)
              .setConnectConfig("password", superuser)
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("fsync", "on") // the library switches both off, for tests
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "120")
              .setOutputRedirector(Redirect.appendTo(log.toFile()))
              .setErrorRedirector(Redirect.appendTo(log.toFile()))
              .start();
      long pid =
          Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid")).get(0).strip());
      ProcessHandle.of(pid).ifPresent(process -> data.processes().add("database", process));
      DatabaseConnection connection =
          new DatabaseConnection(
              "127.0.0.1", port, NAME, NAME, data.secrets().get("database-password"));
      EmbeddedDatabase database = new EmbeddedDatabase(postgres, connection, data.processes(), pid);
      database.createOwner();
      return database;
    } catch (IOException | SQLException | IllegalStateException e) {
      throw new LaunchException(
          "PostgreSQL did not start: " + Sentences.firstLine(e) + ".", log, e);
    }
  }

  /**
   * A crash leaves postmaster.pid behind. PostgreSQL ignores it only while no process has that id;
   * the lock on the data directory and {@link ProcessRegister#reap} make sure that ours does not
   * run any more.
   */
  private static void discardStalePidFile(Path directory) throws IOException {
    Path file = directory.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines = Files.readAllLines(file);
    boolean running =
        !lines.isEmpty()
            && lines.get(0).strip().matches("\\d{1,10}")
            && ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    if (!running) {
      Files.delete(file);
    }
  }

  private static void closeToOthers(File directory) {
    try {
      OwnerOnly.write(directory.toPath().resolve("pg_hba.conf"), HOST_RULES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      ProcessHandle.of(pid)
          .ifPresent(process -> ProcessRegister.awaitEnd(process, Duration.ofSeconds(10)));
      processes.remove(pid);
    }
  }
}
