package org.tradewire.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images and release name the driver that everything here is tested with. */
class DriverCoordinatesTest {
  private static final Path ROOT = Path.of("../..");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker/Dockerfile.payara",
        "docker/Dockerfile.wildfly",
        "ear/app/src/main/release/jdbc-driver.properties"
      })
  void shouldNameTheDriverByItsChecksum(String file) throws IOException, NoSuchAlgorithmException {
    byte[] driver = Files.readAllBytes(ServerScripts.jdbcDriver());
    String checksum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(driver));

    assertThat(Files.readString(ROOT.resolve(file))).contains(checksum);
  }
}
