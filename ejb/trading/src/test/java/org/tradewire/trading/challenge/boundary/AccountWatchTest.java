package org.tradewire.trading.challenge.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeFixture;
import org.tradewire.trading.challenge.entity.FloatingProfit;
import org.tradewire.trading.challenge.entity.LossRule;
import org.tradewire.trading.template.entity.TermsFixture;

class AccountWatchTest {

  private final Challenge copy = ChallengeFixture.active("10000", LocalDate.of(2026, 3, 2));

  @Test
  void shouldHaveNothingToStoreAfterBeingAsked() {
    AccountWatch account = new AccountWatch(copy, TermsFixture.classic(), "USD");

    assertThat(account.wouldAct(FloatingProfit.of(new BigDecimal("-450")))).isTrue();

    assertThat(account.isDue()).isFalse();
    assertThat(account.isUrgent()).isFalse();
    assertThat(account.eventSeq()).isZero();
  }

  @Test
  void shouldBeDueUntilItsMarksAreStored() {
    AccountWatch account = new AccountWatch(copy, TermsFixture.classic(), "USD");

    account.mark(FloatingProfit.of(new BigDecimal("-100")));

    assertThat(account.isDue()).isTrue();
    assertThat(account.isDue()).as("nobody has stored them").isTrue();
    assertThat(account.isUrgent()).isFalse();
    account.stored();
    assertThat(account.isDue()).isFalse();
    assertThat(account.figures().equity()).isEqualByComparingTo("9900");
    assertThat(account.balance()).isEqualByComparingTo("10000");
  }

  @Test
  void shouldStoreAtOnceThatAWarningIsArmedAgain() {
    copy.warnings().note(LossRule.DAILY, true);
    AccountWatch account = new AccountWatch(copy, TermsFixture.classic(), "USD");

    account.mark(FloatingProfit.of(new BigDecimal("-450")));
    assertThat(account.isUrgent()).as("still near").isFalse();
    account.mark(FloatingProfit.of(new BigDecimal("-100")));
    assertThat(account.isUrgent()).isTrue();
    account.stored();
    assertThat(account.isUrgent()).isFalse();
  }

  @Test
  void shouldStoreAtOnceAPeakThatMovesAFloor() {
    AccountWatch trailing = new AccountWatch(copy, TermsFixture.classic(), "USD");
    trailing.mark(FloatingProfit.of(new BigDecimal("0.01")));
    assertThat(trailing.isUrgent()).as("10 % of the peak").isTrue();

    Challenge other = ChallengeFixture.active("10000", LocalDate.of(2026, 3, 2));
    AccountWatch still =
        new AccountWatch(other, TermsFixture.withStaticLoss(new BigDecimal("10")), "USD");
    still.mark(FloatingProfit.of(new BigDecimal("0.01")));
    assertThat(still.isDue()).isTrue();
    assertThat(still.isUrgent()).as("a floor that stands").isFalse();
  }

  @Test
  void shouldKeepWhatAnEarlierCopyHasSeenOfTheSameDay() {
    Challenge seen = ChallengeFixture.active("10000", LocalDate.of(2026, 3, 2));
    AccountWatch earlier = new AccountWatch(seen, TermsFixture.classic(), "USD");
    earlier.mark(FloatingProfit.of(new BigDecimal("300")));
    earlier.mark(FloatingProfit.of(new BigDecimal("-100")));
    AccountWatch fresh = new AccountWatch(copy, TermsFixture.classic(), "USD");

    fresh.sawAlso(earlier);

    assertThat(fresh.figures().peak()).isEqualByComparingTo("10300");
    assertThat(fresh.isUrgent()).as("and it is still to be stored").isTrue();
  }

  @Test
  void shouldKeepThePeakOverMidnightAndNotTheHigh() {
    AccountWatch earlier = seen("300");
    copy.rollTo(LocalDate.of(2026, 3, 3));
    AccountWatch fresh = new AccountWatch(copy, TermsFixture.classic(), "USD");

    fresh.sawAlso(earlier);

    assertThat(fresh.figures().peak()).isEqualByComparingTo("10300");
    assertThat(copy.day().closedPeak()).as("the day's that has closed").isEqualTo("10300.00");
    assertThat(copy.day().maxEquity()).isEqualTo("10000.00");
    assertThat(fresh.isUrgent()).isTrue();
  }

  @Test
  void shouldNotTakeOverWhatWasSeenBeforeFiguresWereCorrected() {
    AccountWatch earlier = seen("300");
    copy.rollTo(LocalDate.of(2026, 3, 3));
    copy.bookToDayBefore(new BigDecimal("-100.00"), Instant.parse("2026-03-02T23:59:59Z"));
    AccountWatch fresh = new AccountWatch(copy, TermsFixture.classic(), "USD");

    fresh.sawAlso(earlier);

    assertThat(fresh.figures().peak()).isEqualByComparingTo("10000");
    assertThat(copy.day().closedPeak()).isEqualByComparingTo("10000");
    assertThat(fresh.isDue()).isFalse();
  }

  /** An earlier copy of an account like this one, and what it has seen. */
  private static AccountWatch seen(String floating) {
    AccountWatch earlier =
        new AccountWatch(
            ChallengeFixture.active("10000", LocalDate.of(2026, 3, 2)),
            TermsFixture.classic(),
            "USD");
    earlier.mark(FloatingProfit.of(new BigDecimal(floating)));
    return earlier;
  }
}
