package org.tradewire.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.launcher.process.LaunchException;

class ServerDistributionTest {
  @TempDir private Path directory;

  @Test
  void shouldUnpackIntoFolderNamedAfterZip() throws IOException {
    Path zip = zip("payara-1.0.zip", "payara6/bin/asadmin");

    ServerDistribution distribution = unpack(zip);

    assertThat(distribution.home()).isEqualTo(directory.resolve("servers/payara-1.0/payara6"));
    assertThat(distribution.home().resolve("bin/asadmin")).hasContent("payara6/bin/asadmin");
  }

  @Test
  void shouldNotUnpackAgain() throws IOException {
    Path zip = zip("payara-1.0.zip", "payara6/bin/asadmin");
    unpack(zip);
    Files.delete(zip);

    assertThat(unpack(zip).home()).isDirectory();
  }

  @Test
  void shouldLeaveNothingWhereZipIsDamaged() throws IOException {
    Path zip = directory.resolve("payara-1.0.zip");
    Files.writeString(zip, "not a zip");

    assertThatThrownBy(() -> unpack(zip))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("could not be unpacked")
        .hasMessageContaining(zip.toString());
    assertThat(directory.resolve("servers")).isEmptyDirectory();
  }

  @Test
  void shouldRefuseEntryOutsideOfFolder() throws IOException {
    Path zip = zip("payara-1.0.zip", "../../evil");

    assertThatThrownBy(() -> unpack(zip)).hasMessageContaining("outside of the archive");
    assertThat(directory.resolve("evil")).doesNotExist();
  }

  @Test
  void shouldNameMissingZip() {
    assertThatThrownBy(() -> unpack(directory.resolve("gone.zip")))
        .hasMessageContaining("there is no file ");
  }

  private ServerDistribution unpack(Path zip) {
    return ServerDistribution.unpack(ServerKind.PAYARA, zip, directory.resolve("servers"));
  }

  private Path zip(String name, String... entries) throws IOException {
    Path zip = directory.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
        out.write(entry.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return zip;
  }
}
