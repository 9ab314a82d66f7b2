package org.tradewire.systemtests.stock;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.tradewire.launcher.process.Folders;
import org.tradewire.launcher.process.Ports;
import org.tradewire.launcher.process.ProcessRegister;
import org.tradewire.launcher.store.DatabaseConnection;

/**
 * A PostgreSQL and a Redis that are older than what is supported: the real programs, out of jars
 * that the build lays into the folder {@code old.stores}. They let everybody in and keep nothing.
 */
public final class OldStores implements AutoCloseable {
  private static final String POSTGRESQL_JAR = "postgresql.jar";
  private static final String POSTGRESQL = "/postgres-linux-x86_64.txz";
  private static final String REDIS_JAR = "redis.jar";
  private static final String REDIS = "redis-server-6.*-linux-amd64";
  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final EmbeddedPostgres postgresql;
  private final Process redis;
  private final int redisPort;

  private OldStores(EmbeddedPostgres postgresql, Process redis, int redisPort) {
    this.postgresql = postgresql;
    this.redis = redis;
    this.redisPort = redisPort;
  }

  /** Whether the programs run on this machine: they are there for Linux on amd64 alone. */
  public static boolean runHere() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  /**
   * Starts both.
   *
   * @param folder for their files; emptied
   */
  public static OldStores start(Path folder) {
    Path jars = Path.of(System.getProperty("old.stores"));
    Path scratch = folder.toAbsolutePath();
    try {
      Folders.delete(scratch);
      Files.createDirectories(scratch);
      int port = Ports.free();
      Process redis = redis(jars.resolve(REDIS_JAR), scratch, port);
      try {
        OldStores stores =
            new OldStores(postgresql(jars.resolve(POSTGRESQL_JAR), scratch), redis, port);
        Awaitility.await("Redis listens").atMost(START).until(stores::redisListens);
        return stores;
      } catch (IOException | RuntimeException e) {
        redis.destroyForcibly();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres postgresql(Path jar, Path scratch) throws IOException {
    return EmbeddedPostgres.builder()
        .setPgBinaryResolver((system, machine) -> in(jar, POSTGRESQL))
        .setOverrideWorkingDirectory(scratch.resolve("programs").toFile())
        .setDataDirectory(scratch.resolve("postgresql"))
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setPGStartupWait(START)
        .start();
  }

  private static InputStream in(Path jar, String entry) throws IOException {
    try (FileSystem archive = FileSystems.newFileSystem(jar)) {
      return new ByteArrayInputStream(Files.readAllBytes(archive.getPath(entry)));
    }
  }

  private static Process redis(Path jar, Path scratch, int port) throws IOException {
    Path program = scratch.resolve("redis-server");
    try (FileSystem archive = FileSystems.newFileSystem(jar);
        Stream<Path> entries = Files.list(archive.getPath("/"))) {
      Path packed =
          entries
              .filter(entry -> entry.getFileName().toString().matches(REDIS))
              .findFirst()
              .orElseThrow(() -> new IOException("no " + REDIS + " in " + jar));
      Files.copy(packed, program, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!program.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + program + " executable");
    }
    return new ProcessBuilder(
            List.of(
                program.toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--save",
                ""))
        .directory(scratch.toFile())
        .redirectErrorStream(true)
        .redirectOutput(scratch.resolve("redis.log").toFile())
        .start();
  }

  private boolean redisListens() {
    if (!redis.isAlive()) {
      throw new IllegalStateException("Redis ended with exit code " + redis.exitValue());
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redisPort)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** The database {@code postgres} as its superuser; any password is right. */
  public DatabaseConnection database() {
    return new DatabaseConnection(
        "127.0.0.1", postgresql.getPort(), "postgres", "postgres", "anything");
  }

  /** What leads a node of the launcher to both, by variables of its environment. */
  public Map<String, String> environment() {
    DatabaseConnection database = database();
    return Map.of(
        "TRADEWIRE_DATABASE_HOST", database.host(),
        "TRADEWIRE_DATABASE_PORT", Integer.toString(database.port()),
        "TRADEWIRE_DATABASE_NAME", database.name(),
        "TRADEWIRE_DATABASE_USER", database.user(),
        "TRADEWIRE_DATABASE_PASSWORD", database.password(),
        "TRADEWIRE_REDIS_URI", relay());
  }

  /** The address of the Redis. */
  public String relay() {
    return "redis://127.0.0.1:" + redisPort;
  }

  @Override
  public void close() {
    redis.destroy();
    if (!ProcessRegister.awaitEnd(redis.toHandle(), GRACE)) {
      redis.destroyForcibly();
    }
    try {
      postgresql.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
