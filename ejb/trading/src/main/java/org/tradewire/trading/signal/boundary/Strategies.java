package org.tradewire.trading.signal.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.signal.control.strategy.StrategySettingRepository;
import org.tradewire.trading.signal.entity.StrategyRefusal;
import org.tradewire.trading.signal.entity.strategy.BuiltInStrategy;
import org.tradewire.trading.signal.entity.strategy.StrategyParameters;
import org.tradewire.trading.signal.entity.strategy.StrategySettings;

/**
 * What administrators set for the built-in strategies. A change is one transaction, audited; within
 * a second it holds on every node (see {@link StrategyWatch}).
 */
@Stateless
@PermitAll
public class Strategies {

  private StrategySettingRepository repository;
  private AuditLog audit;
  private Clock clock;

  /** For the container's proxy. */
  protected Strategies() {}

  @Inject
  public Strategies(StrategySettingRepository repository, AuditLog audit, Clock clock) {
    this.repository = repository;
    this.audit = audit;
    this.clock = clock;
  }

  /** The settings of every strategy, as they are stored now; everybody may see them. */
  public List<StrategySettings> all() {
    Map<BuiltInStrategy, StrategySettings> all = new EnumMap<>(BuiltInStrategy.class);
    Arrays.stream(BuiltInStrategy.values())
        .forEach(each -> all.put(each, StrategySettings.standard(each)));
    repository.all().forEach(each -> all.put(each.strategy(), each));
    return List.copyOf(all.values());
  }

  /**
   * Changes the settings of a strategy.
   *
   * @param name of the strategy, {@code ema-cross}
   * @param parameters that are not to be standard, by name
   * @param symbols canonical; none means all that there are
   * @param seen the version that the administrator saw; 0 where nobody had set it
   * @return the settings after the change
   * @throws Refusal the caller is no administrator, there is no such strategy, it cannot run like
   *     that, or somebody else changed it since
   */
  public StrategySettings change(
      Caller caller,
      String name,
      boolean enabled,
      Map<String, BigDecimal> parameters,
      List<String> symbols,
      List<TimeFrame> timeFrames,
      long seen) {
    caller.require(Role.ADMIN, "Only administrators change strategies.");
    BuiltInStrategy strategy =
        BuiltInStrategy.of(name).orElseThrow(() -> StrategyRefusal.notFound(name));
    StrategySettings before =
        all().stream().filter(each -> each.strategy() == strategy).findFirst().orElseThrow();
    StrategySettings after;
    try {
      after =
          new StrategySettings(
              StrategyParameters.of(strategy, parameters),
              enabled,
              symbols,
              timeFrames,
              seen + 1,
              caller.username(),
              Moments.now(clock));
    } catch (IllegalArgumentException e) {
      throw StrategyRefusal.INVALID_STRATEGY_SETTINGS.because(e.getMessage());
    }
    if (before.version() != seen || !repository.store(after)) {
      throw StrategyRefusal.conflict(name, seen);
    }
    audit.add(caller.did("strategy.changed", "strategy:" + name, before.text(), after.text()));
    return after;
  }
}
