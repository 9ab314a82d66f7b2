package org.tradewire.trading.notification.control;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.tradewire.trading.shared.webhook.WebhookAnswer;
import org.tradewire.trading.shared.webhook.WebhookDelivery;

/**
 * Sends what is due, as many at once as there are seats: each sender takes one delivery after the
 * other until none is due, and calls another sender when it has found one. Thread-safe.
 */
public final class DeliverySending {

  private final int seats;
  private final Executor threads;
  private final Store store;
  private final BiFunction<WebhookDelivery, Runnable, WebhookAnswer> sender;
  private final Consumer<RuntimeException> failed;
  private final SenderSeats taken;
  private final AtomicInteger senders = new AtomicInteger();
  private final Lock claiming = new ReentrantLock();
  private volatile boolean closed;

  /** The transactions of sending. */
  public interface Store {

    /**
     * Takes a delivery that is due; see {@link ClaimRepository#claim}.
     *
     * @return empty where none is
     */
    Optional<ClaimedDelivery> claim(
        Collection<UUID> users, Collection<String> hosts, List<UUID> served);

    /** Notes what became of an attempt. */
    void ended(ClaimedDelivery claimed, WebhookAnswer answer);
  }

  /**
   * Nothing is sent yet.
   *
   * @param seats most deliveries at once
   * @param threads run the senders, as many as there are seats
   * @param sender makes one attempt; takes a few seconds at most. Runs what it is given once, when
   *     nothing of the attempt runs any more, which may be later: the seats are taken until then
   * @param failed told what kept a sender from going on; what it had is sent again later
   */
  public DeliverySending(
      int seats,
      Executor threads,
      Store store,
      BiFunction<WebhookDelivery, Runnable, WebhookAnswer> sender,
      Consumer<RuntimeException> failed) {
    this.seats = seats;
    this.threads = threads;
    this.store = store;
    this.sender = sender;
    this.failed = failed;
    taken = new SenderSeats(seats);
  }

  /** Looks whether anything is due, and has it sent; returns at once. */
  public void wake() {
    if (closed || senders.incrementAndGet() > seats) {
      senders.decrementAndGet();
      return;
    }
    try {
      threads.execute(this::send);
    } catch (RejectedExecutionException | IllegalStateException e) {
      // The server is stopping: another node, or the next start, sends what is due.
      senders.decrementAndGet();
    }
  }

  /** Nothing further is begun. */
  public void close() {
    closed = true;
  }

  private void send() {
    try {
      for (Optional<ClaimedDelivery> next = claim(); next.isPresent(); next = claim()) {
        wake();
        attempt(next.get());
      }
    } catch (RuntimeException e) {
      failed.accept(e);
    } finally {
      senders.decrementAndGet();
    }
  }

  private void attempt(ClaimedDelivery claimed) {
    AtomicInteger parts = new AtomicInteger(2); // The attempt, and noting what became of it.
    Runnable over =
        () -> {
          if (parts.decrementAndGet() == 0) {
            taken.leave(claimed);
          }
        };
    try {
      store.ended(claimed, sender.apply(claimed.delivery(), over));
    } finally {
      over.run();
    }
  }

  /** One at a time: whoever is served by one claim is known to the next. */
  private Optional<ClaimedDelivery> claim() {
    claiming.lock();
    try {
      if (closed) {
        return Optional.empty();
      }
      Optional<ClaimedDelivery> next =
          store.claim(taken.fullUsers(), taken.fullHosts(), taken.served());
      next.ifPresent(taken::take);
      return next;
    } finally {
      claiming.unlock();
    }
  }
}
