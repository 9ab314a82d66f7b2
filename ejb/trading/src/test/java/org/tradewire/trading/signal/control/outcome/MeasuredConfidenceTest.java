package org.tradewire.trading.signal.control.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MeasuredConfidenceTest {
  private static final BigDecimal RISK = new BigDecimal("2.5");
  private static final BigDecimal TWICE = new BigDecimal("5.00");

  @Test
  void shouldDrawWhatWasWonTowardsChance() {
    MeasuredConfidence measured = MeasuredConfidence.of(12, 30, RISK, TWICE);

    assertThat(measured.value()).isEqualTo(new BigDecimal("0.3733"));
    assertThat(measured.decided()).isEqualTo(30);
  }

  @Test
  void shouldBeChanceWhereNothingWasMeasured() {
    assertThat(MeasuredConfidence.of(0, 0, RISK, TWICE).value()).isEqualByComparingTo("0.3333");
    assertThat(MeasuredConfidence.of(0, 0, RISK, RISK).value()).isEqualByComparingTo("0.5");
  }

  @Property
  void shouldRiseWithEveryWinAndStayAShare(
      @ForAll @IntRange(min = 0, max = 500) int wins,
      @ForAll @IntRange(min = 0, max = 500) int losses) {
    BigDecimal value = MeasuredConfidence.of(wins, wins + losses, RISK, TWICE).value();
    BigDecimal afterAWin = MeasuredConfidence.of(wins + 1, wins + losses + 1, RISK, TWICE).value();

    assertThat(value).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
    assertThat(afterAWin).isGreaterThanOrEqualTo(value);
  }
}
