package org.tradewire.trading.instrument.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.instrument.entity.QuoteFault;

/** What wrong times of an exchange do to the price of its quotes. */
class ExchangeTimeTest {

  private static final long HOUR = Duration.ofHours(1).toNanos();

  private final QuotedSource quoted = QuotedSource.crypto("A");

  @Test
  void shouldTakeTheNextQuoteAfterOneWhoseTimeIsAnHourAhead() {
    quoted.quote("A", "100.00", "100.10");
    quoted.pass(200);
    quoted.quote("A", "100.00", "100.10", quoted.nowNs() + HOUR);
    assertThat(quoted.look().opens()).isFalse();

    quoted.pass(200);
    quoted.quote("A", "100.01", "100.10", quoted.nowNs() - 300 * QuotedSource.MS);
    assertThat(quoted.look().opens()).as("sent before the wrong one came").isTrue();
    assertThat(quoted.source().rejected())
        .containsOnlyKeys(QuoteFault.UNCONFIRMED, QuoteFault.CLOCK);
  }

  @Test
  void shouldTakeTheNextQuoteAfterOneWhoseTimeIsNearlyASecondAhead() {
    quoted.quote("A", "100.00", "100.10");
    quoted.pass(200);
    quoted.quote("A", "100.00", "100.10", quoted.nowNs() + 900 * QuotedSource.MS);
    quoted.pass(1_000);
    quoted.quote("A", "100.01", "100.10", quoted.nowNs() - 150 * QuotedSource.MS);

    assertThat(quoted.look().closes()).isTrue();
    assertThat(quoted.look().age()).hasMillis(150);
  }

  @Test
  void shouldTakeQuotesWhileOneInTenHasAWrongTime() {
    int opened = 0;
    for (int i = 0; i < 600; i++) {
      quoted.quote("A", "100.00", "100.10", quoted.nowNs() + (i % 10 == 9 ? HOUR : 0));
      opened += quoted.look().opens() ? 1 : 0;
      quoted.pass(500);
    }
    assertThat(opened).isEqualTo(540);
  }

  /** Real feeds are ahead by a few milliseconds, or behind. */
  @ParameterizedTest
  @ValueSource(ints = {0, 4, 13, 900, -150, -800})
  void shouldHaveItsPriceAgainSecondsAfterALeapWasTakenBack(int leadMillis) {
    long lead = leadMillis * QuotedSource.MS;
    quoted.quote("A", "100.00", "100.10", quoted.nowNs() + lead);
    for (int i = 0; i < 10; i++) {
      quoted.pass(500);
      quoted.quote("A", "100.00", "100.10", quoted.nowNs() + lead + HOUR);
    }
    assertThat(quoted.look().opens()).as("the clock is an hour ahead").isTrue();
    int seconds = 0;
    for (; seconds == 0 || !quoted.look().opens(); seconds++) {
      assertThat(seconds).isLessThan(30);
      quoted.pass(1_000);
      quoted.quote("A", "100.0" + seconds % 9, "100.10", quoted.nowNs() + lead);
    }
    assertThat(seconds).isBetween(5, 7);
  }

  @Test
  void shouldNotTakeAFeedThatLagsForFreshWhereTheExchangesClockIsAhead() {
    for (int i = 0; i < 100; i++) {
      quoted.quote("A", "100.0" + i % 5, "100.10", quoted.nowNs() + 2_000 * QuotedSource.MS);
      quoted.pass(100);
    }
    assertThat(quoted.look().opens()).isTrue();

    for (int i = 0; i < 300; i++) {
      quoted.quote("A", "100.0" + i % 5, "100.10", quoted.nowNs() - 500 * QuotedSource.MS);
      assertThat(quoted.look().opens()).as("2.5 s old, for %s ms", 100 * i).isFalse();
      quoted.pass(100);
    }
  }
}
