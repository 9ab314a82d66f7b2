package org.tradewire.collector.simulator;

import java.util.SplittableRandom;

/**
 * The price that a simulated market quotes around: a random walk pulled back to an anchor, which
 * itself wanders slowly around the starting price. Whole ticks; stays above half the starting
 * price. Thread-safe: several markets may quote around the same one.
 */
final class FairPrice {

  private static final long SHORT_MEMORY_STEPS = 512;
  private static final long LONG_MEMORY_STEPS = 1 << 20;

  private final SplittableRandom random;
  private final long start;
  private final long volatility;
  private long anchor;
  private long ticks;

  FairPrice(SplittableRandom random, SimulatedInstrument instrument) {
    this.random = random;
    this.start = instrument.startTicks();
    this.volatility = instrument.volatilityTicks();
    this.anchor = start;
    this.ticks = start;
  }

  synchronized long ticks() {
    return ticks;
  }

  /** Moves the price by itself and returns it. */
  synchronized long step() {
    long wander = Math.max(1, volatility / 4);
    anchor = bounded(anchor + noise(wander) + pull(start - anchor, LONG_MEMORY_STEPS));
    ticks = bounded(ticks + noise(volatility) + pull(anchor - ticks, SHORT_MEMORY_STEPS));
    return ticks;
  }

  /** Moves the price because somebody traded. */
  synchronized void push(long byTicks) {
    ticks = bounded(ticks + byTicks);
  }

  private long bounded(long price) {
    return Math.max(start / 2, price);
  }

  private long noise(long most) {
    return random.nextLong(-most, most + 1);
  }

  /** A share of the distance in whole ticks, rounded at random so that small distances pull too. */
  private long pull(long distance, long steps) {
    return Math.floorDiv(distance + random.nextLong(steps), steps);
  }
}
