package org.tradewire.benchmarks.ring;

import java.io.IOException;
import java.nio.file.Path;
import org.tradewire.feed.ring.TradeRecord;
import org.tradewire.feed.ring.VenueFeedWriter;

/** Writes trades into a ring as a collector does; a process of its own. */
public final class RingSender {

  /** Name of the venue. */
  static final String VENUE = "BENCH";

  private static final int CAPACITY = 1 << 14;

  private RingSender() {}

  /** Arguments: directory, rate (0 = as fast as it goes), count. */
  public static void main(String[] args) throws IOException {
    // The clock of the ring write is the one that the receiver reads: one for all processes.
    try (VenueFeedWriter writer =
        VenueFeedWriter.open(Path.of(args[0]), VENUE, CAPACITY, 2, System::nanoTime)) {
      TradeRecord trade = new TradeRecord();
      long[] seq = {0};
      Pacer.run(
          Long.parseLong(args[1]),
          Long.parseLong(args[2]),
          mark -> {
            seq[0]++;
            writer.trade(
                trade
                    .begin("BTC-USD")
                    .price(6_725_012, 2)
                    .quantity(12_500, 4)
                    .aggressorSold(true)
                    .tradeId(mark)
                    .times(seq[0], seq[0]),
                seq[0]);
          });
    }
  }
}
