package org.tradewire.trading.challenge.entity.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeFixture;
import org.tradewire.trading.challenge.entity.LossRule;

class DrawdownAlertTest {

  @ParameterizedTest
  @CsvSource({
    "HIGH_DAILY_DRAWDOWN, true, false, MEDIUM",
    "HIGH_TOTAL_DRAWDOWN, false, true, HIGH",
    "DAILY_LOSS_LIMIT_HIT, true, false, HIGH",
  })
  void shouldStandForItsOwnLimitAlone(
      DrawdownAlert alert, boolean daily, boolean total, String severity) {
    Challenge challenge = ChallengeFixture.active("10000", LocalDate.of(2026, 3, 2));

    challenge.warnings().note(alert.limit(), true);

    assertThat(challenge.warnings().stands(LossRule.DAILY)).isEqualTo(daily);
    assertThat(challenge.warnings().stands(LossRule.TOTAL)).isEqualTo(total);
    assertThat(alert.severity()).hasToString(severity);
  }
}
