package org.tradewire.trading.challenge.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeFixture;
import org.tradewire.trading.challenge.entity.FloatingProfit;
import org.tradewire.trading.challenge.entity.LossRule;
import org.tradewire.trading.challenge.entity.StatusReason;
import org.tradewire.trading.challenge.entity.Verdict;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.TargetBasis;
import org.tradewire.trading.template.entity.TermsFixture;

/** Asking what would happen to an account, against what does happen. */
class AccountQueriesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final ChallengeTerms CLASSIC = TermsFixture.classic();

  @Property(tries = 500)
  void shouldSayThatSomethingWouldHappenExactlyWhereItDoes(
      @ForAll @IntRange(min = -1_100, max = 1_100) int floating,
      @ForAll boolean dailyWarned,
      @ForAll boolean totalWarned) {
    Challenge asked = challenge(dailyWarned, totalWarned);
    Challenge judged = challenge(dailyWarned, totalWarned);

    boolean would =
        ChallengeEngine.wouldAct(asked, CLASSIC, FloatingProfit.of(BigDecimal.valueOf(floating)));

    Optional<Verdict> verdict =
        ChallengeEngine.mark(judged, CLASSIC, FloatingProfit.of(BigDecimal.valueOf(floating)));
    boolean did = !ChallengeEngine.conclude(judged, CLASSIC, verdict.orElse(null), NOON).isEmpty();
    assertThat(would).isEqualTo(did);
  }

  @Test
  void shouldChangeNothingByAsking() {
    Challenge challenge = challenge(false, true);
    String before = state(challenge);

    assertThat(
            ChallengeEngine.wouldAct(challenge, CLASSIC, FloatingProfit.of(new BigDecimal("-450"))))
        .isTrue();
    assertThat(
            ChallengeEngine.wouldAct(challenge, CLASSIC, FloatingProfit.of(new BigDecimal("-501"))))
        .isTrue();
    assertThat(
            ChallengeEngine.wouldAct(challenge, CLASSIC, FloatingProfit.of(new BigDecimal("1000"))))
        .isTrue();
    assertThat(ChallengeEngine.wouldAct(challenge, CLASSIC, FloatingProfit.of(new BigDecimal("1"))))
        .isFalse();

    assertThat(state(challenge)).isEqualTo(before);
  }

  @Test
  void shouldMeetATargetOfTheEquityOnlyWhereTheBooksThemselvesDo() {
    ChallengeTerms terms = TermsFixture.withTarget(TargetBasis.EQUITY);
    FloatingProfit wide = new FloatingProfit(new BigDecimal("1142.50"), new BigDecimal("942.50"));
    assertThat(ChallengeEngine.wouldAct(challenge(false, false), terms, wide)).isFalse();
    assertThat(ChallengeEngine.mark(challenge(false, false), terms, wide)).isEmpty();

    FloatingProfit narrow = FloatingProfit.of(wide.amount());
    assertThat(ChallengeEngine.wouldAct(challenge(false, false), terms, narrow)).isTrue();
    assertThat(ChallengeEngine.mark(challenge(false, false), terms, narrow))
        .map(Verdict::reason)
        .contains(StatusReason.PROFIT_TARGET);
  }

  @Test
  void shouldArmAWarningAgainByWatchingAndRaiseNone() {
    Challenge challenge = challenge(true, false);

    ChallengeEngine.watch(challenge, CLASSIC, FloatingProfit.of(new BigDecimal("-450")));
    assertThat(challenge.warnings().stands(LossRule.DAILY)).as("still near").isTrue();
    ChallengeEngine.watch(challenge, CLASSIC, FloatingProfit.of(new BigDecimal("-100")));
    assertThat(challenge.warnings().stands(LossRule.DAILY)).isFalse();
    ChallengeEngine.watch(challenge, CLASSIC, FloatingProfit.of(new BigDecimal("-450")));

    assertThat(challenge.warnings().stands(LossRule.DAILY)).as("raised by judging alone").isFalse();
    assertThat(challenge.eventSeq()).isZero();
    assertThat(challenge.day().minEquity()).isEqualByComparingTo("9550");
  }

  private static String state(Challenge challenge) {
    return challenge.figures()
        + " "
        + challenge.eventSeq()
        + challenge.warnings().stands(LossRule.DAILY)
        + challenge.warnings().stands(LossRule.TOTAL)
        + challenge.day().maxEquity()
        + challenge.day().minEquity()
        + challenge.ledger().floatingPnl();
  }

  private static Challenge challenge(boolean dailyWarned, boolean totalWarned) {
    Challenge challenge = ChallengeFixture.active("10000", DAY);
    challenge.warnings().note(LossRule.DAILY, dailyWarned);
    challenge.warnings().note(LossRule.TOTAL, totalWarned);
    return challenge;
  }
}
