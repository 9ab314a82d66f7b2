package org.tradewire.trading.market.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Forgets short candles of long ago, each night and in small transactions. Nodes that do so at once
 * leave each other's rows alone; what fails is tried again the next night.
 */
@Singleton
@Startup
@DependsOn("Migrator")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CandlePruning {

  private static final System.Logger LOG = System.getLogger(CandlePruning.class.getName());

  /** Short candles are kept for so long. */
  private static final Duration KEPT = Duration.ofDays(90);

  @Inject private Candles candles;
  @Inject private Clock clock;

  /** For the container. */
  public CandlePruning() {}

  @SuppressWarnings("UnnecessaryAssignment") // Without a container, nobody else injects.
  CandlePruning(Candles candles, Clock clock) {
    this.candles = candles;
    this.clock = clock;
  }

  /** Throws nothing: a server gives up a timer whose method fails again and again. */
  @Schedule(hour = "3", minute = "17", persistent = false, info = "candle pruning")
  void prune() {
    Instant before = clock.instant().minus(KEPT);
    long total = 0;
    try {
      int forgotten;
      do {
        forgotten = candles.forget(before);
        total += forgotten;
      } while (forgotten == Candles.FORGOTTEN_AT_ONCE);
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING, "event=candles-not-pruned reason=\"{0}\"", e.getMessage());
    }
    if (total > 0) {
      LOG.log(System.Logger.Level.INFO, "event=candles-pruned candles={0}", total);
    }
  }
}
