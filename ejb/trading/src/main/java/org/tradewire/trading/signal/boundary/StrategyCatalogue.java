package org.tradewire.trading.signal.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.entity.strategy.StrategySettings;

/** The settings of the built-in strategies, as this node read them last. Thread-safe. */
@ApplicationScoped
public class StrategyCatalogue {

  private volatile List<StrategySettings> settings = List.of();

  /** Takes over the settings of all strategies. */
  void learn(List<StrategySettings> all) {
    settings = List.copyOf(all);
  }

  /** Those of the strategies that look at candles of a symbol and time frame. */
  public List<StrategySettings> lookingAt(String symbol, TimeFrame timeFrame) {
    return settings.stream().filter(each -> each.looksAt(symbol, timeFrame)).toList();
  }
}
