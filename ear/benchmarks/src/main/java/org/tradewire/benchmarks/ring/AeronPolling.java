package org.tradewire.benchmarks.ring;

import io.aeron.Aeron;
import io.aeron.Subscription;
import java.nio.file.Path;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

/** Polls an Aeron subscription, never sleeping. */
final class AeronPolling implements Receiver {

  private static final int BATCH = 256;
  private static final long PATIENCE_NS = 10_000_000_000L;

  private final Aeron aeron;
  private final Subscription subscription;

  AeronPolling(Path directory) {
    this.aeron =
        Aeron.connect(
            new Aeron.Context()
                .aeronDirectoryName(directory.toString())
                .idleStrategy(new SleepingMillisIdleStrategy(1)));
    this.subscription = aeron.addSubscription(AeronSender.CHANNEL, AeronSender.STREAM);
    long endNs = System.nanoTime() + PATIENCE_NS;
    while (!subscription.isConnected()) {
      if (System.nanoTime() - endNs > 0) {
        throw new IllegalStateException("Aeron's publication was not seen within 10 s.");
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void poll(Sink sink) {
    subscription.poll(
        (buffer, offset, length, position) ->
            sink.take(buffer.getLong(offset), buffer.getLong(offset + Long.BYTES)),
        BATCH);
  }

  @Override
  public long lost() {
    return 0;
  }

  @Override
  public void close() {
    subscription.close();
    aeron.close();
  }
}
