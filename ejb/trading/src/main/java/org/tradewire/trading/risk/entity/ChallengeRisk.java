package org.tradewire.trading.risk.entity;

import java.math.BigDecimal;
import java.util.Map;
import org.tradewire.trading.challenge.entity.view.ChallengeView;

/**
 * How risky a challenge is traded, with what that was calculated from.
 *
 * @param metrics every one, rounded as on the wire
 */
public record ChallengeRisk(
    ChallengeView challenge,
    RiskInputs inputs,
    RiskScore score,
    Map<RiskMetric, BigDecimal> metrics) {

  /** Copies the metrics. */
  public ChallengeRisk {
    metrics = Map.copyOf(metrics);
  }
}
