package org.tradewire.systemtests.harness;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.store.EmbeddedRelay;

/**
 * The launcher's Redis, with the one thing more that tests need: it can come back on the same port.
 */
final class Relay implements AutoCloseable {
  private final DataDirectory data;
  private final EmbeddedRelay first;
  private Process again;

  private Relay(DataDirectory data, EmbeddedRelay first) {
    this.data = data;
    this.first = first;
  }

  static Relay start(DataDirectory data) {
    return new Relay(data, EmbeddedRelay.start(data));
  }

  String uri() {
    return first.uri();
  }

  synchronized void stop() {
    first.close();
    if (again != null) {
      again.destroy();
      again.onExit().join();
      again = null;
    }
  }

  /** Runs the same program with the same configuration file; returns when it listens. */
  synchronized void startAgain() {
    stop();
    try (Stream<Path> programs = Files.list(data.folder("programs"))) {
      Path program =
          programs
              .filter(path -> path.getFileName().toString().startsWith("redis-server"))
              .findFirst()
              .orElseThrow();
      File log = data.log("redis-again").toFile();
      again =
          new ProcessBuilder(
                  List.of(
                      program.toString(), data.folder("redis").resolve("redis.conf").toString()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await("Redis listens").atMost(Duration.ofSeconds(10)).until(this::listens);
  }

  /**
   * Publishes on a plain channel, as another program does.
   *
   * @return how many heard it
   */
  int publish(String channel, String message) {
    URI address = URI.create(uri());
    String password = address.getUserInfo().substring(address.getUserInfo().indexOf(':') + 1);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), first.port());
        BufferedReader answers =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      send(socket, "AUTH", password);
      if (!"+OK".equals(answers.readLine())) {
        throw new IllegalStateException("Redis refuses its password");
      }
      send(socket, "PUBLISH", channel, message);
      return Integer.parseInt(answers.readLine().substring(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(Socket socket, String... words) throws IOException {
    StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      int bytes = word.getBytes(StandardCharsets.UTF_8).length;
      command.append('$').append(bytes).append("\r\n").append(word).append("\r\n");
    }
    socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Stands still, connections and all, until {@link #goOn}. */
  synchronized void pause() {
    Signals.pause(pid());
  }

  /** Goes on after {@link #pause}. */
  synchronized void goOn() {
    Signals.goOn(pid());
  }

  private long pid() {
    return again == null ? first.pid() : again.pid();
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), first.port())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    stop();
  }
}
