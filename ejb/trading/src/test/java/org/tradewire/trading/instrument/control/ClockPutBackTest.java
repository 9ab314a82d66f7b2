package org.tradewire.trading.instrument.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our own clock is put back by ten minutes: what was heard before is of the future then. */
class ClockPutBackTest {

  private static final long BACK = Duration.ofMinutes(10).toNanos();

  private final QuotedSource quoted = QuotedSource.crypto("A", "B");

  /** What the exchange says of the time meanwhile. */
  private enum Told {
    NOTHING,
    OUR_TIME,
    ITS_OWN
  }

  @Test
  void shouldHaveNoPriceOfNowUntilSomethingIsHeard() {
    quoted.quote("A", "100.00", "100.10");
    putBack();

    assertThat(quoted.look().live()).isFalse();
    assertThat(quoted.source().sights(quoted.nowNs()))
        .singleElement()
        .matches(each -> !each.isWell() && each.goodNs() <= quoted.nowNs());
  }

  @Test
  void shouldKeepItsPriceWhereTheClockIsPutBackALittle() {
    quoted.quote("A", "100.00", "100.10");
    quoted.pass(-900);

    assertThat(quoted.look().opens()).isTrue();
    assertThat(quoted.source().sights(quoted.nowNs()))
        .singleElement()
        .matches(each -> each.isWell() && each.goodNs() == quoted.nowNs());
  }

  @ParameterizedTest
  @EnumSource(Told.class)
  void shouldHaveThePriceOfNowSecondsLaterAndNoneOfBeforeUntilThen(Told told) {
    for (int i = 0; i < 50; i++) {
      quoted.quote("A", "100.0" + i % 5, "100.10");
      quoted.pass(100);
    }
    quoted.quote("A", "97.00", "97.10");
    putBack();

    int millis = 0;
    for (; !quoted.look().opens(); millis += 100) {
      assertThat(millis).isLessThan(5_000);
      quoted.pass(100);
      quoted.trade("A", "97.07", time(told));
      quoted.quote("A", "97.0" + millis / 100 % 5, "97.10", time(told));
      assertThat(quoted.look().live()).isEqualTo(quoted.bid().intValue() == 97);
    }
    assertThat(millis).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @EnumSource(Told.class)
  void shouldNotLeaveABookStandingThatIsTradedAgain(Told told) {
    quoted.quote("A", "100.00", "100.10");
    quoted.trade("A", "105.00");
    quoted.pass(1_001);
    quoted.trade("A", "105.00");
    putBack();

    for (int millis = 0; !quoted.look().opens(); millis += 100) {
      assertThat(millis).isLessThan(5_000);
      quoted.pass(100);
      quoted.quote("A", "100.00", "100.10", time(told));
      quoted.trade("A", "100.05", time(told));
    }
  }

  private long time(Told told) {
    return switch (told) {
      case NOTHING -> 0;
      case OUR_TIME -> quoted.nowNs();
      case ITS_OWN -> quoted.nowNs() + BACK;
    };
  }

  @Test
  void shouldLeaveAVenueThatIsSilentSince() {
    quoted.quote("A", "100.00", "100.10");
    quoted.quote("B", "100.00", "100.10");
    putBack();
    int seconds = 0;
    for (boolean moved = false; !moved; seconds++) {
      assertThat(seconds).isLessThan(12);
      quoted.pass(1_000);
      quoted.quote("B", "100.00", "100.10");
      moved = quoted.failover().isPresent();
    }
    assertThat(seconds).as("it has to prove itself").isEqualTo(6);
  }

  /** Books and tapes are read by threads of their own. */
  @Test
  void shouldNotTakeATapeThatIsReadLateForAClockThatWasPutBack() {
    for (int i = 0; i < 60; i++) {
      quoted.quote("A", "100.0" + i % 5, "100.10");
      quoted.pass(100);
    }
    long lateNs = quoted.nowNs() - Duration.ofSeconds(5).toNanos();
    quoted.source().trade("A", QuotedSource.decimal("100.05"), lateNs, lateNs);

    assertThat(quoted.look().opens()).isTrue();
    assertThat(quoted.source().sights(quoted.nowNs()))
        .singleElement()
        .matches(each -> each.isWell() && each.wellSinceNs() == QuotedSource.NOON);
  }

  @Test
  void shouldNotTakeABookThatIsReadLateForAClockThatWasPutBack() {
    quoted.quote("A", "100.00", "100.10");
    quoted.pass(5_000);
    quoted.trade("A", "100.05");
    long lateNs = quoted.nowNs() - Duration.ofSeconds(2).toNanos();
    quoted
        .source()
        .quote("A", QuotedSource.decimal("100.01"), QuotedSource.decimal("100.11"), lateNs, lateNs);

    assertThat(quoted.look().age()).as("of the trade").isZero();
    assertThat(quoted.source().sights(quoted.nowNs()))
        .singleElement()
        .matches(each -> each.isWell() && each.wellSinceNs() == QuotedSource.NOON);
  }

  @Test
  void shouldHaveThePriceOfNowAtOnceWhereTheClockIsPutBackByFiveSeconds() {
    quoted.quote("A", "100.00", "100.10");
    quoted.trade("A", "100.05");
    quoted.pass(-5_000);
    quoted.quote("A", "100.01", "100.11");
    assertThat(quoted.look().opens()).isTrue();
    quoted.pass(500);
    quoted.trade("A", "100.05");

    assertThat(quoted.look().live()).isTrue();
    quoted.quote("A", "100.02", "100.11");
    assertThat(quoted.look().opens()).isTrue();
  }

  private void putBack() {
    quoted.pass(-Duration.ofNanos(BACK).toMillis());
  }
}
