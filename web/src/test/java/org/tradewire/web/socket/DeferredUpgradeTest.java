package org.tradewire.web.socket;

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
import org.junit.jupiter.api.Test;

class DeferredUpgradeTest {

  private final List<String> happened = new ArrayList<>();

  @Test
  void shouldTellTheEngineOfDataWhenItHasBegun() {
    DeferredUpgrade upgrade = new DeferredUpgrade();
    upgrade.of(new Engine());

    upgrade.init(new Connection(false));

    assertThat(happened).containsExactly("engine has begun", "listener is set");
  }

  @Test
  void shouldNotFailWhenTheConnectionWasClosedInTheBeginning() {
    DeferredUpgrade upgrade = new DeferredUpgrade();
    upgrade.of(new Engine());

    assertThatCode(() -> upgrade.init(new Connection(true))).doesNotThrowAnyException();

    assertThat(happened).containsExactly("engine has begun");
  }

  /** Registers its listener first and begins then, as Tyrus does. */
  private final class Engine implements HttpUpgradeHandler {
    @Override
    public void init(WebConnection connection) {
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
    public void close() {}
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
