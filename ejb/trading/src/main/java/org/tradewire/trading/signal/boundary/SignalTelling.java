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
import java.util.List;
import java.util.function.Supplier;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.outbox.boundary.LogDrain;
import org.tradewire.trading.outbox.boundary.LogFollower;
import org.tradewire.trading.signal.control.SignalTail;
import org.tradewire.trading.signal.control.TellingFigures;
import org.tradewire.trading.signal.entity.NumberedSignal;
import org.tradewire.trading.signal.entity.event.SignalCancelled;

/**
 * Tells what the log of signals holds: woken by each commit of this node and, for whatever was
 * missed, every second.
 */
@ApplicationScoped
public class SignalTelling {

  @Resource private ManagedExecutorService executor;

  private SignalRelay relay;
  private SignalLog log;
  private SignalTail tail;
  private TellingFigures figures;
  private StreamBroker broker;
  private ChannelHub hub;
  private Clock clock;
  private LogDrain drain;

  /** For the container's proxy. */
  protected SignalTelling() {}

  @Inject
  public SignalTelling(
      SignalRelay relay,
      SignalLog log,
      SignalTail tail,
      TellingFigures figures,
      StreamBroker broker,
      ChannelHub hub,
      Clock clock) {
    this.relay = relay;
    this.log = log;
    this.tail = tail;
    this.figures = figures;
    this.broker = broker;
    this.hub = hub;
    this.clock = clock;
  }

  @PostConstruct
  void open() {
    LogFollower<?> follower =
        new LogFollower<>(
            log::follow, read -> log.next(read, hub::hasSubscribers), hub::publishAll, clock);
    drain = new LogDrain(executor, broker, relay::drainBatch, follower, this::failed);
  }

  /** Stops after the running batch. */
  @PreDestroy
  void close() {
    drain.close();
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SignalCancelled event) {
    wake();
  }

  /** Tells what this node has stored: the transaction is committed. Returns at once. */
  public void tell(List<NumberedSignal> events) {
    tail.add(events);
    wake();
  }

  /**
   * Carries out a transaction and tells what it added to the log; where it fails, what this node
   * remembers of the log is forgotten.
   *
   * @param transaction answers what it added, once it is committed
   */
  public void tellOf(Supplier<List<NumberedSignal>> transaction) {
    List<NumberedSignal> added;
    try {
      added = transaction.get();
    } catch (RuntimeException e) {
      forget();
      throw e;
    }
    tell(added);
  }

  /** The database failed: what this node remembers of the log may not be so any more. */
  public void forget() {
    tail.clear();
  }

  /** A batch could not be relayed, or the log not be read. */
  void failed(Exception cause) {
    forget();
    figures.failed(cause);
  }

  /** Asks for a drain that begins after this call; returns at once. */
  public void wake() {
    drain.wake();
  }
}
