package org.tradewire.benchmarks.ring;

import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.tradewire.feed.codec.MessageHeaderDecoder;
import org.tradewire.feed.codec.TradeDecoder;
import org.tradewire.feed.ring.FollowerOptions;
import org.tradewire.feed.ring.RingFollower;
import org.tradewire.feed.ring.RingKind;
import org.tradewire.feed.ring.RingListener;
import org.tradewire.feed.ring.StartAt;

/** Reads the ring as the resource adapter does; never sleeping, or on the doorbell. */
final class RingPolling implements Receiver {

  private static final int BATCH = 256;
  private static final long LONGEST_NAP_NS = 100_000_000;

  private final RingFollower follower;
  private final boolean sleeps;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final TradeDecoder trade = new TradeDecoder();

  RingPolling(Path directory, boolean sleeps) {
    this.sleeps = sleeps;
    this.follower =
        new RingFollower(
            RingKind.TRADES.file(directory, RingSender.VENUE),
            FollowerOptions.startingAt(StartAt.OLDEST));
  }

  @Override
  public void poll(Sink sink) {
    int count =
        follower.poll(
            new RingListener() {
              @Override
              public void onRecord(DirectBuffer buffer, int offset, int length) {
                trade.wrapAndApplyHeader(buffer, offset, header);
                sink.take(trade.tradeId(), trade.ringWriteTimeNs());
              }

              @Override
              public void onLost(long lost) {
                // Counted by the follower.
              }
            },
            BATCH);
    if (count == 0 && sleeps) {
      follower.await(LONGEST_NAP_NS);
    }
  }

  @Override
  public long lost() {
    return follower.lost();
  }

  @Override
  public void close() {
    follower.close();
  }
}
