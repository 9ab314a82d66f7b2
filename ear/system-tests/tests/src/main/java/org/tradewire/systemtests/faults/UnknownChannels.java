package org.tradewire.systemtests.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tradewire.systemtests.client.HandshakeRefusedException;
import org.tradewire.systemtests.client.RawFrame;
import org.tradewire.systemtests.client.RawSocket;

/**
 * Sockets that ask for a thousand challenges that do not exist in each frame, as quickly as they
 * are answered, and come back at once when they are closed for it.
 */
public final class UnknownChannels implements AutoCloseable {
  private static final int NAMES = 1000;
  private static final long AGAIN_NS = TimeUnit.MILLISECONDS.toNanos(50);

  private final URI node;
  private final byte[] frame;
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong connections = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running = true;

  private UnknownChannels(URI node) {
    this.node = node;
    String names =
        IntStream.range(0, NAMES)
            .mapToObj(i -> "\"challenge:" + UUID.randomUUID() + '"')
            .collect(Collectors.joining(","));
    frame =
        RawSocket.encoded(
            RawFrame.text("{\"action\":\"subscribe\",\"id\":1,\"channels\":[" + names + "]}"));
  }

  /** Begins with a socket for each token. */
  public static UnknownChannels start(URI node, List<String> tokens) {
    UnknownChannels channels = new UnknownChannels(node);
    for (String token : tokens) {
      Thread thread = new Thread(() -> channels.run(token), "unknown channels");
      channels.threads.add(thread);
      thread.start();
    }
    return channels;
  }

  /** Frames that were answered. */
  public long frames() {
    return frames.get();
  }

  /** Connections that were opened. */
  public long connections() {
    return connections.get();
  }

  private void run(String token) {
    while (running) {
      try (RawSocket socket = RawSocket.open(node, "/ws", token)) {
        connections.incrementAndGet();
        while (running && isAnswered(socket)) {
          frames.incrementAndGet();
        }
      } catch (HandshakeRefusedException | UncheckedIOException e) {
        LockSupport.parkNanos(AGAIN_NS); // not let in now
      }
    }
  }

  private boolean isAnswered(RawSocket socket) {
    socket.sendBytes(frame);
    Optional<RawFrame> answer = socket.read();
    while (answer.isPresent() && isUnasked(answer.get())) {
      answer = socket.read();
    }
    return answer.isPresent() && answer.get().opcode() != RawFrame.CLOSE;
  }

  private static boolean isUnasked(RawFrame received) {
    return received.opcode() == RawFrame.PING
        || new String(received.payload(), UTF_8).contains("\"dashboard_update\"");
  }

  @Override
  public void close() {
    running = false;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
