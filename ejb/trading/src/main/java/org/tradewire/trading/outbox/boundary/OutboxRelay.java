package org.tradewire.trading.outbox.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.tradewire.streaming.RelayUnavailableException;
import org.tradewire.streaming.StreamBroker;
import org.tradewire.trading.outbox.control.EventEncoding;
import org.tradewire.trading.outbox.control.OutboxRepository;
import org.tradewire.trading.outbox.control.RelayOutage;
import org.tradewire.trading.outbox.entity.DrainResult;
import org.tradewire.trading.outbox.entity.StoredMessage;

/** Relays waiting messages, a batch per transaction, one node at a time. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OutboxRelay {

  /** Messages per transaction. */
  static final int BATCH = 100;

  @Inject private OutboxRepository repository;
  @Inject private StreamBroker broker;
  @Inject private RelayOutage outage;
  @Inject private Clock clock;

  /** For the container. */
  public OutboxRelay() {}

  @SuppressWarnings("UnnecessaryAssignment") // Without a container, nobody else injects.
  OutboxRelay(OutboxRepository repository, StreamBroker broker, RelayOutage outage, Clock clock) {
    this.repository = repository;
    this.broker = broker;
    this.outage = outage;
    this.clock = clock;
  }

  /**
   * Relays up to 100 messages in the order they were stored and marks those the relay confirmed. A
   * crash between the two makes the next drain relay them again, which the relay drops by number.
   */
  public DrainResult drainBatch() {
    if (!repository.tryLockDrain()) {
      return DrainResult.BUSY;
    }
    List<StoredMessage> waiting = repository.waiting(BATCH);
    if (waiting.isEmpty()) {
      return DrainResult.EMPTY;
    }
    List<Long> confirmed = new ArrayList<>(waiting.size());
    boolean down = false;
    for (int next = 0; next < waiting.size() && !down; next++) {
      try {
        broker.publish(EventEncoding.stored(waiting.get(next)));
        confirmed.add(waiting.get(next).id());
      } catch (RelayUnavailableException e) {
        outage.failed(e);
        down = true;
      }
    }
    if (!confirmed.isEmpty()) {
      repository.markRelayed(confirmed, clock.instant());
      outage.confirmed(confirmed.size());
    }
    if (down) {
      return DrainResult.RELAY_DOWN;
    }
    return waiting.size() == BATCH ? DrainResult.MORE : DrainResult.EMPTY;
  }
}
