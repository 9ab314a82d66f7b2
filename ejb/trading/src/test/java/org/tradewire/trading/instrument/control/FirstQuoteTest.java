package org.tradewire.trading.instrument.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.instrument.entity.PriceView;
import org.tradewire.trading.instrument.entity.QuoteFault;

/** After a start there is nothing to compare a quote with. */
class FirstQuoteTest {

  private final QuotedSource quoted = QuotedSource.crypto("A", "B").alone();

  @Test
  void shouldMarkNothingAtAFirstQuoteThatTheNextOnesContradict() {
    quoted.quote("A", "115.00", "115.10");
    assertThat(quoted.look().state()).isEqualTo(PriceView.State.LAST);
    for (int i = 0; i < 4; i++) {
      quoted.pass(500);
      quoted.quote("A", "100.00", "100.10");
      assertThat(quoted.look().live()).as("quote %s", i).isEqualTo(i >= 2);
    }
    assertThat(quoted.bid()).isEqualByComparingTo("100");
    assertThat(quoted.look().opens()).isTrue();
    assertThat(quoted.source().rejected()).containsEntry(QuoteFault.UNCONFIRMED, 3L);
  }

  @Test
  void shouldWaitForThreeQuotesOverASecond() {
    for (int i = 0; i < 10; i++) {
      quoted.quote("A", "100.00", "100.10");
      assertThat(quoted.look().opens()).as("%s00 ms", i).isFalse();
      assertThat(quoted.source().sights(quoted.nowNs())).isEmpty();
      quoted.pass(100);
    }
    quoted.quote("A", "100.00", "100.10");
    assertThat(quoted.look().opens()).isTrue();
  }

  @Test
  void shouldTakeItAtOnceWhereAnotherVenueAgrees() {
    quoted.quote("B", "100.01", "100.11");
    quoted.quote("A", "115.00", "115.10");
    assertThat(quoted.look().opens()).isFalse();
    quoted.quote("A", "100.00", "100.10");
    assertThat(quoted.look().opens()).isTrue();
  }

  @Test
  void shouldTakeItAtOnceWhereAnotherNodeSeesTheSame() {
    quoted.quote("A", "100.00", "100.10");
    quoted.elsewhere("A", "115.00", "115.10");
    assertThat(quoted.look().opens()).as("another price").isFalse();
    quoted.elsewhere("A", "100.01", "100.11");
    assertThat(quoted.look().opens()).isTrue();
  }

  @Test
  void shouldNotBelieveANodeThatHasNotSeenItLately() {
    quoted.quote("A", "100.00", "100.10");
    long longAgo = quoted.nowNs() - 5_001 * QuotedSource.MS;
    quoted
        .source()
        .hear(
            List.of(
                new VenueSight("A", longAgo, longAgo, QuotedSource.decimal("200.10")),
                new VenueSight(
                    "A", quoted.nowNs(), VenueSight.NEVER, QuotedSource.decimal("200.10"))),
            quoted.nowNs());
    assertThat(quoted.look().opens()).isFalse();
  }
}
