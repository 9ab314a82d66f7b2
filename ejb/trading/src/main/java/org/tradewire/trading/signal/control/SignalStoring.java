package org.tradewire.trading.signal.control;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tradewire.trading.signal.entity.PreparedSignal;
import org.tradewire.trading.signal.entity.StoreResult;

/**
 * Stores the signals of a queue in their order. Whatever batches wait go in one transaction. Where
 * the database refuses one of the signals, each batch is tried by itself and halved until the
 * signal is found, which is set aside. Where the database is away, the same signals are tried again
 * after a while that doubles from {@value #FIRST_PAUSE_MS} ms to {@value #MAX_PAUSE_MS} ms, a
 * quarter more or less. Runs on one thread at a time.
 */
public final class SignalStoring {

  /** Most signals of a transaction. */
  static final int MOST = 2_000;

  static final long FIRST_PAUSE_MS = 200;
  static final long MAX_PAUSE_MS = 5_000;

  private static final Logger LOG = System.getLogger(SignalStoring.class.getName());
  private static final int JITTER = 4;

  private final SignalQueue queue;
  private final Store store;
  private final SignalFigures figures;
  private final LongSupplier nanoTime;
  private final Deque<List<WaitingSignal>> inHand = new ArrayDeque<>();
  private volatile long pauseMs;
  private long retryNs;

  /** The transactions of storing. */
  public interface Store {

    /**
     * Stores signals in one transaction.
     *
     * @return what became of each
     */
    List<StoreResult> write(List<PreparedSignal> signals);

    /** Keeps a signal that the database refuses, with the reason. */
    void setAside(PreparedSignal refused, String reason);

    /** Something failed: what is known of the tables may not be so any more. */
    void forgetDays();
  }

  /**
   * Stores what comes into a queue.
   *
   * @param nanoTime monotonic, nanoseconds
   */
  public SignalStoring(
      SignalQueue queue, Store store, SignalFigures figures, LongSupplier nanoTime) {
    this.queue = queue;
    this.store = store;
    this.figures = figures;
    this.nanoTime = nanoTime;
  }

  /** Stores until nothing waits, or the database is away. */
  public synchronized void pass() {
    while (true) {
      if (inHand.isEmpty()) {
        inHand.addAll(queue.take(MOST));
      }
      if (inHand.isEmpty() || (pauseMs > 0 && nanoTime.getAsLong() - retryNs < 0)) {
        return;
      }
      try {
        storeInHand();
      } catch (RuntimeException e) {
        away(e);
        return;
      }
      queue.settled();
      back();
    }
  }

  /** Whether the database was away at the last try. */
  public boolean isAway() {
    return pauseMs > 0;
  }

  private void storeInHand() {
    try {
      List<WaitingSignal> all = inHand.stream().flatMap(List::stream).toList();
      settle(all, write(all));
      inHand.clear();
    } catch (RuntimeException e) {
      if (!StoreFailures.isOfData(e)) {
        throw e;
      }
      store.forgetDays();
      while (!inHand.isEmpty()) {
        storeFirst();
      }
    }
  }

  /** Stores the first part in hand; one that is refused is halved, or set aside if it is single. */
  private void storeFirst() {
    List<WaitingSignal> part = inHand.getFirst();
    List<StoreResult> results;
    try {
      results = write(part);
    } catch (RuntimeException e) {
      if (!StoreFailures.isOfData(e)) {
        throw e;
      }
      refused(part, e);
      return;
    }
    inHand.removeFirst();
    settle(part, results);
  }

  private void refused(List<WaitingSignal> part, RuntimeException cause) {
    if (part.size() > 1) {
      inHand.removeFirst();
      int half = part.size() / 2;
      inHand.addFirst(part.subList(half, part.size()));
      inHand.addFirst(part.subList(0, half));
      return;
    }
    String reason = StoreFailures.reason(cause);
    WaitingSignal poison = part.get(0);
    store.setAside(poison.prepared(), reason);
    inHand.removeFirst();
    LOG.log(
        Level.WARNING,
        "event=signal_refused_by_database id=\"{0}\" reason=\"{1}\"",
        poison.prepared().signal().id(),
        reason);
    poison.settle(StoreResult.REJECTED, reason);
    figures.settled(List.of(StoreResult.REJECTED));
  }

  private List<StoreResult> write(List<WaitingSignal> signals) {
    List<StoreResult> results = store.write(signals.stream().map(WaitingSignal::prepared).toList());
    figures.committed();
    return results;
  }

  private void settle(List<WaitingSignal> signals, List<StoreResult> results) {
    figures.settled(results);
    for (int i = 0; i < signals.size(); i++) {
      signals.get(i).settle(results.get(i), null);
    }
  }

  private void away(RuntimeException cause) {
    store.forgetDays();
    figures.failed();
    if (pauseMs == 0) {
      LOG.log(
          Level.WARNING,
          "event=signal_storing_failed effect=\"signals wait\" waiting={0} cause=\"{1}\"",
          queue.size(),
          StoreFailures.reason(cause));
    }
    pauseMs = pauseMs == 0 ? FIRST_PAUSE_MS : Math.min(MAX_PAUSE_MS, 2 * pauseMs);
    long jitter = pauseMs / JITTER;
    long pause = pauseMs + ThreadLocalRandom.current().nextLong(-jitter, jitter + 1);
    retryNs = nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(pause);
  }

  private void back() {
    if (pauseMs > 0) {
      LOG.log(Level.INFO, "event=signal_storing_works waiting={0}", queue.size());
      pauseMs = 0;
    }
  }
}
