package org.tradewire.collector.live;

import java.util.HashMap;
import java.util.Map;
import org.tradewire.collector.venue.LevelList;
import org.tradewire.collector.venue.MarketDataListener;
import org.tradewire.collector.venue.OrderBook;
import org.tradewire.collector.venue.TradeContinuity;
import org.tradewire.feed.ring.MinuteCandle;

/**
 * One market out of several connections that receive the same. Books come from one of them, the
 * active one; when it is lost, those of another take their place as full books. Trades come from
 * whichever brings them first, each once. Not thread-safe.
 */
final class MergedMarket {

  private final MarketDataListener listener;
  private final TradeContinuity trades;
  private Side active;

  MergedMarket(MarketDataListener listener) {
    this.listener = listener;
    this.trades = new TradeContinuity(listener);
  }

  /** Where the session of one connection speaks to. */
  Side side() {
    return new Side();
  }

  /** Whether books come from this side. */
  boolean isActive(Side side) {
    return active == side;
  }

  /** Books come from this side from now on. */
  void activate(Side side) {
    if (active != side) {
      active = side;
      side.tellBooks();
    }
  }

  /** One connection's view of the market. */
  final class Side implements MarketDataListener {

    private final Map<String, Mirror> books = new HashMap<>();
    private final LevelList levels = new LevelList();

    /** How many symbols have a book that holds. */
    int readyBooks() {
      int ready = 0;
      for (Mirror each : books.values()) {
        ready += each.ready ? 1 : 0;
      }
      return ready;
    }

    /** The connection is lost: no book holds any more. */
    void lost() {
      books.values().forEach(Mirror::drop);
    }

    /** Tells every book as it is now: whole, or void. */
    void tellBooks() {
      books.forEach(
          (symbol, mirror) -> {
            if (mirror.ready) {
              levels.clear();
              mirror.book.forEach(levels::add);
              listener.onFullBook(symbol, levels, mirror.timeNs);
            } else {
              listener.onBookGap(symbol, "The connection has no book of it for now.");
            }
          });
    }

    @Override
    public void onTrade(
        String symbol,
        long priceMantissa,
        int priceScale,
        long quantityMantissa,
        int quantityScale,
        boolean aggressorSold,
        long tradeId,
        long exchangeTimeNs,
        long receiveTimeNs) {
      if (isNext(symbol, tradeId)) {
        listener.onTrade(
            symbol,
            priceMantissa,
            priceScale,
            quantityMantissa,
            quantityScale,
            aggressorSold,
            tradeId,
            exchangeTimeNs,
            receiveTimeNs);
      }
    }

    /**
     * A connection that has only now been opened may bring trade 5 before another one brings 4: who
     * stands by fills holes, but never makes one.
     */
    private boolean isNext(String symbol, long tradeId) {
      boolean used = active == this;
      return tradeId == 0
          ? used
          : (used || trades.joins(symbol, tradeId)) && trades.accept(symbol, tradeId);
    }

    @Override
    public void onBookChange(String symbol, LevelList changes, long exchangeTimeNs) {
      Mirror mirror = mirror(symbol);
      if (mirror.ready) {
        mirror.book.apply(changes);
        mirror.timeNs = exchangeTimeNs;
        if (active == this) {
          listener.onBookChange(symbol, changes, exchangeTimeNs);
        }
      }
    }

    @Override
    public void onFullBook(String symbol, LevelList full, long exchangeTimeNs) {
      Mirror mirror = mirror(symbol);
      mirror.ready = true;
      mirror.book.replace(full);
      mirror.timeNs = exchangeTimeNs;
      if (active == this) {
        listener.onFullBook(symbol, full, exchangeTimeNs);
      }
    }

    @Override
    public void onBookGap(String symbol, String reason) {
      mirror(symbol).drop();
      if (active == this) {
        listener.onBookGap(symbol, reason);
      }
    }

    /** Whether a trade is missing is seen where the connections meet. */
    @Override
    public void onTradeGap(String symbol, long missed) {}

    @Override
    public void onChecksum(String symbol, boolean right) {
      listener.onChecksum(symbol, right);
    }

    /** Every connection asks for the same; each asks for a little more than it lacks. */
    @Override
    public void onMinute(String symbol, MinuteCandle candle) {
      if (active == this) {
        listener.onMinute(symbol, candle);
      }
    }

    private Mirror mirror(String symbol) {
      Mirror known = books.get(symbol);
      if (known != null) {
        return known;
      }
      Mirror mirror = new Mirror();
      books.put(symbol, mirror);
      return mirror;
    }
  }

  /** A book as one connection has it. */
  private static final class Mirror {
    private final OrderBook book = new OrderBook();
    private boolean ready;
    private long timeNs;

    private void drop() {
      ready = false;
      book.clear();
    }
  }
}
