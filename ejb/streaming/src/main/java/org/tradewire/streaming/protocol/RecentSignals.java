package org.tradewire.streaming.protocol;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The newest signals for all sessions of a node: their store is read once for all who ask the same
 * within 500 ms, also where that fails. Thread-safe.
 */
public final class RecentSignals {

  private static final long SHARED_NS = TimeUnit.MILLISECONDS.toNanos(500);

  /** Whoever asks beyond so many different questions at once reads for himself. */
  private static final int QUESTIONS = 64;

  private final Store store;
  private final LongSupplier nanoTime;
  private final Map<Question, Reading> latest = new LinkedHashMap<>();

  /** Where signals are stored. */
  @FunctionalInterface
  public interface Store {

    /**
     * The newest signals, each one a JSON object.
     *
     * @param symbol as a client wrote it, in capitals; null for all
     * @param timeframe for instance {@code 1h}; null for all
     * @param limit at most as many
     * @return the newest first
     * @throws RuntimeException they cannot be read
     */
    List<byte[]> newest(String symbol, String timeframe, int limit);
  }

  private record Question(String symbol, String timeframe, int limit) {}

  /** Run by who asks first, awaited by the others. */
  private record Reading(long beganNs, FutureTask<List<byte[]>> signals) {}

  /**
   * Signals of a store.
   *
   * @param nanoTime monotonic, nanoseconds
   */
  public RecentSignals(Store store, LongSupplier nanoTime) {
    this.store = store;
    this.nanoTime = nanoTime;
  }

  /**
   * The signals that are asked for, newest first, as they were up to 500 ms ago. May read a
   * database, or wait for another who does.
   *
   * @throws RuntimeException they cannot be read
   */
  List<byte[]> of(ClientCommand.GetSignals asked) {
    String symbol = asked.symbol() == null ? null : asked.symbol().toUpperCase(Locale.ROOT);
    FutureTask<List<byte[]>> signals =
        current(new Question(symbol, asked.timeframe(), asked.limit())).signals();
    signals.run(); // Does nothing where another thread was first.
    try {
      return signals.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The signals cannot be read.", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while signals are read.", e);
    }
  }

  private synchronized Reading current(Question question) {
    long now = nanoTime.getAsLong();
    Reading known = latest.get(question);
    if (known != null && !isOld(known, now)) {
      return known;
    }
    Reading reading =
        new Reading(
            now,
            new FutureTask<>(
                () -> store.newest(question.symbol(), question.timeframe(), question.limit())));
    for (Iterator<Reading> each = latest.values().iterator(); each.hasNext(); ) {
      if (isOld(each.next(), now)) {
        each.remove();
      }
    }
    if (latest.size() < QUESTIONS) {
      latest.put(question, reading);
    }
    return reading;
  }

  private static boolean isOld(Reading reading, long now) {
    return reading.signals().isDone() && now - reading.beganNs() >= SHARED_NS;
  }
}
