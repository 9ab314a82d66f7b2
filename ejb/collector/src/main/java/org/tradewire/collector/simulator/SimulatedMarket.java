package org.tradewire.collector.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;
import org.tradewire.collector.market.HealthReport;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.collector.market.MarketDataSource;
import org.tradewire.feed.api.VenueCandle;

/**
 * Makes trades and book changes of several symbols at an even rate, around prices that are a
 * function of seed and time; of leveraged ones also open interest and forced orders. The same
 * seeds, instruments and times of the clock give the same sequence of events. A market that was
 * held up makes up for at most one second. Not thread-safe but for {@link #history}.
 */
public final class SimulatedMarket implements MarketDataSource {

  /** Canonical name of the simulated venue. */
  public static final String VENUE = "SIMULATOR";

  /** Highest rate, in updates per second. */
  public static final int MAX_RATE = 1_000_000;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int STEPS_PER_POLL = 1000;
  private static final int PERCENT = 100;
  private static final int TRADE_PERCENT = 10;
  private static final long SECONDS_PER_MINUTE = 60;

  /** So that the volume of a day fits a candle whatever the rate. */
  private static final int MAX_REMEMBERED_TRADES = 600;

  private final List<SimulatedSymbol> symbols = new ArrayList<>();
  private final List<SimulatedPositions> positions = new ArrayList<>();
  private final SplittableRandom random;
  private final EpochNanoClock clock;
  private final int rate;
  private final Map<String, SimulatedInstrument> remembered = new HashMap<>();
  private final SimulatedHistory history;
  private MarketFaults faults;
  private boolean open;
  private long secondStartNs;
  private long doneInSecond;
  private long updates;
  private long skippedSeconds;

  /**
   * Makes a market that opens at its first poll.
   *
   * @param rate updates per second of all symbols together, 1 to {@value #MAX_RATE}; about a tenth
   *     are trades
   * @param prices of the instruments; other markets may have the same
   * @param clock stamps the events
   */
  public SimulatedMarket(
      List<SimulatedInstrument> instruments,
      FairPrices prices,
      int rate,
      long seed,
      MarketDataListener listener,
      EpochNanoClock clock) {
    if (rate < 1 || rate > MAX_RATE) {
      throw new IllegalArgumentException(
          "The rate is 1 to " + MAX_RATE + " updates per second: " + rate);
    }
    this.rate = rate;
    this.clock = clock;
    this.history = new SimulatedHistory(prices, tradesPerMinute(rate, instruments.size()));
    this.random = new SplittableRandom(seed);
    for (SimulatedInstrument instrument : instruments) {
      symbols.add(new SimulatedSymbol(instrument, prices.of(instrument), random, listener));
      if (instrument.leveraged()) {
        positions.add(new SimulatedPositions(instrument, prices.of(instrument), seed, listener));
      }
    }
  }

  private static int tradesPerMinute(int rate, int symbols) {
    long trades = rate * SECONDS_PER_MINUTE * TRADE_PERCENT / PERCENT / symbols;
    return (int) Math.max(1, Math.min(MAX_REMEMBERED_TRADES, trades));
  }

  /** From now on the market tells of the time before it opened, see {@link #history}. */
  public SimulatedMarket remembering() {
    symbols.forEach(each -> remembered.put(each.instrument().symbol(), each.instrument()));
    return this;
  }

  /** From now on what is told may be wrong. */
  public SimulatedMarket disturbedBy(MarketFaults wrong) {
    faults = wrong;
    return this;
  }

  @Override
  public long poll(long nowNs) {
    if (!open) {
      open = true;
      secondStartNs = nowNs;
      symbols.forEach(symbol -> symbol.open(clock.nanoTime()));
      positions.forEach(each -> each.open(clock.nanoTime()));
    }
    long epochNs = clock.nanoTime();
    if (faults != null && faults.changed(nowNs)) {
      symbols.forEach(each -> each.disturb(faults.of(each.instrument().symbol()), epochNs));
    }
    positions.forEach(each -> each.poll(epochNs));
    for (int i = 0; i < STEPS_PER_POLL; i++) {
      long waitNs = dueNs() - nowNs;
      if (waitNs > 0) {
        return waitNs;
      }
      int told = step();
      updates += told;
      advance(told, nowNs);
    }
    return 0;
  }

  private int step() {
    SimulatedSymbol symbol = symbols.get(random.nextInt(symbols.size()));
    return random.nextInt(PERCENT) < TRADE_PERCENT
        ? symbol.trade(clock.nanoTime())
        : symbol.quote(clock.nanoTime());
  }

  /** When the next update is due. */
  private long dueNs() {
    return secondStartNs + (doneInSecond + 1) * NANOS_PER_SECOND / rate;
  }

  private void advance(int told, long nowNs) {
    doneInSecond += told;
    while (doneInSecond >= rate) {
      doneInSecond -= rate;
      secondStartNs += NANOS_PER_SECOND;
    }
    long behindNs = nowNs - dueNs();
    if (behindNs > NANOS_PER_SECOND) {
      long seconds = behindNs / NANOS_PER_SECOND;
      skippedSeconds += seconds;
      secondStartNs += seconds * NANOS_PER_SECOND;
    }
  }

  /** Trades and book changes so far. */
  public long updates() {
    return updates;
  }

  @Override
  public int expectedBooks() {
    return symbols.size();
  }

  /** Where the market {@linkplain #remembering remembers}: the candles that are over. */
  @Override
  public List<VenueCandle> history(String symbol, Duration length, Instant from, Instant until) {
    SimulatedInstrument instrument = remembered.get(symbol);
    if (instrument == null) {
      return List.of();
    }
    long lengthNs = length.toNanos();
    long overNs = clock.nanoTime() - lengthNs + 1;
    return history.candles(
        instrument, lengthNs, nanos(from), Math.min(nanos(until), Math.max(0, overNs)));
  }

  private static long nanos(Instant instant) {
    return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
  }

  @Override
  public HealthReport health() {
    return new HealthReport().total("updates", updates).total("skipped_seconds", skippedSeconds);
  }

  /** Nothing is open: a market lives in memory alone. */
  @Override
  public void close() {}
}
