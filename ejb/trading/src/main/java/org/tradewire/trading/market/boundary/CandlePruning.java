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
import java.util.function.ToIntFunction;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;

/**
 * Forgets short candles, open interest and liquidations of long ago, each night and in small
 * transactions. Nodes that do so at once leave each other's rows alone; what fails is tried again
 * the next night.
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

  /** Open interest and liquidations: a year and a month, to compare a month with that of before. */
  private static final Duration KEPT_OF_FUTURES = Duration.ofDays(400);

  private static final LocalTime AT = LocalTime.of(3, 17);

  private Candles candles;
  private OpenInterests openInterests;
  private Liquidations liquidations;
  private Clock clock;
  private PeriodicWorks works;

  private PeriodicWork work;

  /** For the container's proxy. */
  protected CandlePruning() {}

  @Inject
  public CandlePruning(
      Candles candles,
      OpenInterests openInterests,
      Liquidations liquidations,
      Clock clock,
      PeriodicWorks works) {
    this.candles = candles;
    this.openInterests = openInterests;
    this.liquidations = liquidations;
    this.clock = clock;
    this.works = works;
  }

  private WorkPlan plan() {
    return WorkPlan.daily(AT, ZoneId.systemDefault(), clock, "candle_pruning")
        .step("short candles of long ago stay", this::forgetCandles)
        .step("open interest of long ago stays", this::forgetOpenInterest)
        .step("liquidations of long ago stay", this::forgetLiquidations);
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

  private void forgetCandles() {
    forget("candles", KEPT, candles::forget, Candles.FORGOTTEN_AT_ONCE);
  }

  private void forgetOpenInterest() {
    forget(
        "open_interest", KEPT_OF_FUTURES, openInterests::forget, OpenInterests.FORGOTTEN_AT_ONCE);
  }

  private void forgetLiquidations() {
    forget("liquidations", KEPT_OF_FUTURES, liquidations::forget, Liquidations.FORGOTTEN_AT_ONCE);
  }

  private void forget(String what, Duration kept, ToIntFunction<Instant> store, int atOnce) {
    Instant before = clock.instant().minus(kept);
    long total = 0;
    try {
      int forgotten;
      do {
        forgotten = store.applyAsInt(before);
        total += forgotten;
      } while (forgotten == atOnce);
    } finally {
      if (total > 0) {
        LOG.log(
            System.Logger.Level.INFO,
            "event=history_pruned what={0} rows={1}",
            what,
            Long.toString(total));
      }
    }
  }
}
