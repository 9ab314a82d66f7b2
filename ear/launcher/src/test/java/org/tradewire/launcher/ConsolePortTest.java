package org.tradewire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.process.Ports;

class ConsolePortTest {
  private static final int PAGES = 8080;

  private final List<String> notices = new ArrayList<>();

  @Test
  void shouldTakeThePortAskedForAndSayNothing() {
    int asked = Ports.free();

    assertThat(choose(OptionalInt.of(asked), 4848)).isEqualTo(asked);
    assertThat(notices).isEmpty();
  }

  @Test
  void shouldRefuseThePortAskedForWhereItIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(Ports.free())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> choose(OptionalInt.of(port), 4848))
          .isInstanceOf(LaunchException.class)
          .hasMessageStartingWith("Port " + port + " cannot be used")
          .hasMessageEndingWith("choose another port with -Dadmin.port=.");
    }
  }

  @Test
  void shouldTakeTheUsualPortWhereItIsFree() {
    int usual = Ports.free();

    assertThat(choose(OptionalInt.empty(), usual)).isEqualTo(usual);
    assertThat(notices).isEmpty();
  }

  @Test
  void shouldTakeAnotherPortThanTheUsualWhereThatIsTakenAndSaySo() throws IOException {
    try (ServerSocket taken = new ServerSocket(Ports.free())) {
      int usual = taken.getLocalPort();

      int port = choose(OptionalInt.empty(), usual);

      assertThat(port).isNotEqualTo(usual);
      assertThat(notices)
          .containsExactly("port " + usual + " is taken: the server's console listens on " + port);
    }
  }

  @Test
  void shouldLeaveThePortOfThePagesToThePages() {
    assertThat(choose(OptionalInt.empty(), PAGES)).isNotEqualTo(PAGES);
  }

  private int choose(OptionalInt asked, int usual) {
    return ConsolePort.choose(asked, usual, PAGES, notices::add);
  }
}
