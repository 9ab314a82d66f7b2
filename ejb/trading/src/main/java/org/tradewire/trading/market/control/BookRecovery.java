package org.tradewire.trading.market.control;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tradewire.feed.api.FeedControl;
import org.tradewire.feed.api.FeedControlException;

/**
 * Asks a venue's collector for its full books where this node has lost records of them, once a
 * second at most. Without an answer the collector's own round brings them within 5 s. Thread-safe.
 */
public final class BookRecovery {

  private static final Logger LOG = System.getLogger(BookRecovery.class.getName());
  private static final long DISTANCE_NS = TimeUnit.SECONDS.toNanos(1);

  private final MarketData market;
  private final Executor executor;
  private final LongSupplier nanoTime;
  private final Map<String, Long> askedNs = new ConcurrentHashMap<>();

  /**
   * @param executor asks: blocks for 2 s at most
   * @param nanoTime monotonic nanoseconds
   */
  public BookRecovery(MarketData market, Executor executor, LongSupplier nanoTime) {
    this.market = market;
    this.executor = executor;
    this.nanoTime = nanoTime;
  }

  /** Sees to what was lost; never blocks, and costs nothing where nothing was. */
  public void look() {
    for (String venue : market.lostBooks()) {
      if (isDue(venue)) {
        try {
          executor.execute(() -> ask(venue));
        } catch (RejectedExecutionException e) {
          LOG.log(Level.DEBUG, "event=full_books_not_asked venue={0}", venue);
        }
      }
    }
  }

  private boolean isDue(String venue) {
    long now = nanoTime.getAsLong();
    Long asked = askedNs.get(venue);
    if (asked != null && now - asked < DISTANCE_NS) {
      return false;
    }
    return asked == null
        ? askedNs.putIfAbsent(venue, now) == null
        : askedNs.replace(venue, asked, now);
  }

  private void ask(String venue) {
    // Before the question: what is lost from here on is asked for again.
    market.lostBooks().remove(venue);
    Optional<FeedControl> control = market.control(venue);
    if (control.isEmpty()) {
      return;
    }
    try {
      control.get().ask(FeedControl.Action.FULL_BOOKS, "");
      LOG.log(Level.INFO, "event=full_books_asked venue={0}", venue);
    } catch (FeedControlException e) {
      LOG.log(Level.WARNING, "event=full_books_refused venue={0} {1}", venue, e.getMessage());
    }
  }
}
