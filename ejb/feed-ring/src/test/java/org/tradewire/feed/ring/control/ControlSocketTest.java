package org.tradewire.feed.ring.control;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlSocketTest {
  @TempDir private Path directory;

  @Test
  void shouldSendNothingThatIsMoreThanOneLine() {
    // Nobody listens: whoever tries to connect fails with an IOException.
    Path socket = ControlSocket.of(directory, "KRAKEN");

    assertThatThrownBy(() -> ControlSocket.ask(socket, "resync BTC-USD\ndisable"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
