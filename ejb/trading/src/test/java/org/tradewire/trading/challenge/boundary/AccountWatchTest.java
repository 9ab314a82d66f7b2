package org.tradewire.trading.challenge.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeFixture;
import org.tradewire.trading.challenge.entity.LossRule;
import org.tradewire.trading.template.entity.TermsFixture;

class AccountWatchTest {

  private final Challenge copy = ChallengeFixture.active("10000", LocalDate.of(2026, 3, 2));

  @Test
  void shouldHaveNothingToStoreAfterBeingAsked() {
    AccountWatch account = new AccountWatch(copy, TermsFixture.classic(), "USD");

    assertThat(account.wouldAct(new BigDecimal("-450"))).isTrue();

    assertThat(account.takeChange()).isFalse();
    assertThat(account.warningsChanged()).isFalse();
    assertThat(account.eventSeq()).isZero();
  }

  @Test
  void shouldStoreEachMarkOnce() {
    AccountWatch account = new AccountWatch(copy, TermsFixture.classic(), "USD");

    account.mark(new BigDecimal("-100"));

    assertThat(account.takeChange()).isTrue();
    assertThat(account.takeChange()).isFalse();
    assertThat(account.figures().equity()).isEqualByComparingTo("9900");
    assertThat(account.balance()).isEqualByComparingTo("10000");
  }

  @Test
  void shouldStoreAtOnceThatAWarningIsArmedAgain() {
    copy.warnings().note(LossRule.DAILY, true);
    AccountWatch account = new AccountWatch(copy, TermsFixture.classic(), "USD");

    account.mark(new BigDecimal("-450"));
    assertThat(account.warningsChanged()).as("still near").isFalse();
    account.mark(new BigDecimal("-100"));
    assertThat(account.warningsChanged()).isTrue();
    assertThat(account.takeChange()).isTrue();
    assertThat(account.warningsChanged()).isFalse();
  }
}
