package org.tradewire.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir private Path directory;

  @Test
  void shouldKeepRandomSecretForNextStart() {
    String first = new Secrets(directory).get("relay");

    assertThat(first).matches("[A-Za-z0-9_-]{24}").isEqualTo(new Secrets(directory).get("relay"));
  }

  @Test
  void shouldDifferBetweenNamesAndInstallations() {
    Secrets secrets = new Secrets(directory.resolve("a"));

    assertThat(secrets.get("relay"))
        .isNotEqualTo(secrets.get("database"))
        .isNotEqualTo(new Secrets(directory.resolve("b")).get("relay"));
  }

  @Test
  void shouldReplaceSecret() {
    Secrets secrets = new Secrets(directory);
    secrets.get("demo");
    secrets.put("demo", "chosen");

    assertThat(secrets.get("demo")).isEqualTo("chosen");
  }

  @Test
  void shouldBeReadableByOwnerOnly() throws IOException {
    Secrets secrets = new Secrets(directory.resolve("secrets"));
    secrets.get("demo");
    secrets.put("demo", "chosen");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.file("demo"))))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("secrets"))))
        .isEqualTo("rwx------");
  }
}
