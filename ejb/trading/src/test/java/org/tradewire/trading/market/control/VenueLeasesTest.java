package org.tradewire.trading.market.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.relay.Leases;

class VenueLeasesTest {

  private final InMemoryStreamBroker broker = new InMemoryStreamBroker(1_000);
  private long nowNs = 5;
  private final Leases leases = new Leases(broker, () -> nowNs);
  private final VenueLeases venues = new VenueLeases(leases);
  private final List<String> renewed = new ArrayList<>();

  @Test
  void shouldHoldNothingThatItDoesNotWant() {
    leases.renew();
    assertThat(holds("ALPHA")).isFalse();

    venues.want(Set.of("ALPHA"));
    leases.renew();

    assertThat(holds("ALPHA")).isTrue();
    assertThat(holds("BETA")).isFalse();
  }

  @Test
  void shouldGiveUpAVenueThatIsSilentAndNoOther() {
    venues.want(Set.of("ALPHA", "BETA"));
    leases.renew();
    venues.keepOnly(Set.of("BETA"));
    leases.renew();

    assertThat(holds("ALPHA")).isFalse();
    assertThat(holds("BETA")).isTrue();
  }

  @Test
  void shouldSayOnceThatALeaseIsNewAndAgainWhenItWasAway() {
    venues.want(Set.of("ALPHA"));
    leases.renew();
    assertThat(holds("ALPHA")).isTrue();
    assertThat(holds("ALPHA")).isTrue();
    assertThat(renewed).containsExactly("ALPHA");

    venues.keepOnly(Set.of());
    venues.want(Set.of("ALPHA"));
    leases.renew();

    assertThat(holds("ALPHA")).isTrue();
    assertThat(renewed).containsExactly("ALPHA", "ALPHA");
  }

  @Test
  void shouldSayThatALeaseIsNewWhenItHadRunOutThoughItsEpochIsTheSame() {
    venues.want(Set.of("ALPHA"));
    leases.renew();
    assertThat(holds("ALPHA")).isTrue();

    nowNs += TimeUnit.SECONDS.toNanos(4);
    assertThat(holds("ALPHA")).isFalse();
    assertThat(venues.heldLast("ALPHA")).isTrue();
    leases.renew();

    assertThat(holds("ALPHA")).isTrue();
    assertThat(renewed).containsExactly("ALPHA", "ALPHA");
  }

  @Test
  void shouldNotHaveHeldLastWhatItGaveUpOrNeverHeld() {
    venues.want(Set.of("ALPHA"));
    assertThat(venues.heldLast("ALPHA")).isFalse();
    leases.renew();

    venues.giveUpAll();

    assertThat(venues.heldLast("ALPHA")).isFalse();
  }

  private boolean holds(String name) {
    return venues.holds(name, () -> renewed.add(name));
  }
}
