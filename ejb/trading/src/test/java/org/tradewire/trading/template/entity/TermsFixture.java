package org.tradewire.trading.template.entity;

import java.math.BigDecimal;
import java.time.ZoneId;

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

  /** The Classic terms: 5, 10, 10. */
  public static ChallengeTerms classic() {
    return terms("5", "10", "10");
  }
}
