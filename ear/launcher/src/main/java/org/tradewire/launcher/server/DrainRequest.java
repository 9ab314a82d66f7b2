package org.tradewire.launcher.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Asks a node, by a file, to take leave of its clients before it is stopped. A node that does not
 * answer, because it still starts or hangs, is not waited for.
 */
final class DrainRequest {
  private static final Duration SEEN = Duration.ofMillis(1_500);
  private static final Duration DRAINED = Duration.ofSeconds(5);
  private static final long POLL_MS = 20;

  private final Path file;

  private DrainRequest(Path file) {
    this.file = file;
  }

  /** What {@code tradewire.drain.file} of the node names. */
  static DrainRequest at(Path file) {
    return new DrainRequest(file);
  }

  /**
   * Returns when the node is drained, or 5 s after it has begun at the latest.
   *
   * @param alive whether the node's process runs
   * @return whether it is drained
   */
  boolean await(BooleanSupplier alive) {
    try {
      Files.write(file, new byte[0]);
      boolean seen = until(() -> !Files.exists(file) || size() > 0, SEEN, alive);
      boolean drained = seen && until(() -> !Files.exists(file), DRAINED, alive);
      Files.deleteIfExists(file);
      return drained;
    } catch (IOException e) {
      return false; // It is stopped without a farewell then.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean until(BooleanSupplier condition, Duration time, BooleanSupplier alive)
      throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (!condition.getAsBoolean()) {
      if (!alive.getAsBoolean() || System.nanoTime() - end > 0) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    }
    return true;
  }

  private long size() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // Deleted meanwhile; the next look sees it.
    }
  }
}
