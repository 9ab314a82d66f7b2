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

  /**
   * Ends a process with this JVM, whatever ends it short of SIGKILL.
   *
   * @return takes the promise back, once the process has ended
   */
  static Runnable endWithUs(Process process) {
    Thread hook = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM ends already, and the hook with it.
      }
    };
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
