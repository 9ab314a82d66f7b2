package org.tradewire.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WildFlyUserTest {
  @TempDir private Path configuration;

  @Test
  void shouldWriteWhatAddUserShWrites() throws IOException {
    Path file = Files.writeString(configuration.resolve("mgmt-users.properties"), "# users\n");

    WildFlyUser.add(configuration, "admin", "s3cret-pass");

    assertThat(Files.readAllLines(file))
        .containsExactly("# users", "admin=81093b219b9944b98801c37d62d73e9b");
  }
}
