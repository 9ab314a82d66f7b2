package org.tradewire.trading.template.entity;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;

/** Builds terms for tests of any package. */
public final class TermsFixture {

  private TermsFixture() {}

  /** Terms in percent points, days in UTC, warnings at 80 %. */
  public static ChallengeTerms terms(String daily, String total, String target) {
    return terms(ZoneId.of("UTC"), daily, total, target);
  }

  public static ChallengeTerms terms(ZoneId zone, String daily, String total, String target) {
    return ChallengeTerms.classic(
        zone,
        new BigDecimal(daily),
        new BigDecimal(total),
        new BigDecimal(target),
        new BigDecimal("80"));
  }

  /** Terms that end nothing and lock nothing, with a target out of reach. */
  public static ChallengeTerms lawless() {
    ChallengeTerms classic = terms("5", "10", "1000");
    return new ChallengeTerms(
        classic.days(),
        null,
        null,
        null,
        null,
        0,
        0,
        0,
        classic.alertThresholdPercent(),
        classic.targetBasis(),
        true,
        List.of(),
        classic.phases());
  }

  /** The Classic terms with a floor of the whole loss that stands. */
  public static ChallengeTerms withStaticLoss(BigDecimal percent) {
    ChallengeTerms classic = classic();
    return new ChallengeTerms(
        classic.days(),
        classic.dailyLoss(),
        new MaximumLoss(
            MaximumLoss.Trail.STATIC, LossLimit.ofPercent(percent), null, Breach.BEYOND),
        classic.bestDay(),
        classic.news(),
        classic.minimumTradingDays(),
        classic.maximumDays(),
        classic.inactivityDays(),
        classic.alertThresholdPercent(),
        classic.targetBasis(),
        classic.floatingCounted(),
        classic.closures(),
        classic.phases());
  }

  /** The Classic terms whose target is met by something else. */
  public static ChallengeTerms withTarget(TargetBasis basis) {
    ChallengeTerms classic = classic();
    return new ChallengeTerms(
        classic.days(),
        classic.dailyLoss(),
        classic.maximumLoss(),
        classic.bestDay(),
        classic.news(),
        classic.minimumTradingDays(),
        classic.maximumDays(),
        classic.inactivityDays(),
        classic.alertThresholdPercent(),
        basis,
        classic.floatingCounted(),
        classic.closures(),
        classic.phases());
  }

  /** The Classic terms: 5, 10, 10. */
  public static ChallengeTerms classic() {
    return terms("5", "10", "10");
  }
}
