package org.tradewire.systemtests.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.store.EmbeddedDatabase;

/** What tests do to the launcher's PostgreSQL: it stands still, falls, and has no room. */
final class DatabaseServer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  /** Of PostgreSQL's log, whose files are written anew from their beginning. */
  private static final long LOG_FILE_BYTES = 16L << 20;

  private final DataDirectory data;
  private final EmbeddedDatabase database;
  private final Path folder;

  DatabaseServer(DataDirectory data, EmbeddedDatabase database) {
    this.data = data;
    this.database = database;
    this.folder = data.folder("postgresql");
  }

  /** Stands still: connections stay and nothing answers. */
  void pause() {
    Signals.pause(pid());
  }

  /** Goes on after {@link #pause}. */
  void goOn() {
    Signals.goOn(pid());
  }

  /** Falls as after a crash: nobody is asked, nothing is tidied up; returns when it is gone. */
  void crash() {
    if (isRunning()) {
      ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();
      run("kill", "-QUIT", Long.toString(server.pid()));
      Awaitility.await("PostgreSQL is gone").atMost(PATIENCE).until(() -> !server.isAlive());
    }
  }

  /** Starts where it was, with its arguments of before; returns when it lets clients in. */
  void startAgain() {
    try {
      List<String> command = new ArrayList<>();
      if (System.getProperty("user.name").equals("root")) {
        command.addAll(List.of("unshare", "-U")); // it refuses to be root, as the library knows
      }
      String line = Files.readString(folder.resolve("postmaster.opts"));
      ARGUMENT.matcher(line).results().map(DatabaseServer::text).forEach(command::add);
      Files.deleteIfExists(folder.resolve("postmaster.pid"));
      File log = data.log("postgresql").toFile();
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(Redirect.appendTo(log))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await("PostgreSQL lets clients in")
        .atMost(PATIENCE)
        .until(
            () -> {
              try (Connection connection = connect()) {
                return connection.isValid(1);
              } catch (SQLException e) {
                return false;
              }
            });
  }

  private static String text(MatchResult argument) {
    return argument.group(1) == null ? argument.group(2) : argument.group(1);
  }

  /**
   * From now on no file of its tables may become larger than so much more than the largest one of
   * today; the files of its log may.
   */
  void leaveRoom(long bytes) {
    limitFiles(Long.toString(Math.max(LOG_FILE_BYTES, largestFile()) + bytes));
  }

  /** From now on it can write no file beyond its first bytes, its log included. */
  void leaveNoRoom() {
    limitFiles(Long.toString(1 << 16));
  }

  /** There is room again. */
  void makeRoom() {
    limitFiles("unlimited");
  }

  /** The soft limit, as {@code ulimit -S -f} sets it, of the server and of each of its sessions. */
  private void limitFiles(String bytes) {
    ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();
    limit(server, bytes); // first: whoever begins from now on inherits it
    server.descendants().forEach(each -> limit(each, bytes));
  }

  private static void limit(ProcessHandle process, String bytes) {
    run("prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + bytes + ":");
  }

  private long largestFile() {
    try (Stream<Path> files = Files.walk(folder.resolve("base"))) {
      return files.mapToLong(each -> each.toFile().length()).max().orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Holds what every transaction that stores signals needs last, until the result is closed: these
   * fail one after the other, and everything else goes on.
   */
  AutoCloseable holdSignals() {
    try {
      Connection holding = connect();
      holding.setAutoCommit(false);
      try (Statement statement = holding.createStatement()) {
        statement.execute("LOCK TABLE signal_counter IN SHARE ROW EXCLUSIVE MODE");
      }
      return holding;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    String password = data.secrets().get("database-superuser");
    return DriverManager.getConnection(database.connection().jdbcUrl(), "postgres", password);
  }

  private boolean isRunning() {
    return Files.exists(folder.resolve("postmaster.pid"))
        && ProcessHandle.of(pid()).map(ProcessHandle::isAlive).orElse(false);
  }

  /** The server's process, as PostgreSQL itself names it. */
  private long pid() {
    try {
      return Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String... command) {
    try {
      new ProcessBuilder(command).start().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
