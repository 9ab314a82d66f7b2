package org.tradewire.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void shouldAcceptFreePort() {
    int port = Ports.free();

    assertThatCode(() -> Ports.requireFree(port, "http.port")).doesNotThrowAnyException();
  }

  @Test
  void shouldGiveEachPortOnceAndNoneThatConnectionsTake() {
    int[] ports = IntStream.range(0, 500).map(i -> Ports.free()).toArray();

    assertThat(ports).doesNotHaveDuplicates();
    assertThat(IntStream.of(ports).max().orElseThrow()).isLessThan(32_768);
  }

  @Test
  void shouldNamePortAndOptionWhenLoopbackPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Ports.requireFree(taken.getLocalPort(), "http.port"))
          .isInstanceOf(LaunchException.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " ")
          .hasMessageContaining("-Dhttp.port=");
    }
  }
}
