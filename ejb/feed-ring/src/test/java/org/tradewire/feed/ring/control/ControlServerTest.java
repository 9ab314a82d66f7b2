package org.tradewire.feed.ring.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ControlServerTest {

  @Test
  void shouldWaitLongerEachTimeWhileAcceptingFails() {
    List<Long> pauses = new ArrayList<>();
    List<SocketChannel> asked = new ArrayList<>();

    ControlServer.acceptAll(new Exhausted(10), asked::add, pauses::add);

    assertThat(pauses).containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 640L, 1_000L, 1_000L);
    assertThat(asked).isEmpty();
  }

  /** Has no file descriptor to accept with, and is closed at last. */
  private static final class Exhausted extends ServerSocketChannel {
    private int left;

    Exhausted(int attempts) {
      super(SelectorProvider.provider());
      this.left = attempts;
    }

    @Override
    public SocketChannel accept() throws IOException {
      if (--left == 0) {
        close();
      }
      throw new IOException("Too many open files");
    }

    @Override
    public ServerSocketChannel bind(SocketAddress local, int backlog) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> ServerSocketChannel setOption(SocketOption<T> name, T value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> T getOption(SocketOption<T> name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
      return Set.of();
    }

    @Override
    public ServerSocket socket() {
      throw new UnsupportedOperationException();
    }

    @Override
    public SocketAddress getLocalAddress() {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void implCloseSelectableChannel() {
      // There is nothing behind it.
    }

    @Override
    protected void implConfigureBlocking(boolean block) {
      throw new UnsupportedOperationException();
    }
  }
}
