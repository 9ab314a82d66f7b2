package org.tradewire.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.web.container.NetworkConnection;

class EndingConnectionsTest {
  private static final long PATIENCE_NS = EndingConnections.PATIENCE.toNanos();

  private final EndingConnections endings = new EndingConnections();
  private final List<String> aborted = new ArrayList<>();

  @Test
  void shouldAbortWhoDoesNotLetGoInTime() {
    endings.add(new Connection("first"), 0);
    endings.add(new Connection("second"), 1);

    endings.abortOverdue(PATIENCE_NS - 1);
    assertThat(aborted).isEmpty();

    endings.abortOverdue(PATIENCE_NS);
    assertThat(aborted).containsExactly("first");

    endings.abortOverdue(PATIENCE_NS + 1);
    assertThat(aborted).containsExactly("first", "second");
  }

  @Test
  void shouldGoOnAfterOneThatFails() {
    endings.add(
        new Connection("broken") {
          @Override
          public void abort() {
            throw new IllegalStateException("broken");
          }
        },
        0);
    endings.add(new Connection("next"), 0);

    endings.abortOverdue(PATIENCE_NS);

    assertThat(aborted).containsExactly("next");
  }

  private class Connection implements NetworkConnection {
    private final String name;

    private Connection(String name) {
      this.name = name;
    }

    @Override
    public void abort() {
      aborted.add(name);
    }

    @Override
    public void onClosed(Runnable listener) {
      throw new UnsupportedOperationException();
    }
  }
}
