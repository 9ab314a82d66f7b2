package org.tradewire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.process.Ports;

class ConsolePortTest {
  private static final int PAGES = 8080;

  private final List<String> notices = new ArrayList<>();

  @Test
  void shouldTakeThePortAskedFor() {
    int asked = Ports.free();

    assertThat(ConsolePort.asked(asked)).isEqualTo(asked);
  }

  @Test
  void shouldRefuseThePortAskedForWhereItIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(Ports.free())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> ConsolePort.asked(port))
          .isInstanceOf(LaunchException.class)
          .hasMessageStartingWith("Port " + port + " cannot be used")
          .hasMessageEndingWith("choose another port with -Dadmin.port=.");
    }
  }

  @Test
  void shouldTakeTheUsualPortWhereItIsFree() {
    int usual = Ports.free();

    assertThat(usual(usual)).isEqualTo(usual);
    assertThat(notices).isEmpty();
  }

  @Test
  void shouldTakeAnotherPortThanTheUsualWhereThatIsTakenAndSaySo() throws IOException {
    try (ServerSocket taken = new ServerSocket(Ports.free())) {
      int usual = taken.getLocalPort();

      int port = usual(usual);

      assertThat(port).isNotEqualTo(usual);
      assertThat(notices)
          .containsExactly("port " + usual + " is taken: the server's console listens on " + port);
    }
  }

  @Test
  void shouldLeaveThePortOfThePagesToThePages() {
    assertThat(usual(PAGES)).isNotEqualTo(PAGES);
  }

  private int usual(int usual) {
    return ConsolePort.usual(usual, PAGES, notices::add);
  }
}
