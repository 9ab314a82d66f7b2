package org.tradewire.trading.instrument.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
  void shouldNotBeClearedByAnythingElseThanAgreement() {
    stand();
    quoted.pass(60_000);
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

  private void stand() {
    quoted.quote("A", "100.00", "100.10");
    quoted.trade("A", "100.50");
    quoted.pass(1_001);
    quoted.trade("A", "100.50");
    assertThat(quoted.look().live()).isFalse();
  }
}
