package org.tradewire.trading.outbox.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.outbox.control.RelayOutage;
import org.tradewire.trading.outbox.entity.ChannelEvent;
import org.tradewire.trading.outbox.entity.NumberedEvents;

/**
 * Drains the outbox of this node: woken by each commit and, for whatever was missed, every second.
 */
@ApplicationScoped
public class OutboxDrain {

  @Resource private ManagedExecutorService executor;
  @Inject private OutboxRelay relay;
  @Inject private RelayOutage outage;
  @Inject private StreamBroker broker;
  @Inject private ChannelHub hub;
  @Inject private ChannelLog log;
  @Inject private Clock clock;

  private LogDrain drain;

  @PostConstruct
  void open() {
    LogFollower<?> follower = new LogFollower<>(log::follow, log::next, hub::publishAll, clock);
    drain = new LogDrain(executor, broker, relay::drainBatch, follower, outage::failed);
  }

  /** Stops after the running batch. */
  @PreDestroy
  void close() {
    drain.close();
  }

  /** Asks for a drain that begins after this call; returns at once. */
  public void wake() {
    drain.wake();
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChannelEvent event) {
    wake();
  }

  void allCommitted(@Observes(during = TransactionPhase.AFTER_SUCCESS) NumberedEvents events) {
    wake();
  }
}
