package org.tradewire.feed.ring.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Asks a venue's collector: a Unix domain socket {@code <feed directory>/<venue>.control}, one line
 * of UTF-8 there, one line back, then the connection ends. The line back begins with {@code ok } or
 * {@code error }.
 */
public final class ControlSocket {

  static final long TIMEOUT_MS = 2_000;
  private static final int LONGEST_LINE = 1 << 16;
  private static final int CHUNK = 4_096;

  private ControlSocket() {}

  /** Where the collector of a venue listens. */
  public static Path of(Path directory, String venue) {
    return directory.resolve(venue + ".control");
  }

  /**
   * Asks; blocks for at most 2 s.
   *
   * @param line without its end, and without any other control character
   * @return the line back, without its end
   * @throws IOException nobody listens, or the answer does not come in time
   * @throws IllegalArgumentException it would be more than one line
   */
  public static String ask(Path socket, String line) throws IOException {
    if (line.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("A request is one line without control characters.");
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      channel.configureBlocking(false);
      writeLine(channel, line);
      return readLine(channel);
    }
  }

  static void writeLine(SocketChannel channel, String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
    try (Selector selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_WRITE);
      long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MS);
      while (bytes.hasRemaining()) {
        if (channel.write(bytes) == 0) {
          await(selector, endNs);
        }
      }
    }
  }

  static String readLine(SocketChannel channel) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    try (Selector selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_READ);
      long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MS);
      while (line.size() <= LONGEST_LINE) {
        int read = channel.read(chunk.clear());
        if (read < 0) {
          throw new EOFException("the other side ended the connection before its line did");
        }
        for (int i = 0; i < read; i++) {
          if (chunk.get(i) == '\n') {
            return line.toString(UTF_8);
          }
          line.write(chunk.get(i));
        }
        if (read == 0) {
          await(selector, endNs);
        }
      }
      throw new IOException("a line has more than " + LONGEST_LINE + " bytes");
    }
  }

  private static void await(Selector selector, long endNs) throws IOException {
    long leftMs = TimeUnit.NANOSECONDS.toMillis(endNs - System.nanoTime());
    if (leftMs <= 0) {
      throw new SocketTimeoutException("nothing came for " + TIMEOUT_MS + " ms");
    }
    selector.select(leftMs);
    selector.selectedKeys().clear();
  }
}
