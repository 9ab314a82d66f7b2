package org.tradewire.systemtests.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that send a byte a second of a body whose length they have announced, or of a trailer
 * behind its last chunk, and go on whatever they are answered, until the server ends the
 * connection, or answers where it has to read the body first; then they begin again.
 */
public final class DrippingPosts implements AutoCloseable {
  private static final int PATIENCE_MS = 5_000;
  private static final int LENGTH = 200;

  /** Reads bodies of strangers. The others refuse them unread, or have no resource. */
  private static final String READ = "/api/login";

  private static final List<String> PATHS = List.of(READ, "/api/trades", "/api/nowhere");

  private static final List<String> BEGINNINGS =
      List.of(
          "Content-Length: " + LENGTH + "\r\n\r\n",
          "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n0\r\nX-Drip: ");

  private final URI node;
  private final List<Drip> drips = new ArrayList<>();
  private final AtomicLong ended = new AtomicLong();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

  private DrippingPosts(URI node) {
    this.node = node;
  }

  /** Begins with so many at once. */
  public static DrippingPosts start(URI node, int count) {
    DrippingPosts posts = new DrippingPosts(node);
    for (int i = 0; i < count; i++) {
      String beginning = BEGINNINGS.get(i / PATHS.size() % BEGINNINGS.size());
      posts.drips.add(posts.new Drip(PATHS.get(i % PATHS.size()), beginning));
    }
    posts.scheduler.scheduleAtFixedRate(posts::drip, 0, 1, TimeUnit.SECONDS);
    return posts;
  }

  /** Bodies that the server gave up. */
  public long ended() {
    return ended.get();
  }

  private void drip() {
    drips.forEach(Drip::oneByte);
  }

  @Override
  public void close() {
    scheduler.shutdown();
    try {
      scheduler.awaitTermination(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    drips.forEach(Drip::close);
  }

  /** One request after the other; used by one thread at a time. */
  private final class Drip {
    private final byte[] answer = new byte[1 << 10];
    private final String path;
    private final String beginning;
    private Socket socket = new Socket();

    private Drip(String path, String beginning) {
      this.path = path;
      this.beginning = beginning;
    }

    private void oneByte() {
      try {
        if (!socket.isConnected()) {
          begin();
        }
        if (isGivenUp()) {
          again();
        } else {
          socket.getOutputStream().write(' ');
        }
      } catch (IOException e) {
        again();
      }
    }

    private void begin() throws IOException {
      String head =
          "POST "
              + path
              + " HTTP/1.1\r\nHost: "
              + node.getAuthority()
              + "\r\nContent-Type: application/json\r\n"
              + beginning;
      socket.connect(new InetSocketAddress(node.getHost(), node.getPort()), PATIENCE_MS);
      socket.setSoTimeout(1);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Who was refused unread hears so at once, and may be left to drip where that costs nothing.
     */
    private boolean isGivenUp() throws IOException {
      try {
        return socket.getInputStream().read(answer) < 0 || path.equals(READ);
      } catch (SocketTimeoutException e) {
        return false;
      }
    }

    private void again() {
      ended.incrementAndGet();
      close();
      socket = new Socket();
    }

    private void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
