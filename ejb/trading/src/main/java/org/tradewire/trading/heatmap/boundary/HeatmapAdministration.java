package org.tradewire.trading.heatmap.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.heatmap.control.HeatmapRepository;
import org.tradewire.trading.heatmap.control.HeatmapSettingRepository;
import org.tradewire.trading.heatmap.control.backtest.BackTestRepository;
import org.tradewire.trading.heatmap.entity.HeatmapRefusal;
import org.tradewire.trading.heatmap.entity.ModelSettings;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.market.boundary.OpenInterests;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.shared.Refusal;

/**
 * What administrators set per symbol. A change is one transaction, audited; within a second the
 * node that computes the symbol begins anew with it, in the background.
 */
@Stateless
@PermitAll
public class HeatmapAdministration {

  private HeatmapSettingRepository settings;
  private HeatmapRepository repository;
  private BackTestRepository backTests;
  private OpenInterests interests;
  private AuditLog audit;
  private Clock clock;

  /** For the container's proxy. */
  protected HeatmapAdministration() {}

  @Inject
  public HeatmapAdministration(
      HeatmapSettingRepository settings,
      HeatmapRepository repository,
      BackTestRepository backTests,
      OpenInterests interests,
      AuditLog audit,
      Clock clock) {
    this.settings = settings;
    this.repository = repository;
    this.backTests = backTests;
    this.interests = interests;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Changes the settings of a symbol.
   *
   * @param symbol canonical, {@code BTC-USDT}
   * @param seen the version that the administrator saw
   * @throws Refusal the caller is no administrator, there is no such symbol, or somebody else
   *     changed it since
   */
  public SymbolSettings change(
      Caller caller, String symbol, boolean enabled, ModelSettings model, long seen) {
    caller.require(Role.ADMIN, "Only administrators change heatmaps.");
    SymbolSettings before = settings.find(symbol).orElseThrow(() -> HeatmapRefusal.unknown(symbol));
    boolean same = before.model().equals(model);
    SymbolSettings after =
        new SymbolSettings(
            symbol,
            enabled,
            model,
            seen + 1,
            same ? before.modelVersion() : seen + 1,
            caller.username(),
            Moments.now(clock));
    if (before.version() != seen || !settings.store(after)) {
      throw HeatmapRefusal.conflict(symbol, seen);
    }
    if (!same) {
      interests.instruments().stream()
          .filter(each -> each.symbol().equals(symbol))
          .forEach(each -> repository.forgetAll(each));
      backTests.forgetSince(symbol, LocalDate.EPOCH);
    }
    audit.add(caller.did("heatmap.changed", "heatmap:" + symbol, before.text(), after.text()));
    return after;
  }
}
