package org.tradewire.trading.signal.boundary;

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
import org.tradewire.trading.outbox.boundary.LogDrain;
import org.tradewire.trading.outbox.boundary.LogFollower;
import org.tradewire.trading.signal.control.TellingFigures;
import org.tradewire.trading.signal.entity.event.SignalCancelled;

/**
 * Tells what the log of signals holds: woken by each commit of this node and, for whatever was
 * missed, every second.
 */
@ApplicationScoped
public class SignalTelling {

  @Resource private ManagedExecutorService executor;
  @Inject private SignalRelay relay;
  @Inject private SignalLog log;
  @Inject private TellingFigures figures;
  @Inject private StreamBroker broker;
  @Inject private ChannelHub hub;
  @Inject private Clock clock;

  private LogDrain drain;

  @PostConstruct
  void open() {
    LogFollower<?> follower = new LogFollower<>(log::follow, log::next, hub::publish, clock);
    drain = new LogDrain(executor, broker, relay::drainBatch, follower, figures::failed);
  }

  /** Stops after the running batch. */
  @PreDestroy
  void close() {
    drain.close();
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SignalCancelled event) {
    wake();
  }

  /** Asks for a drain that begins after this call; returns at once. */
  public void wake() {
    drain.wake();
  }
}
