package org.tradewire.collector.simulator;

/**
 * The prices that simulated markets quote around. Markets of the same seed agree about what
 * something is worth, as exchanges do.
 *
 * @param seed of all instruments
 */
public record FairPrices(long seed) {

  /** An instrument's price; each caller gets one of its own, and all of them agree. */
  FairPrice of(SimulatedInstrument instrument) {
    return new FairPrice(seed, instrument);
  }
}
