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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.outbox.control.CoalescedTask;
import org.tradewire.trading.outbox.control.RelayOutage;
import org.tradewire.trading.outbox.entity.ChannelEvent;
import org.tradewire.trading.outbox.entity.DrainResult;
import org.tradewire.trading.outbox.entity.NumberedEvents;

/**
 * Drains the outbox of this node: woken by each commit and, for whatever was missed, every second.
 *
 * <p>One drain runs at a time; a wake-up during a run causes another pass. When another node holds
 * the lock it may have read before our commit, so the drain asks again every 2 ms for up to 200 ms;
 * after that the timer does. Waiting on a lock inside PostgreSQL instead would hold a connection
 * for as long as the other node's relay hangs.
 *
 * <p>While the relay is away, this node's own subscribers are sent what is stored, whichever node
 * stored it: the end of the outbox is read once for all channels, five times a second. It is read
 * once more when the relay is back, for what was stored before this node listened again. What comes
 * twice is dropped by its number.
 */
@ApplicationScoped
public class OutboxDrain {

  private static final long BUSY_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final int BUSY_ATTEMPTS = 100;
  private static final long OUTAGE_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(200);

  @Resource private ManagedExecutorService executor;
  @Inject private OutboxRelay relay;
  @Inject private RelayOutage outage;
  @Inject private StreamBroker broker;
  @Inject private ChannelHub hub;
  @Inject private ChannelLog log;
  @Inject private Clock clock;

  private final AtomicBoolean relayReturned = new AtomicBoolean();
  private CoalescedTask task;
  private LogFollower follower;
  private volatile boolean closed;

  @PostConstruct
  void open() {
    follower = new LogFollower(log::follow, log::next, hub::publish, clock);
    task = new CoalescedTask(executor, this::pass);
    broker.onReconnect(
        () -> {
          relayReturned.set(true);
          wake();
        });
  }

  /** Stops after the running batch. */
  @PreDestroy
  void close() {
    closed = true;
  }

  /** Asks for a drain that begins after this call; returns at once. */
  public void wake() {
    if (closed) {
      return;
    }
    try {
      task.request();
    } catch (RejectedExecutionException | IllegalStateException e) {
      // The server is starting or stopping; the timer, or the next start, finds what waits.
      outage.failed(e);
    }
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChannelEvent event) {
    wake();
  }

  void allCommitted(@Observes(during = TransactionPhase.AFTER_SUCCESS) NumberedEvents events) {
    wake();
  }

  private void pass() {
    drain();
    boolean returned = relayReturned.getAndSet(false);
    boolean away = !broker.healthy();
    if (away || returned) {
      follow();
    } else {
      follower.isComplete();
    }
    if (away && !closed) {
      LockSupport.parkNanos(OUTAGE_PAUSE_NS);
      task.request(); // What other nodes store wakes nobody here.
    }
  }

  private void follow() {
    try {
      follower.follow();
    } catch (RuntimeException e) {
      relayReturned.set(true); // The timer comes again.
      outage.failed(e);
    }
  }

  private void drain() {
    int busy = 0;
    while (!closed) {
      DrainResult result = drainBatch();
      if (result == DrainResult.BUSY && ++busy < BUSY_ATTEMPTS) {
        LockSupport.parkNanos(BUSY_PAUSE_NS);
      } else if (result != DrainResult.MORE) {
        return;
      }
    }
  }

  private DrainResult drainBatch() {
    try {
      return relay.drainBatch();
    } catch (RuntimeException e) {
      outage.failed(e);
      return DrainResult.RELAY_DOWN;
    }
  }
}
