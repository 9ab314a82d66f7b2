package org.tradewire.collector;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.tradewire.collector.venue.MarketDataSource;
import org.tradewire.feed.ring.VenueFeedWriter;

/**
 * One venue from its source to its rings. {@link #run} does all work on the calling thread; {@link
 * #stop} may come from any other; {@link #close} belongs to the thread that ran.
 */
final class VenueCollector implements Runnable, AutoCloseable {

  static final long HEARTBEAT_NS = TimeUnit.MILLISECONDS.toNanos(500);
  static final long FULL_BOOK_NS = TimeUnit.SECONDS.toNanos(5);
  static final long HEALTH_NS = TimeUnit.SECONDS.toNanos(30);

  /** Trades are rare and small, full books are long: 2 MB and 16 MB. */
  private static final int TRADE_CAPACITY = 1 << 14;

  private static final int BOOK_CAPACITY = 1 << 15;

  private final VenueFeedWriter writer;
  private final MarketDataSource source;
  private final WriterLoop loop;

  private VenueCollector(VenueFeedWriter writer, MarketDataSource source, WriterLoop loop) {
    this.writer = writer;
    this.source = source;
    this.loop = loop;
  }

  /**
   * Makes the rings and the source; nothing is read or written yet.
   *
   * @param output takes the lines that people and the launcher read
   * @throws org.tradewire.feed.ring.RingException if the rings cannot be made or are taken
   * @throws org.tradewire.collector.replay.RecordingException if a recording cannot be played
   */
  static VenueCollector open(
      CommandLine.Order order,
      NanoClock clock,
      EpochNanoClock epochClock,
      Consumer<String> output) {
    VenueFeedWriter writer =
        VenueFeedWriter.open(
            order.directory(), order.venue(), TRADE_CAPACITY, BOOK_CAPACITY, epochClock);
    try {
      VenueFeed feed = new VenueFeed(writer);
      WriterLoop loop = new WriterLoop(clock);
      MarketDataSource source = order.source().create(feed, epochClock, loop::wake);
      Runnable health =
          () ->
              output.accept(
                  "health venue=" + order.venue() + " " + feed.health() + " " + source.health());
      return new VenueCollector(
          writer,
          source,
          loop.with(
              Duty.every(HEARTBEAT_NS, writer::heartbeat),
              source::poll,
              new FullBookRound(feed, FULL_BOOK_NS),
              new ReadyAnnouncement(order.venue(), source, feed, FULL_BOOK_NS, output),
              Duty.every(HEALTH_NS, health)));
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  @Override
  public void run() {
    loop.run();
  }

  void stop() {
    loop.stop();
  }

  /** Closes the source and the rings: readers see at once that the feed has ended. */
  @Override
  public void close() {
    try (writer) {
      source.close();
    }
  }
}
