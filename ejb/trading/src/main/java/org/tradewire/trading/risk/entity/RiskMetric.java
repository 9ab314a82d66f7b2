package org.tradewire.trading.risk.entity;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.tradewire.trading.shared.Severity;

/** What the risk desk watches of a challenge; each bound belongs to its severity. */
public enum RiskMetric {
  /** {@code (peak - equity) / peak * 100}, 2 decimals. */
  DRAWDOWN(2, null, "5.0", "8.0", "9.5"),
  /** Trades of the last 24 hours, an hour, 3 decimals. */
  TRADE_FREQUENCY(3, null, "1.0", "2.0", "4.0"),
  /** Population standard deviation of the last 30 results, percent of the balance, 4 decimals. */
  EQUITY_VOLATILITY(4, "0.3", "0.6", "1.0", "1.5");

  private final int decimals;
  private final Map<Severity, BigDecimal> bounds = new EnumMap<>(Severity.class);

  RiskMetric(int decimals, String... bounds) {
    this.decimals = decimals;
    for (Severity each : Severity.values()) {
      String bound = bounds[each.ordinal()];
      if (bound != null) {
        this.bounds.put(each, new BigDecimal(bound));
      }
    }
  }

  /** Digits after the point on the wire. */
  public int decimals() {
    return decimals;
  }

  /** The gravest severity whose bound a value reaches; empty where it reaches none. */
  public Optional<Severity> severity(BigDecimal value) {
    return bounds.entrySet().stream()
        .filter(bound -> value.compareTo(bound.getValue()) >= 0)
        .map(Map.Entry::getKey)
        .reduce((lesser, graver) -> graver);
  }
}
