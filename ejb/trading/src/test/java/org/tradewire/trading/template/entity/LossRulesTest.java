package org.tradewire.trading.template.entity;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LossRulesTest {

  private static final LossLimit LIMIT = LossLimit.ofPercent(BigDecimal.TEN);
  private static final DailyLoss.Basis BASIS = DailyLoss.Basis.NET_DAILY_PNL;
  private static final MaximumLoss.Trail TRAIL = MaximumLoss.Trail.STATIC;

  @Test
  void shouldHaveNoDailyLossOfWhichAPartIsMissing() {
    assertMissing("basis", () -> new DailyLoss(null, LIMIT, Breach.BEYOND, LossAction.FAIL));
    assertMissing("limit", () -> new DailyLoss(BASIS, null, Breach.BEYOND, LossAction.FAIL));
    assertMissing("breach", () -> new DailyLoss(BASIS, LIMIT, null, LossAction.FAIL));
    assertMissing("action", () -> new DailyLoss(BASIS, LIMIT, Breach.BEYOND, null));
  }

  @Test
  void shouldHaveNoMaximumLossOfWhichAPartIsMissing() {
    assertMissing("trail", () -> new MaximumLoss(null, LIMIT, null, Breach.BEYOND));
    assertMissing("limit", () -> new MaximumLoss(TRAIL, null, null, Breach.BEYOND));
    assertMissing("breach", () -> new MaximumLoss(TRAIL, LIMIT, null, null));
  }

  @Test
  void shouldHaveNoLimitOfNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LossLimit(null, null));
  }

  private static void assertMissing(String part, ThrowingCallable making) {
    assertThatNullPointerException().isThrownBy(making).withMessage(part);
  }
}
