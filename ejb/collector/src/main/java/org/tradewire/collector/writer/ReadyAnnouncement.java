package org.tradewire.collector.writer;

import java.util.function.Consumer;
import org.tradewire.collector.market.MarketDataSource;

/**
 * Says once that the first full books are written: those of all symbols that the source promised,
 * or whatever there is some time after the first one.
 */
final class ReadyAnnouncement implements Duty {

  private static final long LOOK_AGAIN_NS = 50_000_000;

  private final String venue;
  private final MarketDataSource source;
  private final VenueFeed feed;
  private final long patienceNs;
  private final Consumer<String> output;
  private boolean waiting;
  private long firstBookNs;
  private boolean announced;

  ReadyAnnouncement(
      String venue,
      MarketDataSource source,
      VenueFeed feed,
      long patienceNs,
      Consumer<String> output) {
    this.venue = venue;
    this.source = source;
    this.feed = feed;
    this.patienceNs = patienceNs;
    this.output = output;
  }

  @Override
  public long poll(long nowNs) {
    if (announced) {
      return Long.MAX_VALUE;
    }
    int books = feed.bookCount();
    if (books > 0 && !waiting) {
      waiting = true;
      firstBookNs = nowNs;
    }
    boolean complete = books > 0 && books >= source.expectedBooks();
    if (complete || (waiting && nowNs - firstBookNs >= patienceNs)) {
      announced = true;
      output.accept("collector ready venue=" + venue + " symbols=" + books);
      return Long.MAX_VALUE;
    }
    return LOOK_AGAIN_NS;
  }
}
