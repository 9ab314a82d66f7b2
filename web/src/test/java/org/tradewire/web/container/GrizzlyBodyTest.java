package org.tradewire.web.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrizzlyBodyTest {
  private final Head head = new Head();
  private SocketChannel client;
  private SocketChannel server;
  private GrizzlyBody body;

  /** What Grizzly knows of a request. */
  public static final class Head {
    private boolean expectContent = true;

    public boolean isExpectContent() {
      return expectContent;
    }
  }

  @BeforeEach
  void connect() throws IOException {
    try (ServerSocketChannel listener = ServerSocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      client = SocketChannel.open(listener.getLocalAddress());
      server = listener.accept();
    }
    body = new GrizzlyBody(head, server);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void shouldArriveWhenGrizzlyExpectsNoMore() {
    assertThat(body.hasArrived()).isFalse();
    head.expectContent = false;
    assertThat(body.hasArrived()).isTrue();
  }

  @Test
  void shouldEndTheReadOfWhoWaitsForTheRest() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> read = threads.submit(() -> server.read(ByteBuffer.allocate(1)));

      body.giveUp();

      assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(-1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldLeaveTheConnectionToTheNextRequestOnceAnswered() throws IOException {
    body.answered();
    body.giveUp();

    assertThat(body.hasArrived()).isTrue();
    client.write(ByteBuffer.wrap(new byte[1]));
    assertThat(server.read(ByteBuffer.allocate(1))).isEqualTo(1);
  }

  @Test
  void shouldNotMindThatTheClientWasQuicker() throws IOException {
    server.close();

    body.giveUp();

    assertThat(server.isOpen()).isFalse();
  }
}
