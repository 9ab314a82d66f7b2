package org.tradewire.collector.simulator;

import java.util.concurrent.TimeUnit;

/** What can be wrong with what an exchange tells of a symbol. */
public enum MarketFault {
  /** Book and trades lie 15 % above the market. */
  SPIKE(150, 150),
  /** Bids lie 1 % above the market, asks 1 % below it. */
  CROSSED(10, -10),
  /** Bids lie 2 % below the market, asks 2 % above it. */
  WIDE(-20, 20),
  /** The book is told no more; trades go on, 1 % above the market. */
  FROZEN(0, 0),
  /** Nothing is told at all. */
  SILENT(0, 0),
  /** The exchange's clock is an hour ahead. */
  CLOCK(0, 0);

  private static final long PER_MILLE = 1_000;

  private final long bidPerMille;
  private final long askPerMille;

  MarketFault(long bidPerMille, long askPerMille) {
    this.bidPerMille = bidPerMille;
    this.askPerMille = askPerMille;
  }

  /** Whether the book is told with other prices than those of the market. */
  boolean movesBook() {
    return bidPerMille != 0 || askPerMille != 0;
  }

  /** Whether changes of the book are told. */
  boolean tellsBook() {
    return this != FROZEN && this != SILENT;
  }

  boolean tellsTrades() {
    return this != SILENT;
  }

  /** Ticks that are told for a price of the book. */
  long ofBook(boolean ask, long ticks) {
    return ticks + ticks * (ask ? askPerMille : bidPerMille) / PER_MILLE;
  }

  /** Ticks that are told for the price of a trade. */
  long ofTrade(long ticks) {
    return switch (this) {
      case SPIKE -> ofBook(true, ticks);
      case FROZEN -> ticks + ticks / 100;
      default -> ticks;
    };
  }

  /** What the exchange's clock says, nanoseconds since the Unix epoch. */
  long time(long nowNs) {
    return this == CLOCK ? nowNs + TimeUnit.HOURS.toNanos(1) : nowNs;
  }
}
