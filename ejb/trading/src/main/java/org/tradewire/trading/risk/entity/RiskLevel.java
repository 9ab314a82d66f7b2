package org.tradewire.trading.risk.entity;

import java.math.BigDecimal;

/** What a risk score means. */
public enum RiskLevel {
  STABLE("0"),
  MONITOR("30"),
  HIGH_RISK("60"),
  CRITICAL("80");

  private static final BigDecimal MAX = BigDecimal.valueOf(100);

  private final BigDecimal from;

  RiskLevel(String from) {
    this.from = new BigDecimal(from);
  }

  /**
   * The level of a score: each begins at its bound.
   *
   * @throws IllegalArgumentException for a score below 0 or above 100
   */
  public static RiskLevel of(BigDecimal score) {
    if (score.signum() < 0 || score.compareTo(MAX) > 0) {
      throw new IllegalArgumentException("A risk score is 0 to 100, not " + score);
    }
    RiskLevel found = STABLE;
    for (RiskLevel each : values()) {
      found = score.compareTo(each.from) >= 0 ? each : found;
    }
    return found;
  }
}
