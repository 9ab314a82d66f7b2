package org.tradewire.trading.outbox.boundary;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.outbox.control.OutboxFixture;
import org.tradewire.trading.outbox.control.RelayOutage;

/** Opens what is closed to other packages, for their tests. */
public final class OutboxBoundaryFixture {

  private OutboxBoundaryFixture() {}

  public static OutboxWriter writer(EntityManager entityManager, Clock clock) {
    return new OutboxWriter(OutboxFixture.repository(entityManager), clock);
  }

  public static ChannelLog log(EntityManager entityManager) {
    return new ChannelLog(OutboxFixture.repository(entityManager));
  }

  static OutboxRelay relay(
      EntityManager entityManager, StreamBroker broker, RelayOutage outage, Clock clock) {
    return new OutboxRelay(OutboxFixture.repository(entityManager), broker, outage, clock);
  }
}
