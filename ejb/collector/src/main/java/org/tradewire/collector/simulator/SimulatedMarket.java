package org.tradewire.collector.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.EpochNanoClock;
import org.tradewire.collector.market.HealthReport;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.collector.market.MarketDataSource;

/**
 * Makes trades and book changes of several symbols at an even rate. The same seed and the same
 * instruments give the same sequence of events; only their times come from the clock. A market that
 * was held up makes up for at most one second. Not thread-safe.
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

  private final List<SimulatedSymbol> symbols = new ArrayList<>();
  private final SplittableRandom random;
  private final EpochNanoClock clock;
  private final int rate;
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
   * @param prices of the instruments; other markets may share them
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
    this.random = new SplittableRandom(seed);
    for (SimulatedInstrument instrument : instruments) {
      symbols.add(new SimulatedSymbol(instrument, prices.of(instrument), random, listener));
    }
  }

  @Override
  public long poll(long nowNs) {
    if (!open) {
      open = true;
      secondStartNs = nowNs;
      symbols.forEach(symbol -> symbol.open(clock.nanoTime()));
    }
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

  @Override
  public HealthReport health() {
    return new HealthReport().total("updates", updates).total("skipped_seconds", skippedSeconds);
  }

  /** Nothing is open: a market lives in memory alone. */
  @Override
  public void close() {}
}
