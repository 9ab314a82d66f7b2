package org.tradewire.trading.signal.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.tradewire.trading.signal.entity.NumberedSignal;

/**
 * The newest events of the log that this node has stored itself, without a hole, for those who read
 * the log on this node: each has a cursor of his own, and whoever lags behind what is kept here, or
 * waits for what another node has stored, reads the table. Only what is committed comes here, so
 * that nobody sees more than the log holds; what is missing here is no loss, and where the events
 * end here says nothing about the log's end. Messages are those that the table would give.
 * Thread-safe.
 */
@ApplicationScoped
public class SignalTail {

  /** Events that are kept; a power of two. */
  static final int MOST = 16_384;

  /** Of them together, about. */
  static final long MOST_BYTES = 64L << 20;

  private final ToldSignal[] kept = new ToldSignal[MOST];
  private long first = 1;
  private long last;
  private long bytes;

  /**
   * Events were stored.
   *
   * @param events of one transaction that is committed, in their order
   */
  public synchronized void add(List<NumberedSignal> events) {
    if (events.isEmpty()) {
      return;
    }
    if (events.get(0).seq() != last + 1) {
      // Another node has stored some between, or a later transaction of ours was here before.
      clear();
      first = events.get(0).seq();
      last = first - 1;
    }
    for (NumberedSignal each : events) {
      if (last - first + 1 == MOST) {
        forgetFirst();
      }
      ToldSignal told = new ToldSignal(each);
      last++;
      kept[slot(last)] = told;
      bytes += told.bytes();
      while (bytes > MOST_BYTES && first < last) {
        forgetFirst();
      }
    }
  }

  /** Something failed: what is known of the log may not be so any more. */
  public synchronized void clear() {
    while (first <= last) {
      forgetFirst();
    }
  }

  private void forgetFirst() {
    int slot = slot(first);
    bytes -= kept[slot].bytes();
    kept[slot] = null;
    first++;
  }

  /**
   * The events after a number, in order.
   *
   * @param limit how many at most
   * @param log reads them where they are not kept here
   */
  public List<ToldSignal> after(
      long seq, int limit, BiFunction<Long, Integer, List<NumberedSignal>> log) {
    List<ToldSignal> events = after(seq, limit);
    return events.isEmpty() ? log.apply(seq, limit).stream().map(ToldSignal::new).toList() : events;
  }

  /**
   * The events after a number that are kept here, in order; none where the next one is not.
   *
   * @param limit how many at most
   */
  public synchronized List<ToldSignal> after(long seq, int limit) {
    if (seq + 1 < first || seq >= last) {
      return List.of();
    }
    long end = Math.min(last, seq + limit);
    List<ToldSignal> events = new ArrayList<>((int) (end - seq));
    for (long each = seq + 1; each <= end; each++) {
      events.add(kept[slot(each)]);
    }
    return events;
  }

  private static int slot(long seq) {
    return (int) (seq & (MOST - 1));
  }
}
