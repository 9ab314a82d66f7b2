package org.tradewire.trading.instrument.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.instrument.entity.PriceGuard;

/** When another venue takes over, where venues are quoted seldom or nodes lie. */
class FailoverTest {

  private static final PriceGuard THIN =
      new PriceGuard(60_000, 60_000, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.TEN);

  @Test
  void shouldNotLetTwoVenuesTakeTurnsThatAreQuotedOnceInHalfAMinute() {
    QuotedSource thin = new QuotedSource("BTC-USD", THIN, "A", "B");
    int moves = 0;
    for (int half = 0; half < 1_200; half++) { // Ten minutes, a decision each 500 ms.
      if (half % 60 == 0) {
        thin.quote("A", "100.00", "100.10");
      }
      if (half % 60 == 30) {
        thin.quote("B", "100.20", "100.30");
      }
      moves += thin.failover().isPresent() ? 1 : 0;
      thin.pass(500);
    }
    assertThat(moves).isZero();
    assertThat(thin.source().hold()).as("as much longer as its marks may be older").hasSeconds(65);
  }

  @Test
  void shouldLeaveASilentVenueOfAThinInstrumentAfterItsLongerHold() {
    QuotedSource thin = new QuotedSource("BTC-USD", THIN, "A", "B");
    thin.quote("A", "100.00", "100.10");
    for (int seconds = 1; seconds <= 64; seconds++) {
      thin.pass(1_000);
      thin.quote("B", "100.00", "100.10");
      assertThat(thin.failover()).as("after %s s", seconds).isEmpty();
    }
    thin.pass(1_000);
    assertThat(thin.failover()).contains("B");
  }

  @Test
  void shouldKeepAVenueForAWhileOnceItWasPutInForce() {
    QuotedSource quoted = QuotedSource.crypto("A", "B");
    quoted.quote("A", "100.00", "100.10");
    quoted.quote("B", "100.00", "100.10");
    quoted.source().putInForce("A", quoted.nowNs());
    for (int seconds = 1; seconds < 30; seconds++) {
      quoted.pass(1_000);
      quoted.quote("B", "100.00", "100.10");
      assertThat(quoted.failover()).as("after %s s", seconds).isEmpty();
    }
    quoted.pass(1_000);
    assertThat(quoted.failover()).contains("B");
  }

  @Test
  void shouldNotGoToAVenueThatIsNoFresherThanTheOneInForce() {
    // Marks may be older than the hold is long: either would do.
    PriceRules rules =
        new PriceRules(THIN, 3, 1_000, 60_000, 1_000, 5_000, BigDecimal.ONE, BigDecimal.ONE, 1_000);
    PriceSource source = new PriceSource("BTC-USD", rules, List.of("A", "B"));
    long goodNs = QuotedSource.NOON + Duration.ofSeconds(6).toNanos();
    long nowNs = goodNs + Duration.ofSeconds(57).toNanos();
    VenueSight present = new VenueSight("A", goodNs, QuotedSource.NOON, sum());
    VenueSight older = new VenueSight("B", goodNs - 1, QuotedSource.NOON, sum());
    VenueSight fresher = new VenueSight("B", goodNs + 1, QuotedSource.NOON, sum());

    assertThat(source.failover(List.of(present, older), nowNs)).isEmpty();
    assertThat(source.failover(List.of(present, fresher), nowNs)).contains("B");
  }

  @Test
  void shouldGoToAVenueOfWhichOneMessageInFortyIsBad() {
    QuotedSource quoted = QuotedSource.crypto("A", "B");
    quoted.quote("A", "100.00", "100.10");
    int millis = 0;
    for (boolean moved = false; !moved; millis += 100) {
      assertThat(millis).isLessThan(12_000);
      quoted.pass(100);
      quoted.quote("B", "100.0" + millis / 100 % 5, millis / 100 % 40 == 39 ? "100.00" : "100.10");
      moved = quoted.failover().isPresent();
    }
    assertThat(millis).isEqualTo(10_000);
  }

  @Test
  void shouldNotGoToAVenueThatHasNoPriceForLongerThanOpeningsMayBeOld() {
    QuotedSource quoted = QuotedSource.crypto("A", "B");
    quoted.quote("A", "100.00", "100.10");
    for (int i = 0; i < 600; i++) {
      quoted.pass(100);
      quoted.quote("B", "100.00", i % 50 < 12 ? "99.90" : "100.10");
      assertThat(quoted.failover()).as("after %s ms", 100 * i).isEmpty();
    }
  }

  @Test
  void shouldGoToAVenueThatQuotesSeldomButWell() {
    QuotedSource quoted = QuotedSource.crypto("A", "B");
    quoted.quote("A", "100.00", "100.10");
    int seconds = 0;
    for (boolean moved = false; !moved; seconds += 2) {
      assertThat(seconds).isLessThan(20);
      quoted.pass(2_000);
      quoted.quote("B", "100.00", "100.10");
      moved = quoted.failover().isPresent();
    }
    assertThat(seconds).isEqualTo(10);
  }

  private static BigDecimal sum() {
    return new BigDecimal("200.10");
  }

  /** A node whose times lie an hour ahead says the same of a dead venue again and again. */
  @Test
  void shouldLeaveADeadVenueWhateverANodeRepeatsOfIt() {
    QuotedSource quoted = QuotedSource.crypto("A", "B");
    quoted.quote("A", "100.00", "100.10");
    NodeSights others = new NodeSights();
    long ahead = quoted.nowNs() + Duration.ofHours(1).toNanos();
    int seconds = 0;
    for (boolean moved = false; !moved && seconds < 60; seconds++) {
      quoted.pass(1_000);
      quoted.quote("B", "100.01", "100.11");
      others.hear(
          new PriceTalk.Said(
              "two", Map.of("BTC-USD", List.of(new VenueSight("A", ahead, ahead, sum())))),
          quoted.nowNs());
      List<VenueSight> all = new ArrayList<>(quoted.source().sights(quoted.nowNs()));
      all.addAll(others.of("BTC-USD", "one", quoted.nowNs()));
      moved = quoted.source().failover(all, quoted.nowNs()).isPresent();
    }
    assertThat(seconds).as("it was heard first in the first second").isEqualTo(11);
  }

  /** Far away, one has to quote for a minute; the other node says that it has since an hour. */
  @Test
  void shouldNotGoToAFarVenueBecauseTheClockOfANodeIsBehind() {
    QuotedSource quoted = QuotedSource.crypto("A", "B");
    quoted.quote("A", "100.00", "100.10");
    quoted.pass(30_000);
    NodeSights others = new NodeSights();
    long behind = quoted.nowNs() - Duration.ofHours(1).toNanos();
    int seconds = 0;
    for (boolean moved = false; !moved && seconds < 90; seconds++) {
      quoted.pass(1_000);
      quoted.quote("B", "105.00", "105.10");
      others.hear(
          new PriceTalk.Said(
              "two", Map.of("BTC-USD", List.of(new VenueSight("B", behind, behind, sum())))),
          quoted.nowNs());
      List<VenueSight> all = new ArrayList<>(quoted.source().sights(quoted.nowNs()));
      all.addAll(others.of("BTC-USD", "one", quoted.nowNs()));
      moved = quoted.source().failover(all, quoted.nowNs()).isPresent();
    }
    assertThat(seconds).isEqualTo(61);
  }

  /** By a node whose clock was ahead, or before ours was put back. */
  @Test
  void shouldLeaveADeadVenueThatWasPutInForceAtATimeToCome() {
    QuotedSource quoted = QuotedSource.crypto("A", "B");
    quoted.quote("A", "100.00", "100.10");
    quoted.source().putInForce("A", quoted.nowNs() + Duration.ofHours(1).toNanos());
    int seconds = 0;
    for (boolean moved = false; !moved && seconds < 60; seconds++) {
      quoted.pass(1_000);
      quoted.quote("B", "100.00", "100.10");
      moved = quoted.failover().isPresent();
    }
    assertThat(seconds).isEqualTo(10);
  }
}
