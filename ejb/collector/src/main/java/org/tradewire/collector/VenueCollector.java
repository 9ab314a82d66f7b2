package org.tradewire.collector;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.tradewire.collector.venue.HealthReport;
import org.tradewire.collector.venue.MarketDataSource;
import org.tradewire.feed.ring.VenueFeedWriter;

/**
 * One venue from its source to its rings. {@link #run} does all work on the calling thread; {@link
 * #stop} may come from any other; {@link #close} belongs to the thread that ran.
 */
final class VenueCollector implements Runnable, AutoCloseable {

  static final long HEARTBEAT_NS = TimeUnit.MILLISECONDS.toNanos(500);
  static final long FULL_BOOK_NS = TimeUnit.SECONDS.toNanos(5);
  static final long FIGURES_NS = TimeUnit.SECONDS.toNanos(1);
  static final long HEALTH_NS = TimeUnit.SECONDS.toNanos(30);

  /** Trades are rare and small, full books are long: 2 MB and 16 MB. */
  private static final int TRADE_CAPACITY = 1 << 14;

  private static final int BOOK_CAPACITY = 1 << 15;

  private final VenueFeedWriter writer;
  private final MarketDataSource source;
  private final WriterLoop loop;
  private final VenueFeed feed;
  private volatile HealthReport health = new HealthReport();

  private VenueCollector(
      VenueFeedWriter writer, MarketDataSource source, WriterLoop loop, VenueFeed feed) {
    this.writer = writer;
    this.source = source;
    this.loop = loop;
    this.feed = feed;
  }

  /**
   * Makes the rings and the source; nothing is read or written yet.
   *
   * @param output takes the lines that people and the launcher read
   * @throws org.tradewire.feed.ring.RingException if the rings cannot be made or are taken
   * @throws org.tradewire.collector.replay.RecordingException if a recording cannot be played
   */
  static VenueCollector open(
      Path directory,
      CommandLine.Market market,
      NanoClock clock,
      EpochNanoClock epochClock,
      Consumer<String> output) {
    VenueFeedWriter writer =
        VenueFeedWriter.open(directory, market.venue(), TRADE_CAPACITY, BOOK_CAPACITY, epochClock);
    try {
      VenueFeed feed = new VenueFeed(writer);
      WriterLoop loop = new WriterLoop(clock);
      MarketDataSource source = market.source().create(feed, epochClock, loop::wake);
      VenueCollector collector = new VenueCollector(writer, source, loop, feed);
      loop.with(
          Duty.every(HEARTBEAT_NS, writer::heartbeat),
          source::poll,
          new FullBookRound(feed, FULL_BOOK_NS),
          new ReadyAnnouncement(market.venue(), source, feed, FULL_BOOK_NS, output),
          Duty.every(FIGURES_NS, collector::report),
          Duty.every(
              HEALTH_NS,
              () -> output.accept("health venue=" + market.venue() + " " + collector.health())));
      return collector;
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  private void report() {
    health = feed.health().add(source.health());
  }

  /** How the venue fares, at most a second old; from any thread. */
  HealthReport health() {
    return health;
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
