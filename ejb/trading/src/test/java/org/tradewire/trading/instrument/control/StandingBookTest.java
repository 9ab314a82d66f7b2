package org.tradewire.trading.instrument.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.instrument.entity.QuoteFault;

/** Trades beside a book: one that stands still is no price, one that moves is. */
class StandingBookTest {

  private final QuotedSource quoted = QuotedSource.crypto("A");

  @Test
  void shouldTakeTwoSweepsBesideABookThatMovesForWhatTheyAre() {
    quoted.quote("A", "100.00", "100.10");
    for (int i = 0; i < 40; i++) {
      quoted.pass(100);
      quoted.quote("A", "100.0" + i % 5, "100.10");
      if (i == 5 || i == 25) {
        quoted.pass(10);
        quoted.trade("A", "100.25");
        assertThat(quoted.look().opens()).as("after the trade at %s", i).isTrue();
      }
    }
  }

  @Test
  void shouldNotOpenAtABookThatStandsWhileItsDepthChanges() {
    int opened = 0;
    for (int i = 0; i < 300; i++) {
      quoted.quote("A", "100.00", "100.10");
      if (i % 6 == 5) {
        quoted.pass(10);
        quoted.trade("A", "105.00");
      }
      quoted.pass(990);
      opened += quoted.look().opens() ? 1 : 0;
    }
    assertThat(opened).as("until the second trade").isEqualTo(11);
  }

  @Test
  void shouldNotBeClearedAtOnceByAnythingElseThanAgreement() {
    stand();
    quoted.pass(9_000);
    quoted.quote("A", "100.01", "100.11");
    assertThat(quoted.look().live()).as("another price, as wrong").isFalse();
    quoted.quote("A", "100.11", "100.01");
    quoted.quote("A", "100.01", "100.11");
    assertThat(quoted.look().live()).as("after a crossed one").isFalse();
    quoted.trade("A", "100.11");
    assertThat(quoted.look().opens()).as("traded within it").isTrue();
  }

  @Test
  void shouldBeClearedByAQuoteThatContainsTheTrades() {
    stand();
    quoted.quote("A", "100.45", "100.55");
    assertThat(quoted.look().opens()).isTrue();
    assertThat(quoted.source().rejected())
        .containsOnlyKeys(QuoteFault.UNCONFIRMED, QuoteFault.STANDING);
  }

  /** Trades are often told later than the book, which moves on meanwhile. */
  @ParameterizedTest
  @ValueSource(ints = {0, 60, 200})
  void shouldBeClearedByATradeWithinABookThatIsFasterThanItsTape(int laterMillis) {
    stand();
    int millis = 0;
    for (; !quoted.look().opens(); millis += 50) {
      assertThat(millis).isLessThan(1_000);
      quoted.pass(50);
      quoted.quote("A", "100.9" + millis / 50 % 7, "100.9" + (millis / 50 % 2 + 7));
      quoted.trade("A", "100.95", quoted.nowNs() - laterMillis * QuotedSource.MS);
    }
  }

  @Test
  void shouldBeClearedByBestPricesThatMoveOnceNothingElseWasTradedForTenSeconds() {
    quoted.quote("A", "100.00", "100.10");
    quoted.trade("A", "0.00000001");
    quoted.pass(1_001);
    quoted.trade("A", "0.00000001");
    for (int i = 0; i < 100; i++) {
      quoted.pass(100);
      quoted.quote("A", "100.0" + i % 9, "100.10");
      assertThat(quoted.look().live()).as("after %s ms", 100 * i).isFalse();
    }
    quoted.pass(100);
    quoted.quote("A", "100.05", "100.10");
    assertThat(quoted.look().opens()).isTrue();
  }

  @Test
  void shouldNotBeClearedByThemWhileASlowerTapeStillTellsOtherPrices() {
    stand();
    for (int i = 0; i < 600; i++) {
      quoted.pass(100);
      quoted.quote("A", "100.0" + i % 9, "100.10");
      if (i % 50 == 0) {
        quoted.trade("A", "105.00", quoted.nowNs() - 60 * QuotedSource.MS);
      }
      assertThat(quoted.look().live()).as("after %s ms", 100 * i).isFalse();
    }
  }

  @Test
  void shouldBeClearedByAnAdministratorsWord() {
    stand();
    quoted.pass(3_000);
    quoted.quote("A", "100.00", "100.10");
    quoted.source().acceptJump(quoted.nowNs());

    assertThat(quoted.look().opens()).isTrue();
  }

  @Test
  void shouldNotBeClearedByAWordOfLongBefore() {
    long wordNs = quoted.nowNs();
    quoted.pass(11_000);
    stand();
    quoted.source().acceptJump(wordNs);

    assertThat(quoted.look().live()).isFalse();
  }

  private void stand() {
    quoted.quote("A", "100.00", "100.10");
    quoted.trade("A", "100.50");
    quoted.pass(1_001);
    quoted.trade("A", "100.50");
    assertThat(quoted.look().live()).isFalse();
  }
}
