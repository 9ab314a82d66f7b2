package org.tradewire.benchmarks.fanout;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Child processes of a benchmark. */
final class Programs {

  private Programs() {}

  /** This JVM's own {@code java}. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Asks a process to end and kills it when it has not after this time. */
  static void end(Process process, long time, TimeUnit unit) {
    process.destroy();
    try {
      if (process.waitFor(time, unit)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
