package org.tradewire.trading.market.control;

import java.util.List;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.trading.market.entity.BookView;
import org.tradewire.trading.market.entity.OrderBook;

/**
 * How deep the books of subscribers are known to be right.
 *
 * <p>A full book on the wire is cut at a depth, changes are not. A subscriber's book is therefore
 * exact for every price no worse than the worst level it was given; when the market moves away, few
 * such levels are left, and subscribers need a full book again.
 */
final class DepthWindow {

  private LevelChange bidBound;
  private LevelChange askBound;

  /** A full book went to one more subscriber. */
  void handedOut(OrderBook book, BookView view) {
    bidBound = tighter(Side.BUY, bidBound, bound(Side.BUY, book, view.bids()));
    askBound = tighter(Side.SELL, askBound, bound(Side.SELL, book, view.asks()));
  }

  /** A full book went to every subscriber. */
  void reset(OrderBook book, BookView view) {
    bidBound = bound(Side.BUY, book, view.bids());
    askBound = bound(Side.SELL, book, view.asks());
  }

  /** Whether some subscriber may know fewer than {@code min} levels of a side that has more. */
  boolean isThin(OrderBook book, int min) {
    return isThin(Side.BUY, book, bidBound, min) || isThin(Side.SELL, book, askBound, min);
  }

  private static boolean isThin(Side side, OrderBook book, LevelChange bound, int min) {
    return bound != null && !book.hasWithin(side, bound, Math.min(min, book.size(side)));
  }

  /** Worst level of a cut side; null where the whole side was given. */
  private static LevelChange bound(Side side, OrderBook book, List<LevelChange> given) {
    return given.size() < book.size(side) ? given.get(given.size() - 1) : null;
  }

  private static LevelChange tighter(Side side, LevelChange a, LevelChange b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return OrderBook.compareBetter(side, a, b) < 0 ? a : b;
  }
}
