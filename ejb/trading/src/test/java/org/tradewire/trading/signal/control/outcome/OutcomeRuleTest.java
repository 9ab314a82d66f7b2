package org.tradewire.trading.signal.control.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradewire.trading.signal.control.outcome.OutcomeFixture.CREATED;
import static org.tradewire.trading.signal.control.outcome.OutcomeFixture.EXPIRES;
import static org.tradewire.trading.signal.control.outcome.OutcomeFixture.after;
import static org.tradewire.trading.signal.control.outcome.OutcomeFixture.at;
import static org.tradewire.trading.signal.control.outcome.OutcomeFixture.buy;
import static org.tradewire.trading.signal.control.outcome.OutcomeFixture.closed;
import static org.tradewire.trading.signal.control.outcome.OutcomeFixture.look;
import static org.tradewire.trading.signal.control.outcome.OutcomeFixture.sell;
import static org.tradewire.trading.signal.control.outcome.OutcomeFixture.signal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.signal.entity.MinuteView;
import org.tradewire.trading.signal.entity.OutcomeProgress;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.SignalOutcome;

class OutcomeRuleTest {

  @Test
  void shouldBeginEnteredWhereTheEntryIsTheLastPrice() {
    assertThat(OutcomeRule.begin(buy(), new BigDecimal("100.00")).course().enteredAt())
        .isEqualTo(CREATED);
    assertThat(OutcomeRule.begin(buy(), new BigDecimal("101")).course())
        .isEqualTo(SignalCourse.BEGUN);
    assertThat(OutcomeRule.begin(buy(), null).course()).isEqualTo(SignalCourse.BEGUN);
  }

  @Test
  void shouldWinAtTheFirstTargetAndCountWhatTheMinuteReached() {
    OutcomeProgress won = after(buy(), closed("10:01", "100", "121", "99", "115"));

    decided(won, SignalOutcome.WIN, "110", "2", false);
    assertThat(won.course().targetsHit()).isEqualTo(2);
    assertThat(won.course().enteredAt()).isEqualTo(at("10:01"));
    assertThat(won.course().decidedAt()).isEqualTo(at("10:02"));
    assertThat(won.course().result().scale()).isEqualTo(4);
  }

  @Test
  void shouldLoseAtTheStop() {
    decided(
        after(buy(), closed("10:01", "100", "104", "95", "96")),
        SignalOutcome.LOSS,
        "95",
        "-1",
        false);
    decided(
        after(sell(), closed("10:01", "100", "105", "99", "104")),
        SignalOutcome.LOSS,
        "105",
        "-1",
        false);
  }

  @Test
  void shouldTakeAMinuteThatHoldsBothForALoss() {
    decided(
        after(buy(), closed("10:01", "100", "111", "94", "100")),
        SignalOutcome.LOSS,
        "95",
        "-1",
        true);
  }

  @Test
  void shouldLeaveAtTheOpenBeyondTheStop() {
    OutcomeProgress entered = after(buy(), closed("10:01", "100", "101", "99", "100"));

    OutcomeProgress lost = after(buy(), entered, closed("10:02", "93", "112", "92", "94"));

    decided(lost, SignalOutcome.LOSS, "93", "-1.4", false);
    assertThat(lost.course().decidedAt()).isEqualTo(at("10:02"));
    decided(
        after(
            sell(),
            closed("10:01", "100", "101", "99", "100"),
            closed("10:02", "107", "108", "80", "81")),
        SignalOutcome.LOSS,
        "107",
        "-1.4",
        false);
  }

  @Test
  void shouldKnowThatAnOpenBeyondTheTargetComesFirst() {
    OutcomeProgress entered = after(buy(), closed("10:01", "100", "101", "99", "100"));

    decided(
        after(buy(), entered, closed("10:02", "112", "113", "90", "91")),
        SignalOutcome.WIN,
        "110",
        "2",
        false);
  }

  @Test
  void shouldLeaveOutTheMinuteItWasMadeIn() {
    OutcomeProgress pending = after(buy(), closed("10:00", "100", "112", "94", "100"));

    assertThat(pending.course()).isEqualTo(SignalCourse.BEGUN);
    assertThat(pending.lastPrice()).isEqualByComparingTo("100");
  }

  @Test
  void shouldCountTheMinuteThatBeginsWhenItIsMade() {
    Signal onTheMinute =
        signal(
            SignalDirection.BUY, at("10:01"), EXPIRES, "100", "95", List.of(new BigDecimal("110")));

    decided(
        after(onTheMinute, closed("10:01", "100", "110", "99", "105")),
        SignalOutcome.WIN,
        "110",
        "2",
        false);
  }

  @Test
  void shouldWaitForTheEntry() {
    OutcomeProgress waiting =
        after(
            buy(),
            closed("10:01", "103", "115", "101", "104"),
            closed("10:02", "104", "104", "102", "103"));
    assertThat(waiting.course()).isEqualTo(SignalCourse.BEGUN);

    OutcomeProgress entered = after(buy(), waiting, closed("10:03", "103", "103", "100", "101"));
    assertThat(entered.course().enteredAt()).isEqualTo(at("10:04"));
    assertThat(entered.course().outcome()).isEqualTo(SignalOutcome.PENDING);
  }

  @Test
  void shouldNotCountATargetThatMayHaveBeenTheWayToTheEntry() {
    OutcomeProgress entered = after(buy(), closed("10:01", "103", "111", "99", "105"));
    assertThat(entered.course().outcome()).isEqualTo(SignalOutcome.PENDING);
    assertThat(entered.course().enteredAt()).isNotNull();

    decided(
        after(buy(), closed("10:01", "103", "121", "99", "110")),
        SignalOutcome.WIN,
        "110",
        "2",
        false);
    assertThat(after(buy(), closed("10:01", "103", "121", "99", "110")).course().targetsHit())
        .as("121 may have been before")
        .isEqualTo(1);
  }

  @Test
  void shouldKnowThatTheStopCameAfterAnEntryFromAbove() {
    decided(
        after(buy(), closed("10:01", "103", "104", "94", "102")),
        SignalOutcome.LOSS,
        "95",
        "-1",
        false);
    decided(
        after(buy(), closed("10:01", "103", "111", "94", "102")),
        SignalOutcome.LOSS,
        "95",
        "-1",
        true);
  }

  @Test
  void shouldKnowThatTheTargetCameAfterAnEntryFromBelow() {
    decided(
        after(buy(), closed("10:01", "98", "111", "97", "105")),
        SignalOutcome.WIN,
        "110",
        "2",
        false);
  }

  @Test
  void shouldCountAStopThatMayHaveBeenBeforeAnEntryFromBelow() {
    decided(
        after(buy(), closed("10:01", "98", "101", "94", "99")),
        SignalOutcome.LOSS,
        "95",
        "-1",
        true);
    decided(
        after(buy(), closed("10:01", "98", "101", "94", "95")),
        SignalOutcome.LOSS,
        "95",
        "-1",
        false);
  }

  @Test
  void shouldEnterWhereTheOpenPassesTheEntry() {
    OutcomeProgress above = OutcomeRule.begin(buy(), new BigDecimal("103"));
    OutcomeProgress below = OutcomeRule.begin(buy(), new BigDecimal("98"));

    assertThat(after(buy(), above, closed("10:01", "98", "99", "97", "98")).course().enteredAt())
        .isEqualTo(at("10:01"));
    assertThat(
            after(buy(), below, closed("10:01", "102", "103", "101", "102")).course().enteredAt())
        .isEqualTo(at("10:01"));
    decided(
        after(buy(), above, closed("10:01", "94", "96", "93", "95")),
        SignalOutcome.LOSS,
        "94",
        "-1.2",
        false);
  }

  @Test
  void shouldNotEnterWhereTheOpenPassesEntryAndTarget() {
    OutcomeProgress below = OutcomeRule.begin(buy(), new BigDecimal("98"));

    assertThat(after(buy(), below, closed("10:01", "111", "113", "105", "112")).course())
        .isEqualTo(SignalCourse.BEGUN);
    decided(
        after(
            buy(),
            below,
            closed("10:01", "111", "113", "105", "106"),
            closed("10:02", "106", "107", "99", "100"),
            closed("10:03", "100", "110", "99", "104")),
        SignalOutcome.WIN,
        "110",
        "2",
        false);
  }

  @Test
  void shouldTakeAnOpenBeyondTheStopForOneThatPassedTheEntry() {
    decided(
        after(buy(), closed("10:01", "93", "96", "92", "95")),
        SignalOutcome.LOSS,
        "93",
        "-1.4",
        false);
  }

  @Test
  void shouldBeginFromTheLastMinuteBeforeItWasMade() {
    OutcomeProgress known = after(buy(), closed("09:59", "104", "104", "100", "100"));
    assertThat(
            after(buy(), known, closed("10:01", "101", "102", "100.5", "101")).course().enteredAt())
        .isEqualTo(at("10:01"));

    OutcomeProgress given =
        after(
            buy(),
            OutcomeRule.begin(buy(), new BigDecimal("102")),
            closed("10:00", "102", "102", "94", "94"));
    assertThat(given.lastPrice()).isEqualByComparingTo("102");
  }

  @Test
  void shouldKnowTheOrderWhereSomebodyLooks() {
    Signal signal = buy();
    OutcomeProgress seen = OutcomeRule.begin(signal, new BigDecimal("100"));

    decided(
        after(
            signal,
            seen,
            look("10:01:10", "100", "110", "99", "110"),
            closed("10:01", "100", "110", "94", "94")),
        SignalOutcome.WIN,
        "110",
        "2",
        false);
    decided(
        after(
            signal,
            seen,
            look("10:01:10", "100", "101", "95", "96"),
            closed("10:01", "100", "112", "95", "112")),
        SignalOutcome.LOSS,
        "95",
        "-1",
        false);
    decided(
        after(
            signal,
            seen,
            look("10:01:10", "100", "102", "99", "101"),
            look("10:01:11", "100", "111", "95", "96")),
        SignalOutcome.LOSS,
        "95",
        "-1",
        true);
  }

  @Test
  void shouldNotCountWhatWasSeenBeforeTheEntry() {
    Signal signal = buy();
    // 111 first, then the entry, then nothing new.
    OutcomeProgress entered =
        after(
            signal,
            look("10:01:10", "103", "111", "102", "104"),
            look("10:01:20", "103", "111", "100", "100"),
            look("10:01:30", "103", "111", "100", "109"),
            closed("10:01", "103", "111", "100", "108"));
    assertThat(entered.course().outcome()).isEqualTo(SignalOutcome.PENDING);
    assertThat(entered.course().enteredAt()).isEqualTo(at("10:01:20"));

    // From below: the stop was touched first, which a candle alone could not tell.
    OutcomeProgress later =
        after(
            signal,
            look("10:01:10", "98", "98", "94", "96"),
            look("10:01:20", "98", "101", "94", "101"),
            closed("10:01", "98", "102", "94", "102"));
    assertThat(later.course().outcome()).isEqualTo(SignalOutcome.PENDING);
  }

  @Test
  void shouldEnterWhereThePricePassesTheEntryBetweenTwoLooks() {
    assertThat(
            after(
                    buy(),
                    look("10:01:10", "103", "103", "102", "102"),
                    look("10:01:11", "103", "103", "99", "99"))
                .course()
                .enteredAt())
        .isEqualTo(at("10:01:11"));
    assertThat(
            after(
                    buy(),
                    look("10:01:10", "98", "98", "97", "98"),
                    look("10:01:11", "98", "103", "97", "103"))
                .course()
                .enteredAt())
        .isEqualTo(at("10:01:11"));
  }

  /** The venue corrects a minute: what nobody saw may have been before the entry. */
  @Test
  void shouldTakeAgainstTheSignalWhatAClosedMinuteAloneSays() {
    MinuteView looked = look("10:01:40", "103", "103", "100", "101");

    assertThat(after(buy(), looked, closed("10:01", "103", "112", "100", "101")).course().outcome())
        .isEqualTo(SignalOutcome.PENDING);
    decided(
        after(buy(), looked, closed("10:01", "103", "103", "94", "101")),
        SignalOutcome.LOSS,
        "95",
        "-1",
        false);
    decided(
        after(buy(), looked, closed("10:01", "103", "112", "100", "111")),
        SignalOutcome.WIN,
        "110",
        "2",
        false);
  }

  @Test
  void shouldGoOnFromTheStoredCourse() {
    OutcomeProgress looked =
        after(
            buy(),
            look("10:05:10", "103", "103", "102", "102"),
            look("10:05:20", "103", "111", "100", "101"));
    OutcomeProgress again = OutcomeProgress.of(looked.course());
    assertThat(again.judgedTo()).isEqualTo(at("10:05"));

    OutcomeProgress caughtUp =
        after(
            buy(),
            again,
            closed("10:01", "100", "112", "90", "100"),
            closed("10:05", "103", "111", "100", "104"),
            closed("10:06", "104", "110", "104", "109"));

    decided(caughtUp, SignalOutcome.WIN, "110", "2", false);
    assertThat(caughtUp.course().decidedAt()).isEqualTo(at("10:07"));
  }

  @Test
  void shouldJudgeAMinuteOnce() {
    OutcomeProgress once = after(buy(), closed("10:01", "100", "104", "99", "103"));

    OutcomeProgress twice =
        after(
            buy(),
            once,
            closed("10:01", "100", "112", "94", "103"),
            look("10:01:30", "100", "112", "94", "103"));

    assertThat(twice).isEqualTo(once);
  }

  @Test
  void shouldDecideOnce() {
    OutcomeProgress won = after(buy(), closed("10:01", "100", "110", "99", "109"));

    assertThat(after(buy(), won, closed("10:02", "90", "90", "90", "90"))).isEqualTo(won);
    assertThat(OutcomeRule.expire(buy(), won, EXPIRES, EXPIRES)).isEqualTo(won);
  }

  @Test
  void shouldExpireWithTheLastClose() {
    OutcomeProgress entered =
        after(
            buy(),
            closed("10:01", "100", "104", "99", "103"),
            closed("13:59", "103", "103", "101", "102"));

    decided(entered, SignalOutcome.EXPIRED, "102", "0.4", false);
    assertThat(entered.course().decidedAt()).isEqualTo(EXPIRES);
  }

  @Test
  void shouldExpireWhenALaterMinuteComes() {
    decided(
        after(
            buy(),
            closed("10:01", "100", "104", "99", "102"),
            closed("14:05", "120", "130", "90", "100")),
        SignalOutcome.EXPIRED,
        "102",
        "0.4",
        false);
  }

  @Test
  void shouldCountWhatWasSeenBeforeTheEndOfItsLastMinute() {
    Instant expires = at("10:02:30");
    Signal signal =
        signal(SignalDirection.BUY, CREATED, expires, "100", "95", List.of(new BigDecimal("110")));
    OutcomeProgress entered = after(signal, closed("10:01", "100", "104", "99", "103"));

    decided(
        after(signal, entered, closed("10:02", "103", "112", "94", "101")),
        SignalOutcome.EXPIRED,
        "103",
        "0.6",
        false);
    decided(
        after(signal, entered, look("10:02:30", "103", "110", "103", "109")),
        SignalOutcome.WIN,
        "110",
        "2",
        false);
    decided(
        after(
            signal,
            entered,
            look("10:02:29", "103", "104", "103", "104"),
            look("10:02:31", "103", "110", "103", "110")),
        SignalOutcome.EXPIRED,
        "104",
        "0.8",
        false);
  }

  @Test
  void shouldExpireWithoutAResultWhereItWasNeverEntered() {
    decided(
        after(buy(), closed("13:59", "104", "105", "103", "104")),
        SignalOutcome.EXPIRED,
        null,
        null,
        false);
  }

  @Test
  void shouldWaitADayForMissingMinutes() {
    OutcomeProgress entered = after(buy(), closed("10:01", "100", "104", "99", "102"));
    Instant judgedTo = at("10:02");
    Instant dayLater = EXPIRES.plus(Duration.ofDays(1));

    assertThat(OutcomeRule.expire(buy(), entered, EXPIRES, EXPIRES.minusMillis(1)))
        .isEqualTo(entered);
    assertThat(OutcomeRule.expire(buy(), entered, judgedTo, dayLater.minusMillis(1)))
        .isEqualTo(entered);
    decided(
        OutcomeRule.expire(buy(), entered, judgedTo, dayLater),
        SignalOutcome.EXPIRED,
        null,
        null,
        false);
    decided(
        OutcomeRule.expire(buy(), entered, EXPIRES, EXPIRES),
        SignalOutcome.EXPIRED,
        "102",
        "0.4",
        false);
  }

  @Test
  void shouldHaveNoResultWithoutAStop() {
    Signal signal = signal(SignalDirection.BUY, "100", null, "110");

    decided(
        after(
            signal,
            closed("10:01", "100", "104", "1", "103"),
            closed("10:02", "100", "110", "99", "103")),
        SignalOutcome.WIN,
        "110",
        null,
        false);
  }

  @Test
  void shouldOnlyLoseOrExpireWithoutATarget() {
    Signal signal = signal(SignalDirection.SELL, "100", "105");

    assertThat(after(signal, closed("10:01", "100", "101", "1", "2")).course().outcome())
        .isEqualTo(SignalOutcome.PENDING);
    decided(
        after(
            signal,
            closed("10:01", "100", "101", "1", "2"),
            closed("10:02", "2", "105", "2", "100")),
        SignalOutcome.LOSS,
        "105",
        "-1",
        false);
  }

  @Test
  void shouldMakeNothingOfANeutralOne() {
    Signal signal = signal(SignalDirection.NEUTRAL, null, null);
    OutcomeProgress begun = OutcomeRule.begin(signal, null);

    assertThat(begun.course()).isEqualTo(SignalCourse.NONE);
    assertThat(after(signal, begun, closed("10:01", "1", "2", "1", "2"))).isEqualTo(begun);
    assertThat(OutcomeRule.expire(signal, begun, EXPIRES, EXPIRES)).isEqualTo(begun);
  }

  private static void decided(
      OutcomeProgress progress,
      SignalOutcome outcome,
      String exit,
      String result,
      boolean ambiguous) {
    SignalCourse course = progress.course();
    assertThat(course.outcome()).isEqualTo(outcome);
    same(course.exitPrice(), exit);
    same(course.result(), result);
    assertThat(course.isAmbiguous()).isEqualTo(ambiguous);
    assertThat(course.isActive()).isFalse();
    assertThat(course.decidedAt()).isNotNull();
  }

  private static void same(BigDecimal found, String expected) {
    if (expected == null) {
      assertThat(found).isNull();
    } else {
      assertThat(found).isEqualByComparingTo(expected);
    }
  }
}
