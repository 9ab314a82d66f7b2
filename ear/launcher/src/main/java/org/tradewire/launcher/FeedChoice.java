package org.tradewire.launcher;

import java.nio.file.Path;

/** Where the market data of a start comes from. */
public sealed interface FeedChoice {

  /**
   * A simulated market.
   *
   * @param rate messages a second over all symbols, 1 to 1,000,000
   * @param symbols number of symbols, 1 to 1,000
   */
  record Simulator(int rate, int symbols) implements FeedChoice {}

  /**
   * Exchanges, as a collector's configuration file names them.
   *
   * @param configuration an existing file, absolute
   */
  record Exchanges(Path configuration) implements FeedChoice {}

  /**
   * A recording of an exchange, repeated until stopped.
   *
   * @param file an existing file, absolute
   */
  record Replay(Path file) implements FeedChoice {}

  /** No market data. */
  record None() implements FeedChoice {}
}
