package org.tradewire.collector.writer;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.tradewire.collector.market.Excerpt;
import org.tradewire.collector.market.HealthReport;
import org.tradewire.collector.market.MarketDataSource;
import org.tradewire.collector.market.VenueOrder;
import org.tradewire.feed.ring.RingException;
import org.tradewire.feed.ring.VenueFeedWriter;
import org.tradewire.feed.ring.control.ControlServer;
import org.tradewire.feed.ring.control.HistoryQuestion;

/**
 * One venue from its source to its rings. {@link #run} does all work on the calling thread; {@link
 * #stop} may come from any other; {@link #close} belongs to the thread that ran.
 */
final class VenueCollector implements Runnable, AutoCloseable {

  private static final Logger LOG = System.getLogger(VenueCollector.class.getName());

  static final long HEARTBEAT_NS = TimeUnit.MILLISECONDS.toNanos(500);
  static final long FULL_BOOK_NS = TimeUnit.SECONDS.toNanos(5);
  static final long FIGURES_NS = TimeUnit.SECONDS.toNanos(1);
  static final long HEALTH_NS = TimeUnit.SECONDS.toNanos(30);

  /** Trades are rare and small, full books are long: 2 MB and 16 MB. */
  private static final int TRADE_CAPACITY = 1 << 14;

  private static final int BOOK_CAPACITY = 1 << 15;

  /** Requested books take 1.6 s to fill the ring once: a reader has half of that to come around. */
  private static final int REQUESTED_PART = 64;

  private final VenueFeedWriter writer;
  private final MarketDataSource source;
  private final WriterLoop loop;
  private final VenueFeed feed;
  private final String venue;
  private final ControlDuty control;
  private ControlServer controlServer;
  private boolean enabled = true;
  private volatile HealthReport health = new HealthReport();

  private VenueCollector(
      String venue,
      VenueFeedWriter writer,
      MarketDataSource source,
      WriterLoop loop,
      VenueFeed feed) {
    this.venue = venue;
    this.control = new ControlDuty(this::answer, loop::wake);
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
   * @throws RuntimeException one sentence: what the source needs is not there
   */
  static VenueCollector open(
      Path directory,
      VenueOrder order,
      NanoClock clock,
      EpochNanoClock epochClock,
      Consumer<String> output) {
    VenueFeedWriter writer =
        VenueFeedWriter.open(directory, order.venue(), TRADE_CAPACITY, BOOK_CAPACITY, epochClock);
    try {
      VenueFeed feed = new VenueFeed(writer);
      WriterLoop loop = new WriterLoop(clock);
      MarketDataSource source = order.source().create(feed, epochClock, loop::wake);
      VenueCollector collector = new VenueCollector(order.venue(), writer, source, loop, feed);
      loop.with(
          Duty.every(HEARTBEAT_NS, writer::heartbeat),
          collector.control,
          collector::collect,
          new RequestedBooks(feed, BOOK_CAPACITY / REQUESTED_PART),
          new FullBookRound(feed, FULL_BOOK_NS),
          new ReadyAnnouncement(order.venue(), source, feed, FULL_BOOK_NS, output),
          Duty.every(FIGURES_NS, collector::report),
          Duty.every(
              HEALTH_NS,
              () -> output.accept("health venue=" + order.venue() + " " + collector.health())));
      collector.answerQuestions(directory);
      return collector;
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  /** Data matters more than steering: without a socket the feed runs all the same. */
  private void answerQuestions(Path directory) {
    try {
      controlServer =
          ControlServer.open(
              directory,
              venue,
              line -> HistoryQuestion.isOne(line) ? history(line) : control.ask(line));
    } catch (RingException e) {
      LOG.log(Level.WARNING, "event=no_control venue={0} {1}", venue, e.getMessage());
    }
  }

  /** On the thread that was asked: what was before is no matter of the writer's. */
  private String history(String line) {
    try {
      HistoryQuestion question = HistoryQuestion.parse(line);
      return "ok "
          + HistoryQuestion.answer(
              source.history(
                  question.symbol(), question.length(), question.from(), question.until()));
    } catch (IllegalArgumentException e) {
      return "error " + e.getMessage();
    }
  }

  private long collect(long nowNs) {
    return enabled ? source.poll(nowNs) : Long.MAX_VALUE;
  }

  private void report() {
    health = figures();
  }

  private HealthReport figures() {
    return new HealthReport()
        .state("enabled", enabled ? 1 : 0)
        .add(feed.health())
        .add(source.health());
  }

  /** On the writer thread. */
  private String answer(String line) {
    String[] words = line.strip().split(" ");
    String refusal =
        switch (words[0]) {
          case "status" -> "";
          case "enable" -> switchTo(true);
          case "disable" -> switchTo(false);
          case "full-books" -> fullBooks();
          case "resync" -> resync(words.length == 2 ? words[1] : "");
          default -> "There is no request '" + Excerpt.of(words[0]) + "'.";
        };
    return refusal.isEmpty() ? "ok " + figures() : "error " + refusal;
  }

  private String switchTo(boolean on) {
    if (enabled != on) {
      enabled = on;
      LOG.log(Level.INFO, "event=feed_switched venue={0} enabled={1}", venue, on);
      if (!on) {
        source.pause();
        feed.voidBooks("The feed was switched off.");
      }
    }
    return "";
  }

  private String fullBooks() {
    feed.requestFullBooks();
    return "";
  }

  private String resync(String symbol) {
    if (!feed.knows(symbol)) {
      return "The feed " + venue + " has no symbol '" + Excerpt.of(symbol) + "'.";
    }
    return source.resync(symbol)
        ? ""
        : "The feed " + venue + " plays by itself: nobody can be asked for a book.";
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
      if (controlServer != null) {
        controlServer.close();
      }
      source.close();
    }
  }
}
