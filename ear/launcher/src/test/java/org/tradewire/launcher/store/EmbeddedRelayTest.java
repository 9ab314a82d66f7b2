package org.tradewire.launcher.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.launcher.data.DataDirectory;

@Timeout(30)
class EmbeddedRelayTest {
  @TempDir private Path directory;

  @Test
  void shouldAnswerOnlyWithPasswordAndEndWhenClosed() throws Exception {
    try (DataDirectory data = DataDirectory.open(directory)) {
      EmbeddedRelay relay = EmbeddedRelay.start(data);
      try {
        assertThat(ask(relay, "PING")).startsWith("-NOAUTH");
        assertThat(ask(relay, "AUTH " + password(relay))).isEqualTo("+OK");
      } finally {
        relay.close();
      }
      assertThat(relay.onExit().get(10, TimeUnit.SECONDS)).isZero();
    }
  }

  private static String password(EmbeddedRelay relay) {
    return URI.create(relay.uri()).getUserInfo().substring(1);
  }

  private static String ask(EmbeddedRelay relay, String command) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }
}
