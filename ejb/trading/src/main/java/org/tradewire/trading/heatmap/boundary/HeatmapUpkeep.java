package org.tradewire.trading.heatmap.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.heatmap.entity.HeatmapKey;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * Forgets old pictures, judges the days that are over of the symbols that this node computes, and
 * ends the zone alerts of symbols that no node computes. A few days a turn: after an import of
 * months it takes some turns.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HeatmapUpkeep {
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofDays(90);
  private static final Duration CHECKPOINTS_KEPT = Duration.ofDays(2);

  /** Minutes and liquidations of a day are stored some time after it. */
  private static final Duration SETTLED = Duration.ofMinutes(10);

  private static final int DAYS_A_TURN = 5;
  private static final int TURNS_PER_FORGETTING = 60;

  private HeatmapStore store;
  private Heatmaps heatmaps;
  private BackTests backTests;
  private ZoneEnding zones;
  private HeatmapCatalogue catalogue;
  private Clock clock;
  private PeriodicWorks works;
  private PeriodicWork work;
  private int turn;

  /** For the container's proxy. */
  protected HeatmapUpkeep() {}

  @Inject
  public HeatmapUpkeep(
      HeatmapStore store,
      Heatmaps heatmaps,
      BackTests backTests,
      ZoneEnding zones,
      HeatmapCatalogue catalogue,
      Clock clock,
      PeriodicWorks works) {
    this.store = store;
    this.heatmaps = heatmaps;
    this.backTests = backTests;
    this.zones = zones;
    this.catalogue = catalogue;
    this.clock = clock;
    this.works = works;
  }

  @PostConstruct
  void begin() {
    work =
        works.begin(
            WorkPlan.every(PERIOD, "heatmap_upkeep")
                .step("old heatmaps stay", this::forget)
                .step("zone alerts of symbols that are gone stay", zones::end)
                .step("days of heatmaps are not judged", this::judge));
  }

  @PreDestroy
  void end() {
    work.close();
  }

  /** A turn of the job, for who has no scheduler. */
  void turn() {
    work.turn();
  }

  private void forget() {
    if (turn++ % TURNS_PER_FORGETTING == 0) {
      Instant now = clock.instant();
      store.forget(now.minus(KEPT), now.minus(CHECKPOINTS_KEPT));
    }
  }

  private void judge() {
    int left = DAYS_A_TURN;
    List<VenueSymbol> instruments = heatmaps.instruments();
    for (String symbol : catalogue.computedHere()) {
      List<VenueSymbol> of =
          instruments.stream().filter(each -> each.symbol().equals(symbol)).toList();
      for (HeatmapModel model : HeatmapModel.values()) {
        try {
          left -= judge(symbol, model, of, left);
        } catch (RuntimeException e) {
          // One symbol that cannot be judged must not hold up the others.
          work.complain("days of " + symbol + " are not judged: " + e);
        }
      }
    }
  }

  private int judge(String symbol, HeatmapModel model, List<VenueSymbol> instruments, int most) {
    Optional<SymbolSettings> settings = catalogue.settings(symbol);
    Optional<LocalDate> next =
        backTests
            .last(symbol, model)
            .map(each -> each.plusDays(1))
            .or(() -> first(instruments, model));
    LocalDate today = LocalDate.ofInstant(clock.instant().minus(SETTLED), ZoneOffset.UTC);
    if (settings.isEmpty() || next.isEmpty()) {
      return 0;
    }
    int judged = 0;
    for (LocalDate day = next.get(); judged < most && day.isBefore(today); day = day.plusDays(1)) {
      backTests.judge(settings.get(), model, instruments, day);
      judged++;
    }
    return judged;
  }

  private Optional<LocalDate> first(List<VenueSymbol> instruments, HeatmapModel model) {
    return instruments.stream()
        .flatMap(each -> heatmaps.first(new HeatmapKey(each, model)).stream())
        .min(Instant::compareTo)
        .map(each -> LocalDate.ofInstant(each, ZoneOffset.UTC));
  }
}
