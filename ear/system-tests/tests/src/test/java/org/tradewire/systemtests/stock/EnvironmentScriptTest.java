package org.tradewire.systemtests.stock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The address of the relay that {@code docker/environment.sh} makes for the application. */
class EnvironmentScriptTest {

  @TempDir Path secrets;

  @BeforeEach
  void make() throws IOException {
    for (String file :
        List.of("database-password", "relay-password", "jwt-private.pem", "jwt-public.pem")) {
      Files.writeString(secrets.resolve(file), "secret");
    }
  }

  @Test
  void shouldLeadToTheRelayOfCompose() throws Exception {
    assertThat(relay(Map.of())).isEqualTo("redis://:secret@relay:6379");
    assertThat(relay(Map.of("TRADEWIRE_RELAY_HOST", "none"))).isEqualTo("none");
  }

  /** Else the key, which goes first, would hide the other name of it. */
  @Test
  void shouldLeaveTheAddressToTheOtherName() throws Exception {
    assertThat(relay(Map.of("REDIS_URL", "redis://other"))).isEqualTo("none");
    assertThat(relay(Map.of("REDIS_URL", "redis://other", "TRADEWIRE_RELAY_HOST", "own")))
        .isEqualTo("redis://:secret@own:6379");
  }

  /** As a line of {@code .env} without a value leaves it; nodes would run without a relay. */
  @Test
  void shouldTakeABlankAddressForNone() throws Exception {
    for (String blank : List.of("", " ", "\t\n")) {
      assertThat(relay(Map.of("REDIS_URL", blank))).isEqualTo("redis://:secret@relay:6379");
    }
  }

  private String relay(Map<String, String> environment) throws IOException, InterruptedException {
    Path script = root().resolve("docker/environment.sh");
    ProcessBuilder shell =
        new ProcessBuilder(
            "/bin/sh", "-c", ". " + script + "; printf %s \"${TRADEWIRE_REDIS_URI:-none}\"");
    shell.environment().keySet().removeIf(name -> name.matches("TRADEWIRE_.*|REDIS_URL"));
    shell.environment().put("TRADEWIRE_SECRETS", secrets.toString());
    shell.environment().putAll(environment);
    Process process = shell.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docker/environment.sh"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
