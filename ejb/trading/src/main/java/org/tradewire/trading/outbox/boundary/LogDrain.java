package org.tradewire.trading.outbox.boundary;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.work.CoalescedTask;
import org.tradewire.trading.outbox.entity.DrainResult;

/**
 * Drains a log of events into the relay, on this node.
 *
 * <p>One drain runs at a time; a wake-up during a run causes another pass. When another node holds
 * the lock it may have read before our commit, so the drain asks again every 2 ms for up to 200 ms;
 * after that its timer does. Waiting on a lock inside PostgreSQL instead would hold a connection
 * for as long as the other node's relay hangs.
 *
 * <p>While the relay is away, this node's own subscribers are sent what is stored, whichever node
 * stored it: the end of the log is read once for all channels, five times a second. It is read once
 * more when the relay is back, for what was stored before this node listened again. What comes
 * twice is dropped by its number. Thread-safe.
 */
public final class LogDrain {

  private static final long BUSY_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final int BUSY_ATTEMPTS = 100;
  private static final long OUTAGE_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(200);

  private final StreamBroker broker;
  private final Supplier<DrainResult> drain;
  private final LogFollower<?> follower;
  private final Consumer<Exception> failed;
  private final CoalescedTask task;
  private final AtomicBoolean relayReturned = new AtomicBoolean();
  private volatile boolean closed;

  /**
   * Drains from the first wake-up on.
   *
   * @param executor a pass takes one of its threads
   * @param drain relays a batch in a transaction of its own
   * @param follower of the same log
   * @param failed told what could not be relayed or read, and why
   */
  public LogDrain(
      Executor executor,
      StreamBroker broker,
      Supplier<DrainResult> drain,
      LogFollower<?> follower,
      Consumer<Exception> failed) {
    this.broker = broker;
    this.drain = drain;
    this.follower = follower;
    this.failed = failed;
    task = new CoalescedTask(executor, this::pass);
    broker.onReconnect(
        () -> {
          relayReturned.set(true);
          wake();
        });
  }

  /** Stops after the running batch. */
  public void close() {
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
      failed.accept(e);
    }
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
      failed.accept(e);
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
      return drain.get();
    } catch (RuntimeException e) {
      failed.accept(e);
      return DrainResult.RELAY_DOWN;
    }
  }
}
