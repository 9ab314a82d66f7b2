package org.tradewire.streaming.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.relay.LeaseTenures.Tenure;

class LeaseTenuresTest {

  private static final String KEY = "market:KRAKEN";

  private long nowNs;
  private final InMemoryStreamBroker broker = new InMemoryStreamBroker(1_000);
  private final Leases leases = new Leases(broker, () -> nowNs);
  private final LeaseTenures tenures = new LeaseTenures(leases);

  @Test
  void shouldTellANewLeaseFromOneThatIsHeldOn() {
    assertThat(tenures.look(KEY)).isEqualTo(Tenure.NONE);
    leases.want(KEY);
    leases.renew();

    assertThat(tenures.look(KEY)).isEqualTo(Tenure.NEW);
    leases.renew();
    assertThat(tenures.look(KEY)).isEqualTo(Tenure.CONTINUED);
  }

  @Test
  void shouldCallALeaseNewThatWasAwayOrIsOfAnotherEpoch() {
    leases.want(KEY);
    leases.renew();
    tenures.look(KEY);
    nowNs += TimeUnit.SECONDS.toNanos(4);
    assertThat(tenures.look(KEY)).isEqualTo(Tenure.NONE);
    leases.renew();
    assertThat(tenures.look(KEY)).isEqualTo(Tenure.NEW);

    broker.release(KEY);
    leases.renew();

    assertThat(tenures.look(KEY)).isEqualTo(Tenure.NEW);
  }
}
