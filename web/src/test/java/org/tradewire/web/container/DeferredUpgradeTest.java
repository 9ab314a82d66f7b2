package org.tradewire.web.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeferredUpgradeTest {

  private final List<String> happened = new ArrayList<>();

  @Test
  void shouldTellTheEngineOfDataWhenItHasBegun() {
    DeferredUpgrade upgrade = new DeferredUpgrade();
    upgrade.of(new Engine(), null);

    upgrade.init(new Connection(false));

    assertThat(happened).containsExactly("engine has begun", "listener is set");
  }

  @Test
  void shouldNotFailWhenTheConnectionWasClosedInTheBeginning() {
    DeferredUpgrade upgrade = new DeferredUpgrade();
    upgrade.of(new Engine(), null);

    assertThatCode(() -> upgrade.init(new Connection(true))).doesNotThrowAnyException();

    assertThat(happened).containsExactly("engine has begun");
  }

  @Test
  void shouldEndTheNetworkConnectionFirstAndTheUpgradeWithIt() throws Exception {
    DeferredUpgrade upgrade = new DeferredUpgrade();
    Engine engine = new Engine();
    Network network = new Network();
    upgrade.of(engine, network);
    upgrade.init(new Connection(false));

    engine.connection.close();

    assertThat(happened).endsWith("listener is set", "network is closing");

    network.end();

    assertThat(happened).endsWith("network is closing", "upgrade is closed");
  }

  @Test
  void shouldEndTheUpgradeWhenTheClientHasGone() {
    DeferredUpgrade upgrade = new DeferredUpgrade();
    Network network = new Network();
    network.end();
    upgrade.of(new Engine(), network);

    upgrade.init(new Connection(true));

    assertThat(happened).containsExactly("engine has begun", "upgrade is closed");
  }

  @Test
  void shouldLeaveTheEndToAContainerWithoutAKnownNetworkConnection() throws Exception {
    DeferredUpgrade upgrade = new DeferredUpgrade();
    Engine engine = new Engine();
    upgrade.of(engine, null);
    upgrade.init(new Connection(false));

    engine.connection.close();

    assertThat(happened).endsWith("upgrade is closed");
  }

  private final class Network implements DrainedConnection {
    private Optional<Runnable> listener = Optional.empty();
    private boolean ended;

    @Override
    public void close() {
      happened.add("network is closing");
    }

    @Override
    public void abort() {
      happened.add("network is aborted");
    }

    @Override
    public void onClosed(Runnable called) {
      listener = Optional.of(called);
      if (ended) {
        called.run();
      }
    }

    private void end() {
      ended = true;
      listener.ifPresent(Runnable::run);
    }
  }

  /** Registers its listener first and begins then, as Tyrus does. */
  private final class Engine implements HttpUpgradeHandler {
    private WebConnection connection;

    @Override
    public void init(WebConnection begun) {
      connection = begun;
      try {
        connection.getInputStream().setReadListener(new Silent());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      happened.add("engine has begun");
    }

    @Override
    public void destroy() {}
  }

  private final class Connection implements WebConnection {
    private final boolean gone;

    private Connection(boolean gone) {
      this.gone = gone;
    }

    @Override
    public ServletInputStream getInputStream() {
      return new Input(gone);
    }

    @Override
    public ServletOutputStream getOutputStream() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      happened.add("upgrade is closed");
    }
  }

  private final class Input extends ServletInputStream {
    private final boolean gone;

    private Input(boolean gone) {
      this.gone = gone;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      if (gone) {
        throw new IllegalStateException("Cannot set ReaderListener for non-upgrade request");
      }
      happened.add("listener is set");
    }

    @Override
    public boolean isFinished() {
      return true;
    }

    @Override
    public boolean isReady() {
      return false;
    }

    @Override
    public int read() {
      return -1;
    }
  }

  private static final class Silent implements ReadListener {
    @Override
    public void onDataAvailable() {}

    @Override
    public void onAllDataRead() {}

    @Override
    public void onError(Throwable thrown) {}
  }
}
