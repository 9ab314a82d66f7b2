package org.tradewire.feed.ring.control;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.tradewire.feed.ring.RingException;

/**
 * Answers at a venue's {@link ControlSocket}, on a thread of its own, one question after the other.
 * Owner and group may ask.
 */
public final class ControlServer implements AutoCloseable {

  private static final Logger LOG = System.getLogger(ControlServer.class.getName());

  private static final long SHORTEST_PAUSE_MS = 10;
  private static final long LONGEST_PAUSE_MS = 1_000;

  private final Path socket;
  private final ServerSocketChannel server;
  private final UnaryOperator<String> answers;
  private final Thread thread;

  private ControlServer(
      Path socket, ServerSocketChannel server, UnaryOperator<String> answers, String venue) {
    this.socket = socket;
    this.server = server;
    this.answers = answers;
    this.thread = new Thread(this::run, "control-" + venue);
    thread.setDaemon(true);
  }

  /**
   * Begins to answer. The caller holds the venue's lock: what a writer before has left is removed.
   *
   * @param answers makes the line back of a line; called on the server's thread
   * @throws RingException if the socket cannot be made
   */
  public static ControlServer open(Path directory, String venue, UnaryOperator<String> answers) {
    Path socket = ControlSocket.of(directory, venue);
    try {
      Files.deleteIfExists(socket);
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        server.bind(UnixDomainSocketAddress.of(socket));
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw----"));
      } catch (IOException e) {
        server.close();
        throw e;
      }
      ControlServer control = new ControlServer(socket, server, answers, venue);
      control.thread.start();
      return control;
    } catch (IOException e) {
      throw new RingException(
          socket + " cannot be made: " + e.getMessage() + "; a short feed directory helps.", e);
    }
  }

  private void run() {
    acceptAll(server, this::answer, ms -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ms)));
  }

  /** What is done with one who asks. */
  @FunctionalInterface
  interface Answer {
    void to(SocketChannel asker) throws IOException;
  }

  /**
   * Accepts until the server is closed. While accepting fails, as it does where the process has no
   * file descriptor left, it waits for longer each time.
   *
   * @param pause waits for so many milliseconds
   */
  static void acceptAll(ServerSocketChannel server, Answer answer, LongConsumer pause) {
    long pauseMs = SHORTEST_PAUSE_MS;
    while (server.isOpen()) {
      SocketChannel accepted;
      try {
        accepted = server.accept();
        pauseMs = SHORTEST_PAUSE_MS;
      } catch (IOException e) {
        if (server.isOpen()) {
          LOG.log(Level.WARNING, "event=control_not_accepted retry_ms={0} {1}", pauseMs, e);
          pause.accept(pauseMs);
          pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
        }
        continue;
      }
      try (SocketChannel asker = accepted) {
        answer.to(asker);
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "event=control_failed {0}", e.toString());
      }
    }
  }

  private void answer(SocketChannel asker) throws IOException {
    asker.configureBlocking(false);
    String line = ControlSocket.readLine(asker);
    String back;
    try {
      back = answers.apply(line);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "event=control_answer_failed", e);
      back = "error The collector failed: " + e;
    }
    ControlSocket.writeLine(asker, back.replace('\n', ' '));
  }

  @Override
  public void close() {
    try {
      server.close();
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "event=control_not_closed {0}", e.toString());
    }
  }
}
