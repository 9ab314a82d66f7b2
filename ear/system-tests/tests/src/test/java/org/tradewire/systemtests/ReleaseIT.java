package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.systemtests.harness.Settings;
import org.tradewire.systemtests.stock.PageLinks;

/** The zip of a release, unpacked as its reader does: everything that its pages name is there. */
class ReleaseIT {
  private static final Pattern COPY = Pattern.compile("(?m)^COPY (?!--from)(?:--\\S+ )?(.+) \\S+$");

  @TempDir static Path folder;
  private static Path release;
  private static Path ear;

  @BeforeAll
  static void unpack() throws IOException {
    Path built = Path.of(Settings.required("tradewire.ear"));
    try (Stream<Path> files = Files.list(built.getParent())) {
      Path zip = only(files.filter(file -> file.toString().endsWith(".zip")).toList());
      unpack(zip);
    }
    try (Stream<Path> roots = Files.list(folder)) {
      release = only(roots.toList());
    }
    try (Stream<Path> files = Files.list(release)) {
      ear = only(files.filter(file -> file.toString().endsWith(".ear")).toList());
    }
    assertThat(Files.mismatch(ear, built)).as("first difference to the tested EAR").isEqualTo(-1);
  }

  @Test
  void shouldCarryItsVersionAndChecksum() throws IOException, NoSuchAlgorithmException {
    String name = release.getFileName().toString();
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(ear));

    assertThat(ear.getFileName()).hasToString(name + ".ear");
    assertThat(Files.readString(release.resolve("SHA256SUMS")).strip())
        .isEqualTo(HexFormat.of().formatHex(digest) + " *" + ear.getFileName());
    assertThat(Files.readString(release.resolve("README.md")))
        .contains(ear.getFileName().toString())
        .doesNotContain("${");
  }

  @Test
  void shouldNameTheDriver() throws IOException {
    Properties driver = new Properties();
    try (InputStream in = Files.newInputStream(release.resolve("jdbc-driver.properties"))) {
      driver.load(in);
    }

    assertThat(driver.getProperty("url"))
        .endsWith("postgresql-" + driver.getProperty("version") + ".jar")
        .doesNotContain("${");
    assertThat(driver.getProperty("sha256")).matches("[0-9a-f]{64}");
  }

  @Test
  void shouldHoldWhatTheImagesAreMadeOf() throws IOException {
    Properties paths = new Properties();
    try (InputStream in = Files.newInputStream(release.resolve("docker/.env"))) {
      paths.load(in);
    }

    for (String image : List.of("payara", "wildfly", "collector")) {
      List<String> sources =
          COPY.matcher(Files.readString(release.resolve("docker/Dockerfile." + image)))
              .results()
              .flatMap(match -> Stream.of(match.group(1).split(" ")))
              .map(source -> source.replace("${EAR}", paths.getProperty("TRADEWIRE_BUILD_EAR")))
              .map(
                  source ->
                      source.replace(
                          "${COLLECTOR}", paths.getProperty("TRADEWIRE_BUILD_COLLECTOR")))
              .map(source -> source.replace("/*.jar", ""))
              .toList();

      assertThat(sources)
          .as(image)
          .isNotEmpty()
          .allSatisfy(source -> assertThat(release.resolve(source)).exists());
    }
  }

  @Test
  void shouldHoldWhatItsPagesLinkTo() {
    List<Path> pages = PageLinks.pages(release, "README.md", "docker", "ear");

    assertThat(pages).contains(release.resolve("ear/docs/deploy.md"));
    assertThat(PageLinks.broken(release, pages)).isEmpty();
  }

  @Test
  void shouldRunTheCollector() throws IOException, InterruptedException {
    Process collector =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                release.resolve("collector") + "/*",
                "org.tradewire.collector.Collector",
                "--help")
            .redirectErrorStream(true)
            .start();
    String printed = new String(collector.getInputStream().readAllBytes());

    assertThat(collector.waitFor()).as(printed).isZero();
    assertThat(printed).contains("simulate");
  }

  private static void unpack(Path zip) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        assertThat(target).startsWithRaw(folder);
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(in, target);
        }
      }
    }
  }

  private static Path only(List<Path> paths) {
    assertThat(paths).hasSize(1);
    return paths.get(0);
  }
}
