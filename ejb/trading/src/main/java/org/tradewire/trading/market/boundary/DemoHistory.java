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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.market.control.MarketData;
import org.tradewire.trading.market.control.demo.DemoPositions;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * Gives simulated markets, and no others, two days of open interest and liquidations before their
 * first real sample, once: where anything older is stored, nothing is made. The candles that they
 * fit are asked of the collector, which invents them the same way ({@link CandleHistory}). On a
 * thread of its own, outside any transaction; nodes that do so at once make the same rows.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoHistory {

  /** Names of simulated venues begin so: no invented past is stored under that of an exchange. */
  static final String SIMULATED = "SIMULATOR";

  static final Duration PAST = Duration.ofDays(2);

  private static final Logger LOG = System.getLogger(DemoHistory.class.getName());
  private static final Duration PERIOD = Duration.ofSeconds(5);

  /** A sample comes every five minutes; whoever has none after ten never has. */
  private static final int MOST_TURNS = 120;

  /** A market of a thousand symbols is there to be measured. */
  private static final int MOST_SYMBOLS = 50;

  private static final int CANDLES = (int) (PAST.toMinutes() / 5);

  private MarketData market;
  private Candles candles;
  private OpenInterests openInterests;
  private IngestChunks chunks;
  private Clock clock;
  private PeriodicWorks works;

  /** Turns spent on each instrument. Of the thread of turns. */
  private final Map<VenueSymbol, Integer> turns = new HashMap<>();

  private PeriodicWork work;

  /** For the container's proxy. */
  protected DemoHistory() {}

  @Inject
  public DemoHistory(
      MarketData market,
      Candles candles,
      OpenInterests openInterests,
      IngestChunks chunks,
      Clock clock,
      PeriodicWorks works) {
    this.market = market;
    this.candles = candles;
    this.openInterests = openInterests;
    this.chunks = chunks;
    this.clock = clock;
    this.works = works;
  }

  @PostConstruct
  void open() {
    work =
        works.begin(
            WorkPlan.every(PERIOD, "demo_history")
                .step("simulated markets have no past", this::fillAll));
  }

  @PreDestroy
  void close() {
    work.close();
  }

  /** One turn, for who has no scheduler. */
  void turn() {
    work.turn();
  }

  private void fillAll() {
    market.instruments().stream()
        .filter(each -> each.venue().startsWith(SIMULATED))
        .sorted()
        .limit(MOST_SYMBOLS)
        .filter(each -> turns.getOrDefault(each, 0) < MOST_TURNS)
        .forEach(
            each -> {
              turns.merge(each, 1, Integer::sum);
              fill(each);
            });
  }

  private void fill(VenueSymbol instrument) {
    Instant now = clock.instant();
    List<OpenInterestSample> oldest = openInterests.find(instrument, Instant.EPOCH, now, 1);
    if (oldest.isEmpty()) {
      return;
    }
    OpenInterestSample first = oldest.get(0);
    if (first.source().equals(DemoPositions.SOURCE)
        || first.sampledAt().isBefore(now.minus(PAST.dividedBy(2)))) {
      turns.put(instrument, MOST_TURNS);
      return;
    }
    Instant begin = first.sampledAt().minus(PAST);
    List<Candle> past =
        candles.find(instrument, TimeFrame.M5, begin, first.sampledAt(), CANDLES + 1).stream()
            .filter(
                each ->
                    each.openTimeMs() + TimeFrame.M5.lengthMs() < first.sampledAt().toEpochMilli())
            .toList();
    if (past.size() < CANDLES - 1) {
      return; // The collector has not answered for all of them yet.
    }
    DemoPositions positions = new DemoPositions(past, first);
    chunks.liquidations(instrument, positions.liquidations());
    chunks.openInterest(instrument, positions.openInterest());
    turns.put(instrument, MOST_TURNS);
    LOG.log(
        Level.INFO,
        "event=demo_history_made venue={0} symbol={1} candles={2}",
        instrument.venue(),
        instrument.symbol(),
        Integer.toString(past.size()));
  }
}
