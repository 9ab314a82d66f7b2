package org.tradewire.trading.market.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.tradewire.feed.api.FeedControl;
import org.tradewire.feed.api.FeedControlException;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.market.control.MarketData;
import org.tradewire.trading.market.control.MarketSummaries;
import org.tradewire.trading.market.control.ingest.ChangedHistories;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * Fills the candles of before: asks a venue's collector, once for each instrument that comes up,
 * for what is not stored of the last day's minutes, of two days of five and of the last {@value
 * #WANTED} candles of each longer time frame. A collector that knows none is asked once for each of
 * them, and so is one that answers something else than it was asked: nothing of such an answer is
 * stored.
 *
 * <p>On a thread of its own, outside any transaction: a question blocks for 2 s at most, an answer
 * is stored in a transaction of its own. Nodes that do so at once store each candle once. Whoever
 * fails holds up nobody else: the turn goes on with others, and the next one begins with them.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CandleHistory {

  private static final Logger LOG = System.getLogger(CandleHistory.class.getName());

  /** Soon after the first instrument was seen: people look at once. */
  private static final Duration PERIOD = Duration.ofMillis(250);

  /** Whoever did not answer, collector or database, is left alone for a while. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** No instrument is begun any more after so much of a turn. */
  static final Duration MAX_TURN = Duration.ofSeconds(2);

  /** A page shows so many. */
  static final int WANTED = 300;

  /** Minutes are what candles of the running day, and its change, are made of. */
  static final int WANTED_MINUTES = (int) Duration.ofDays(1).toMinutes();

  /** Two days of them are what a heatmap begins with. */
  static final int WANTED_FIVES = (int) Duration.ofDays(2).toMinutes() / 5 + 1;

  private MarketData market;
  private MarketSummaries summaries;
  private Candles candles;
  private ChangedHistories imported;
  private Clock clock;
  private PeriodicWorks works;

  /** Instruments that need not be asked for again. Of the thread of turns, as what follows. */
  private final Set<VenueSymbol> filled = new HashSet<>();

  /** The failures so far, by number: whoever failed last is asked last. */
  private final Map<String, Long> silentVenues = new HashMap<>();

  private final Map<VenueSymbol, Long> failed = new HashMap<>();
  private long failures;

  /** Its turns complain to it, on a thread of their own. */
  private volatile PeriodicWork work;

  /** For the container's proxy. */
  protected CandleHistory() {}

  @Inject
  public CandleHistory(
      MarketData market,
      MarketSummaries summaries,
      Candles candles,
      ChangedHistories imported,
      Clock clock,
      PeriodicWorks works) {
    this.market = market;
    this.summaries = summaries;
    this.candles = candles;
    this.imported = imported;
    this.clock = clock;
    this.works = works;
  }

  @PostConstruct
  void open() {
    work = works.begin(plan());
  }

  @PreDestroy
  void close() {
    work.close();
  }

  private WorkPlan plan() {
    return WorkPlan.every(PERIOD, "candle_history")
        .pausingAfterFailure(PAUSE)
        .step("candles of before are missing", this::fillAll)
        .step("figures of the day know no imported candles", () -> imported.handOn(this::reload));
  }

  /** One turn, for who has no scheduler. */
  void turn() {
    work.turn();
  }

  private void reload(VenueSymbol instrument) {
    if (market.instruments().contains(instrument)) {
      summaries.load(instrument, candles.lastDay(instrument));
    }
  }

  private void fillAll() {
    long endMs = clock.millis() + MAX_TURN.toMillis();
    Set<String> silent = new HashSet<>();
    for (VenueSymbol each : missing()) {
      if (clock.millis() >= endMs) {
        return;
      }
      if (!silent.contains(each.venue()) && !isAnswered(each)) {
        silent.add(each.venue());
      }
    }
  }

  private List<VenueSymbol> missing() {
    return market.instruments().stream()
        .filter(each -> !filled.contains(each) && isReadHere(each.venue()))
        .sorted(
            Comparator.<VenueSymbol>comparingLong(
                    each -> silentVenues.getOrDefault(each.venue(), 0L))
                .thenComparingLong(each -> failed.getOrDefault(each, 0L)))
        .toList();
  }

  /** Fills an instrument, and says whether its venue may be asked for others in this turn. */
  private boolean isAnswered(VenueSymbol instrument) {
    try {
      fill(instrument);
      silentVenues.remove(instrument.venue());
      failed.remove(instrument);
      return true;
    } catch (FeedControlException e) {
      silentVenues.put(instrument.venue(), ++failures);
      failed.put(instrument, failures);
      work.complain(e.toString());
      return false;
    } catch (RuntimeException e) {
      failed.put(instrument, ++failures);
      work.complain(e.toString());
      return true;
    }
  }

  /** Whoever reads a venue through the relay leaves it to a node that reads its rings. */
  private boolean isReadHere(String venue) {
    return market.isLive(venue) && !market.isRelayed(venue);
  }

  private void fill(VenueSymbol instrument) throws FeedControlException {
    Optional<FeedControl> control = market.control(instrument.venue());
    if (control.isEmpty()) {
      return; // The ring was found, but its reader has not said so yet.
    }
    int added = 0;
    try {
      for (TimeFrame frame : TimeFrame.values()) {
        added += fill(control.get(), instrument, frame);
      }
    } catch (FeedControlException e) {
      if (!e.refused()) {
        throw e;
      }
      LOG.log(Level.DEBUG, "event=candle_history_refused {0}", e.getMessage());
    }
    filled.add(instrument);
    if (added > 0) {
      summaries.load(instrument, candles.lastDay(instrument));
      LOG.log(
          Level.INFO,
          "event=candle_history_filled venue={0} symbol={1} candles={2}",
          instrument.venue(),
          instrument.symbol(),
          Integer.toString(added));
    }
  }

  private static int wanted(TimeFrame frame) {
    return switch (frame) {
      case M1 -> WANTED_MINUTES;
      case M5 -> WANTED_FIVES;
      default -> WANTED;
    };
  }

  /** The newest first: where the collector knows none of them, it is asked for no others. */
  private int fill(FeedControl control, VenueSymbol instrument, TimeFrame frame)
      throws FeedControlException {
    int wanted = wanted(frame);
    Duration length = Duration.ofMillis(frame.lengthMs());
    Instant end = Instant.ofEpochMilli(frame.openTime(clock.millis()));
    Instant begin = end.minus(length.multipliedBy(wanted));
    if (candles.stored(instrument, frame, begin, end) >= wanted) {
      return 0;
    }
    int added = 0;
    Instant until = end;
    while (until.isAfter(begin)) {
      Instant from = max(begin, until.minus(length.multipliedBy(FeedControl.MAX_CANDLES)));
      List<VenueCandle> published = control.history(instrument.symbol(), length, from, until);
      if (published.isEmpty()) {
        break;
      }
      if (!answers(published, frame, from, until)) {
        work.complain(
            "the collector of "
                + instrument.venue()
                + " does not answer what it was asked: "
                + frame.text()
                + " of "
                + instrument.symbol());
        break;
      }
      List<Candle> made = published.stream().map(each -> Candle.of(each, null)).toList();
      added += candles.saveMissing(instrument, frame, made);
      until = from;
    }
    return added;
  }

  /**
   * Whether these are candles of the stretch that was asked for, each at most once, oldest first. A
   * stored one that was not over, or is invented, may keep the real one out for good.
   */
  private static boolean answers(
      List<VenueCandle> published, TimeFrame frame, Instant from, Instant until) {
    long lengthNs = TimeUnit.MILLISECONDS.toNanos(frame.lengthMs());
    long nextNs = TimeUnit.MILLISECONDS.toNanos(from.toEpochMilli());
    long endNs = TimeUnit.MILLISECONDS.toNanos(until.toEpochMilli());
    for (VenueCandle each : published) {
      long openNs = each.openTimeNs();
      if (openNs < nextNs || openNs >= endNs || openNs % lengthNs != 0) {
        return false;
      }
      nextNs = openNs + lengthNs;
    }
    return true;
  }

  private static Instant max(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
