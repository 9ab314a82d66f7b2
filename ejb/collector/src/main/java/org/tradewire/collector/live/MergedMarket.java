package org.tradewire.collector.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradewire.collector.book.VenueBook;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.collector.venue.TradeContinuity;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.ring.TradeRecord;

/**
 * One market out of several connections that receive the same. Books come from one of them, the
 * active one; when it is lost, those of another take their place as full books. Where none was ever
 * {@linkplain #activate activated}, each symbol's book comes from the connection that told it
 * first, until that one loses it and another has it. Trades and forced orders come from whichever
 * brings them first, each once. Not thread-safe.
 */
public final class MergedMarket {

  /** Some seconds of a crash: connections bring the same within less than that. */
  private static final int MAX_FORCED_ORDERS = 2_000;

  private final MarketDataListener listener;
  private final TradeContinuity trades;
  private final List<Side> sides = new ArrayList<>();
  private final Map<String, Side> bookSides = new HashMap<>();
  private final Map<String, Side> tradeSides = new HashMap<>();
  private final Set<ForcedOrder> forcedOrders = new LinkedHashSet<>();
  private Side active;

  /** Makes a market of no connection yet, whose listener is told what comes of them together. */
  public MergedMarket(MarketDataListener listener) {
    this.listener = listener;
    this.trades = new TradeContinuity(listener);
  }

  /** Where the session of one connection speaks to. */
  public Side side() {
    Side side = new Side();
    sides.add(side);
    return side;
  }

  /** What follows is not the continuation of what was: forgets books and numbers, tells nothing. */
  public void restart() {
    trades.forget();
    bookSides.clear();
    tradeSides.clear();
    forcedOrders.clear();
    sides.forEach(each -> each.books.values().forEach(Mirror::drop));
  }

  /** Whether books come from this side. */
  boolean isActive(Side side) {
    return active == side;
  }

  /** Books come from this side from now on. */
  void activate(Side side) {
    if (active != side) {
      Side before = active;
      active = side;
      side.reportBooks();
      if (before != null) {
        before.books.keySet().stream().filter(symbol -> !side.knows(symbol)).forEach(this::unknown);
      }
    }
  }

  private void unknown(String symbol) {
    listener.onBookGap(symbol, "The connection that is used now has no book of it yet.");
  }

  private boolean reportsBook(Side side, String symbol) {
    return side == (active == null ? bookSides.computeIfAbsent(symbol, first -> side) : active);
  }

  private boolean reportsTrades(Side side, String symbol) {
    return side == (active == null ? tradeSides.computeIfAbsent(symbol, first -> side) : active);
  }

  /** The book of a side that told it holds no more: another side's takes its place, or none. */
  private void voidBook(Side side, String symbol, String reason) {
    if (!reportsBook(side, symbol)) {
      return;
    }
    if (active == null) {
      for (Side each : sides) {
        if (each.has(symbol)) {
          bookSides.put(symbol, each);
          each.reportBook(symbol, each.mirror(symbol));
          return;
        }
      }
      bookSides.remove(symbol); // whoever has it next
    }
    listener.onBookGap(symbol, reason);
  }

  /** One connection's view of the market. */
  public final class Side implements MarketDataListener {

    private final Map<String, Mirror> books = new HashMap<>();
    private final LevelList levels = new LevelList();

    private Side() {}

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

    /** The connection was opened again: whatever it told holds no more. */
    public void reopened() {
      books.forEach(
          (symbol, mirror) -> {
            if (mirror.ready) {
              mirror.drop();
              voidBook(this, symbol, "The connection was opened again.");
            }
          });
    }

    /** Tells every book as it is now: whole, or void. */
    void reportBooks() {
      books.forEach(this::reportBook);
    }

    private void reportBook(String symbol, Mirror mirror) {
      if (mirror.ready) {
        levels.clear();
        mirror.book.forEach(levels::add);
        listener.onFullBook(symbol, levels, mirror.timeNs);
      } else {
        listener.onBookGap(symbol, "The connection has no book of it for now.");
      }
    }

    private boolean knows(String symbol) {
      return books.containsKey(symbol);
    }

    /** Whether the symbol has a book that holds, whose best bid is at or above its best ask. */
    boolean crossed(String symbol) {
      return has(symbol) && mirror(symbol).book.crossed();
    }

    /** Whether the symbol has a book that holds. */
    boolean has(String symbol) {
      Mirror mirror = books.get(symbol);
      return mirror != null && mirror.ready;
    }

    @Override
    public void onTrade(TradeRecord trade) {
      if (isNext(trade.symbol(), trade.tradeId(), trade.exchangeTimeNs())) {
        listener.onTrade(trade);
      }
    }

    /**
     * A connection that has only now been opened may bring trade 5 before another one brings 4: who
     * stands by fills holes, but never makes one.
     */
    private boolean isNext(String symbol, long tradeId, long timeNs) {
      boolean used = reportsTrades(this, symbol);
      return tradeId == 0
          ? used
          : (used || trades.joins(symbol, tradeId)) && trades.accept(symbol, tradeId, timeNs);
    }

    @Override
    public void onBookChange(String symbol, LevelList changes, long exchangeTimeNs) {
      Mirror mirror = mirror(symbol);
      if (mirror.ready) {
        mirror.book.apply(changes);
        mirror.timeNs = exchangeTimeNs;
        if (reportsBook(this, symbol)) {
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
      if (reportsBook(this, symbol)) {
        listener.onFullBook(symbol, full, exchangeTimeNs);
      }
    }

    @Override
    public void onBookGap(String symbol, String reason) {
      mirror(symbol).drop();
      voidBook(this, symbol, reason);
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
    public void onMinute(String symbol, VenueCandle candle) {
      if (reportsTrades(this, symbol)) {
        listener.onMinute(symbol, candle);
      }
    }

    /** One connection alone asks for it. */
    @Override
    public void onOpenInterest(OpenInterest sample) {
      if (reportsTrades(this, sample.symbol())) {
        listener.onOpenInterest(sample);
      }
    }

    /** They have no numbers: what another connection has brought just now is the same. */
    @Override
    public void onForcedOrder(ForcedOrder order) {
      if (forcedOrders.add(order)) {
        listener.onForcedOrder(order);
        if (forcedOrders.size() > MAX_FORCED_ORDERS) {
          forcedOrders.remove(forcedOrders.iterator().next());
        }
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
    private final VenueBook book = new VenueBook();
    private boolean ready;
    private long timeNs;

    private void drop() {
      ready = false;
      book.clear();
    }
  }
}
