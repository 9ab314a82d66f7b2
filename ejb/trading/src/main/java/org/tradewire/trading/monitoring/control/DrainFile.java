package org.tradewire.trading.monitoring.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file by which a script drains a node without a password. The script makes it empty; the node
 * writes into it that it has begun, and deletes it when it is drained.
 */
final class DrainFile {

  private final Path path;

  DrainFile(Path path) {
    this.path = path;
  }

  /**
   * Deletes what an earlier run of the node has left: it would drain this one at its start.
   *
   * @return whether there was something
   * @throws IllegalStateException it cannot be deleted
   */
  boolean discard() {
    try {
      return Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new IllegalStateException(
          DrainConfiguration.FILE + "=" + path + ": is there already and cannot be deleted.", e);
    }
  }

  boolean isThere() {
    return Files.exists(path);
  }

  /** Tells whoever made the file that the node has seen it; does nothing where there is none. */
  void acknowledge() {
    try {
      if (isThere()) {
        Files.writeString(path, "draining\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells whoever made the file that the node is drained. */
  void finish() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
