package org.tradewire.launcher.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.ChildProcess;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.process.OwnerOnly;
import org.tradewire.launcher.process.Ports;
import org.tradewire.launcher.process.Sentences;
import org.tradewire.launcher.process.Waiting;

/**
 * Redis on a free loopback port, with a password and without persistence: events live in the
 * outbox, not here.
 */
public final class EmbeddedRelay implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration START = Duration.ofSeconds(10);
  private static final String VERSION = "7.0.15";

  private final ChildProcess process;
  private final int port;
  private final String password;

  private EmbeddedRelay(ChildProcess process, int port, String password) {
    this.process = process;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts the relay of a data directory.
   *
   * @throws LaunchException when it does not listen within ten seconds
   */
  public static EmbeddedRelay start(DataDirectory data) {
    Path log = data.log("redis");
    int port = Ports.free();
    String password = data.secrets().get("relay-password");
    try {
      Path program = program(data.folder("programs"));
      Path directory = OwnerOnly.directory(data.folder("redis"));
      Path configuration = directory.resolve("redis.conf");
      OwnerOnly.write(configuration, configuration(port, password, directory));
      ChildProcess process =
          ChildProcess.start(
              "relay",
              List.of(program.toString(), configuration.toString()),
              Map.of(),
              null,
              log,
              data.processes());
      EmbeddedRelay relay = new EmbeddedRelay(process, port, password);
      relay.awaitListening();
      return relay;
    } catch (IOException e) {
      throw new LaunchException(
          "Redis could not be started: " + Sentences.firstLine(e) + ".", log, e);
    }
  }

  private static String configuration(int port, String password, Path directory) {
    return String.join(
        "\n",
        "bind 127.0.0.1",
        "port " + port,
        "requirepass " + password,
        "dir \"" + directory + "\"",
        "save \"\"",
        "appendonly no",
        "daemonize no",
        "");
  }

  /** The binary for this machine, out of the jar that carries it. */
  private static Path program(Path programs) throws IOException {
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    String system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    String resource = "redis-server-" + VERSION + "-" + system + "-" + architecture;
    Path program = programs.resolve(resource);
    if (!Files.isExecutable(program)) {
      try (InputStream in = EmbeddedRelay.class.getResourceAsStream("/" + resource)) {
        if (in == null) {
          throw new LaunchException(
              "There is no embedded Redis for " + system + " on " + architecture + ".");
        }
        Files.createDirectories(programs);
        Path draft = Files.createTempFile(programs, resource, ".draft");
        Files.write(draft, in.readAllBytes());
        if (!draft.toFile().setExecutable(true)) {
          throw new IOException("cannot make " + draft + " executable");
        }
        Files.move(draft, program);
      }
    }
    return program;
  }

  private void awaitListening() {
    Waiting.until(
        () -> {
          if (!process.isAlive()) {
            throw process.ended("starting");
          }
          try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
          } catch (IOException e) {
            return false;
          }
        },
        START,
        () ->
            new LaunchException(
                "Redis did not listen within " + START.toSeconds() + " s.", process.log(), null));
  }

  /** {@code redis://:PASSWORD@127.0.0.1:PORT}; a secret. */
  public String uri() {
    return "redis://:" + password + "@127.0.0.1:" + port;
  }

  /** TCP port. */
  public int port() {
    return port;
  }

  /** Identifies the process, for tests that stop and continue it. */
  public long pid() {
    return process.pid();
  }

  /** Completes with the exit code when the process ends. */
  public CompletableFuture<Integer> onExit() {
    return process.onExit();
  }

  @Override
  public void close() {
    process.stop(GRACE);
  }
}
