package org.tradewire.trading.outbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.relay.boundary.Streaming;

class RelayHealthTest {

  private final InMemoryStreamBroker broker = new InMemoryStreamBroker(0);

  @Test
  void shouldSayThatAnAddressOfRedisIsNotUsed() {
    assertThat(check(false).detail()).isNull();
    assertThat(check(true).up()).isTrue();
    assertThat(check(true).detail()).isEqualTo(RelayHealth.ALONE);
  }

  private CheckResult check(boolean leftAside) {
    Streaming streaming =
        new Streaming() {
          @Override
          public boolean leavesRedisAside() {
            return leftAside;
          }
        };
    return new RelayHealth(broker, new RelayOutage(), streaming).check();
  }
}
