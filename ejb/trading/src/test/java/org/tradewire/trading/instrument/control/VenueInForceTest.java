package org.tradewire.trading.instrument.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When the venue in force gives way, and to which: what a review attacked it with. */
class VenueInForceTest {

  private static final long S = 1_000_000_000L;

  /** A venue whose clock or way is 7 s behind: never live, never left. */
  @Test
  void shouldLeaveAVenueThatIsLateBetweenMarkAndHold() {
    QuotedSource q = QuotedSource.crypto("A", "B");
    int live = 0;
    String next = "none";
    for (int i = 0; i < 6_000; i++) {
      q.quote("A", "100.0" + i % 5, "100.10", q.nowNs() - 7 * S);
      q.quote("B", "100.0" + i % 5, "100.10");
      live += q.look().live() ? 1 : 0;
      if (i > 10) {
        next = q.failover().orElse(next);
      }
      q.pass(100);
    }
    assertThat(next).as("live %s of 6000", live).isEqualTo("B");
  }

  /** A clock of an exchange that was 7 s ahead for some seconds, and is right again. */
  @Test
  void shouldLeaveAVenueWhoseClockWasAhead() {
    QuotedSource q = QuotedSource.crypto("A", "B");
    String next = "none";
    int dead = 0;
    for (int i = 0; i < 6_500; i++) {
      q.quote("A", "100.0" + i % 5, "100.10", i > 100 && i < 200 ? q.nowNs() + 7 * S : q.nowNs());
      q.quote("B", "100.0" + i % 5, "100.10");
      dead += q.look().live() ? 0 : 1;
      next = q.failover().orElse(next);
      q.pass(100);
    }
    assertThat(dead).as("tenths of seconds without a live price; next=%s", next).isLessThan(400);
  }

  /** Best prices are stuck while depth changes; the tape is 50 ms slower than the book. */
  @Test
  void shouldFindABookThatStandsStillWhoseDepthIsFasterThanItsTape() {
    QuotedSource q = QuotedSource.crypto("A");
    q.quote("A", "100.00", "100.10");
    for (int i = 0; i < 6_000; i++) {
      q.pass(10);
      q.quote("A", "100.00", "100.10"); // Depth behind stuck best prices.
      if (i % 10 == 5) {
        q.trade("A", "105.00", q.nowNs() - 50_000_000L);
      }
    }
    assertThat(q.look().opens()).as("a minute of trades at 105").isFalse();
  }

  /** Our clock is put back soon after B began; B's messages take 100 ms. */
  @Test
  void shouldProveAVenueSoonAfterOurClockWasPutBack() {
    QuotedSource q = QuotedSource.crypto("A", "B");
    q.quote("A", "100.00", "100.10", q.nowNs() - S / 10);
    for (int i = 0; i < 30; i++) {
      q.quote("A", "100.00", "100.10", q.nowNs() - S / 10);
      q.quote("B", "100.00", "100.10", q.nowNs() - S / 10);
      q.pass(1_000);
    }
    q.pass(-Duration.ofMinutes(10).toMillis());
    int seconds = 0;
    for (boolean moved = false; !moved; seconds++) {
      assertThat(seconds).as("no failover although A is dead").isLessThan(60);
      q.pass(1_000);
      q.quote("B", "100.00", "100.10", q.nowNs() - S / 10);
      moved = q.failover().isPresent();
    }
  }

  /** A far venue that is well since an hour goes before a near one. */
  @Test
  void shouldTakeANearVenueBeforeAFarOne() {
    QuotedSource q = QuotedSource.crypto("A", "FAR", "NEAR");
    String next = "none";
    for (int i = 0; i < 200 && next.equals("none"); i++) {
      q.pass(1_000);
      if (i < 100) {
        q.quote("A", "67000", "67001");
      }
      q.quote("FAR", "100.00", "100.10");
      q.quote("NEAR", "67000", "67002");
      next = q.failover().orElse("none");
    }
    assertThat(next).isEqualTo("NEAR");
  }

  /** Pinned to the exchange, the simulated market first in the list. */
  @Test
  void shouldNotPutTheSimulatedMarketInThePlaceOfAnExchange() {
    QuotedSource q = QuotedSource.crypto("SIMULATOR", "COINBASE", "KRAKEN");
    String next = "none";
    q.source().putInForce("COINBASE", q.nowNs());
    int i = 0;
    for (; i < 200 && next.equals("none"); i++) {
      q.pass(1_000);
      if (i < 100) {
        q.quote("COINBASE", "67000", "67001");
      }
      q.quote("SIMULATOR", "100.00", "100.10");
      q.quote("KRAKEN", "67000", "67002");
      next = q.failover().orElse("none");
    }
    assertThat(next).as("after %s s of silence", i - 100).isEqualTo("KRAKEN");
  }
}
