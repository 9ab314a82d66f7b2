package org.tradewire.collector.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The prices that simulated markets quote around. Markets that share them agree about what
 * something is worth, as exchanges do. Thread-safe.
 */
public final class FairPrices {

  private final Map<String, FairPrice> prices = new HashMap<>();

  /** Prices that walk the same way for the same seed and the same order of steps. */
  public FairPrices(List<SimulatedInstrument> instruments, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (SimulatedInstrument instrument : instruments) {
      prices.put(instrument.symbol(), new FairPrice(random.split(), instrument));
    }
  }

  FairPrice of(SimulatedInstrument instrument) {
    return prices.get(instrument.symbol());
  }
}
