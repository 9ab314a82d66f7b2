package org.tradewire.trading.monitoring.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The file by which a script drains a node without a password. The script makes it empty; the node
 * writes into it that it begins, and deletes it when it is drained.
 */
final class DrainFile {

  private static final String BEGUN = "draining\n";
  private static final String ENDED = "drained\n";

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

  /**
   * Tells whoever made the file that the node has seen it.
   *
   * @throws IOException it is gone, or may not be written by the server's user
   */
  void acknowledge() throws IOException {
    Files.writeString(path, BEGUN, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
  }

  /**
   * Tells whoever made the file that the node is drained: by deleting it, or, in a folder where
   * only its owner may, by a word in it.
   *
   * @throws IOException neither worked
   */
  void finish() throws IOException {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      Files.writeString(
          path, ENDED, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }
  }
}
