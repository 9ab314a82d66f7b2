package org.tradewire.trading.instrument.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jumps that are the market, at a venue that tells nonsense in between. */
class PendingJumpTest {

  private final QuotedSource quoted = QuotedSource.crypto("A", "B");

  @BeforeEach
  void begin() {
    quoted.quote("A", "100.00", "100.10");
  }

  @Test
  void shouldTakeACrashThoughTheBookIsLockedForAnInstantTwiceAMinute() {
    assertThat(secondsUntil85("85.00", "85.00")).isEqualTo(61);
  }

  @Test
  void shouldTakeACrashThoughTheBookIsOneSidedTwiceAMinute() {
    assertThat(secondsUntil85(null, "85.10")).isEqualTo(61);
  }

  @Test
  void shouldTakeACrashThoughTheBookIsLostTwiceAMinute() {
    assertThat(secondsUntil85(null, null)).isEqualTo(61);
  }

  @Test
  void shouldTakeACrashThoughAQuoteIsFarAwayTwiceAMinute() {
    assertThat(secondsUntil85("185.00", "185.10")).isEqualTo(61);
  }

  private int secondsUntil85(String bid, String ask) {
    for (int seconds = 1; seconds < 120; seconds++) {
      quoted.pass(1_000);
      if (seconds % 30 == 29) {
        quoted.source().quote("A", decimal(bid), decimal(ask), quoted.nowNs(), quoted.nowNs());
      }
      quoted.quote("A", "85.00", "85.10");
      if (quoted.look().opens()) {
        assertThat(quoted.bid()).isEqualByComparingTo("85");
        return seconds;
      }
    }
    return Integer.MAX_VALUE;
  }

  private static BigDecimal decimal(String text) {
    return text == null ? null : QuotedSource.decimal(text);
  }

  @Test
  void shouldNotAddUpSpikesBetweenGoodQuotes() {
    for (int i = 0; i < 100; i++) {
      quoted.pass(1_000);
      quoted.quote("A", "85.00", "85.10");
      quoted.quote("A", "100.00", "100.10");
      assertThat(quoted.bid()).isEqualByComparingTo("100");
    }
  }

  @Test
  void shouldHearAnAdministratorWhileTheNewestQuoteIsCrossed() {
    quoted.pass(1_000);
    quoted.quote("A", "85.00", "85.10");
    quoted.quote("A", "85.20", "85.10");
    quoted.source().acceptJump(quoted.nowNs());

    assertThat(quoted.bid()).isEqualByComparingTo("85");
    assertThat(quoted.look().opens()).as("it is crossed still").isFalse();
    quoted.quote("A", "85.01", "85.11");
    assertThat(quoted.look().opens()).isTrue();
  }

  @Test
  void shouldNotTakeASpikeThatWasOverLongBeforeAnAdministratorsWord() {
    quoted.quote("A", "150.00", "150.10");
    for (int i = 0; i < 60; i++) {
      quoted.pass(100);
      quoted.quote("A", "100.20", "100.10");
    }
    quoted.source().acceptJump(quoted.nowNs());

    assertThat(quoted.bid()).isEqualByComparingTo("100");
    quoted.quote("A", "100.00", "100.10");
    assertThat(quoted.look().opens()).isTrue();
  }

  @Test
  void shouldNotTakeASpikeThatWasOverLongBeforeAWordIsRead() {
    quoted.quote("A", "150.00", "150.10");
    long wordNs = quoted.nowNs();
    quoted.pass(6_000);
    quoted.quote("A", "100.20", "100.10");
    quoted.source().acceptJump(wordNs);

    assertThat(quoted.bid()).isEqualByComparingTo("100");
  }

  @Test
  void shouldHearAnAdministratorWhereTheJumpIsHeardOfLater() {
    quoted.source().acceptJump(quoted.nowNs());
    quoted.pass(9_000);
    quoted.quote("A", "85.00", "85.10");
    assertThat(quoted.bid()).isEqualByComparingTo("85");

    quoted.pass(500);
    quoted.quote("A", "150.00", "150.10");
    assertThat(quoted.bid()).as("his word was about the other one").isEqualByComparingTo("85");
  }

  @Test
  void shouldNotTakeAJumpThatBeganLongAfterAnAdministratorsWord() {
    long wordNs = quoted.nowNs();
    quoted.pass(11_000);
    quoted.quote("A", "85.00", "85.10");
    quoted.source().acceptJump(wordNs); // The database was away: it is read only now.
    quoted.quote("A", "85.00", "85.10");

    assertThat(quoted.bid()).isEqualByComparingTo("100");
  }
}
