package org.tradewire.benchmarks.ring;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.io.IOException;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Publishes messages of a trade's length over Aeron IPC; a process of its own, with the media
 * driver in it. The driver's one thread sleeps most of the time: it has no part in IPC's data path.
 */
public final class AeronSender {

  /** Stream of the messages. */
  static final int STREAM = 10;

  /** Channel of the messages. */
  static final String CHANNEL = "aeron:ipc?term-length=16m";

  /** As long as a slot of the ring for trades without its stamp. */
  static final int LENGTH = 120;

  private AeronSender() {}

  /** Arguments: Aeron's directory, rate (0 = as fast as it goes), count. */
  public static void main(String[] args) throws IOException {
    MediaDriver.Context driver =
        new MediaDriver.Context()
            .aeronDirectoryName(args[0])
            .dirDeleteOnStart(true)
            .dirDeleteOnShutdown(true)
            .threadingMode(ThreadingMode.SHARED)
            .sharedIdleStrategy(new SleepingMillisIdleStrategy(1));
    try (MediaDriver running = MediaDriver.launch(driver);
        Aeron aeron =
            Aeron.connect(
                new Aeron.Context()
                    .aeronDirectoryName(running.aeronDirectoryName())
                    .idleStrategy(new SleepingMillisIdleStrategy(1)));
        ExclusivePublication publication = aeron.addExclusivePublication(CHANNEL, STREAM)) {
      UnsafeBuffer message = new UnsafeBuffer(new byte[LENGTH]);
      Pacer.run(
          Long.parseLong(args[1]),
          Long.parseLong(args[2]),
          mark -> send(publication, message, mark));
    }
  }

  private static void send(ExclusivePublication publication, UnsafeBuffer message, long mark) {
    message.putLong(0, mark);
    message.putLong(Long.BYTES, System.nanoTime());
    while (publication.offer(message, 0, LENGTH) < 0) {
      Thread.onSpinWait(); // the receiver is behind: Aeron waits, the ring does not
    }
  }
}
