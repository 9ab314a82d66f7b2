package org.tradewire.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AsadminTest {
  @Test
  void shouldTakeCommandBetweenTitleAndEmptyLine() {
    assertThat(
            Asadmin.command(
                List.of(
                    "Dump of JVM Invocation line:",
                    "/jdk/bin/java",
                    "-cp",
                    "a b.jar",
                    "",
                    "Command executed.")))
        .containsExactly("/jdk/bin/java", "-cp", "a b.jar");
  }

  @Test
  void shouldFindNothingInNothing() {
    assertThat(Asadmin.command(List.of())).isEmpty();
  }
}
