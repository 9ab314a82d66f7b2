package org.tradewire.feed.ring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.SystemEpochNanoClock;

/** A writer in a process of its own, to be killed while it writes. */
final class WriterProcess implements AutoCloseable {

  private final Process process;

  private WriterProcess(Process process) {
    this.process = process;
  }

  static WriterProcess start(Path directory) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new WriterProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                classPath,
                WriterProcess.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** SIGKILL: no handler, no shutdown hook, no unlocking. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  /** Writes trades without end. */
  public static void main(String[] args) {
    VenueFeedWriter writer =
        VenueFeedWriter.open(Path.of(args[0]), "TEST", 1 << 14, 4, new SystemEpochNanoClock());
    long nextBeat = System.nanoTime();
    for (long seq = 1; ; seq++) {
      TestTrades.write(writer, seq);
      if (System.nanoTime() - nextBeat > 0) {
        writer.heartbeat();
        nextBeat += TimeUnit.MILLISECONDS.toNanos(100);
      }
      if (seq % 16 == 0) {
        LockSupport.parkNanos(1);
      }
    }
  }
}
