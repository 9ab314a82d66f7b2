package org.tradewire.trading.market.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;

/**
 * Forgets short candles of long ago, each night and in small transactions. Nodes that do so at once
 * leave each other's rows alone; what fails is tried again the next night.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CandlePruning {

  private static final System.Logger LOG = System.getLogger(CandlePruning.class.getName());

  /** Short candles are kept for so long. */
  private static final Duration KEPT = Duration.ofDays(90);

  private static final LocalTime AT = LocalTime.of(3, 17);

  private Candles candles;
  private Clock clock;
  private PeriodicWorks works;

  private PeriodicWork work;

  /** For the container's proxy. */
  protected CandlePruning() {}

  @Inject
  public CandlePruning(Candles candles, Clock clock, PeriodicWorks works) {
    this.candles = candles;
    this.clock = clock;
    this.works = works;
  }

  private WorkPlan plan() {
    return WorkPlan.daily(AT, ZoneId.systemDefault(), clock, "candle_pruning")
        .step("short candles of long ago stay", this::forget);
  }

  @PostConstruct
  void begin() {
    work = works.begin(plan());
  }

  @PreDestroy
  void end() {
    work.close();
  }

  /** One turn, for who has no scheduler. */
  void prune() {
    work.turn();
  }

  private void forget() {
    Instant before = clock.instant().minus(KEPT);
    long total = 0;
    try {
      int forgotten;
      do {
        forgotten = candles.forget(before);
        total += forgotten;
      } while (forgotten == Candles.FORGOTTEN_AT_ONCE);
    } finally {
      if (total > 0) {
        LOG.log(System.Logger.Level.INFO, "event=candles_pruned candles={0}", total);
      }
    }
  }
}
