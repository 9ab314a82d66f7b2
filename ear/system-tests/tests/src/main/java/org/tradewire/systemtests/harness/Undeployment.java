package org.tradewire.systemtests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.tradewire.launcher.server.ServerKind;

/** Takes the application of a running server away, by the folder from which the server deploys. */
final class Undeployment {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int DEPTH = 5;

  private final ServerKind kind;
  private final Path deployed;
  private final Path archive;

  /**
   * Of the node whose files lie in this folder.
   *
   * @param archive name of its application's file
   */
  Undeployment(ServerKind kind, Path folder, String archive) {
    this.kind = kind;
    this.deployed = find(folder, archive + (kind == ServerKind.PAYARA ? "_deployed" : ".deployed"));
    this.archive = deployed.resolveSibling(archive);
  }

  private static Path find(Path folder, String name) {
    try (Stream<Path> files =
        Files.find(folder, DEPTH, (file, any) -> file.getFileName().toString().equals(name))) {
      return files.findFirst().orElseThrow(() -> new IllegalStateException("no " + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when the server says that the application is gone. */
  void carryOut() {
    Path gone =
        archive.resolveSibling(
            archive.getFileName() + (kind == ServerKind.PAYARA ? "_undeployed" : ".undeployed"));
    try {
      // Payara obeys a file that is missing, WildFly a mark of its own that is.
      Files.delete(kind == ServerKind.PAYARA ? archive : deployed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await("undeployed")
        .atMost(PATIENCE)
        .until(() -> Files.exists(gone) && Files.notExists(deployed));
  }
}
