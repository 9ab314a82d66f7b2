package org.tradewire.collector.venue.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.TradeContinuity;
import org.tradewire.feed.ring.TradeRecord;

/**
 * The trades of one message, told in the order of their ids, whatever order the venue lists them
 * in. Reused for each message; not thread-safe.
 */
public final class TradeBatch {

  private static final int FEW = 32;

  private final List<Trade> trades = new ArrayList<>();
  private final Set<String> begun = new HashSet<>();
  private final TradeContinuity continuity;
  private final MarketDataListener listener;
  private final TradeRecord record = new TradeRecord();
  private int size;

  public TradeBatch(TradeContinuity continuity, MarketDataListener listener) {
    this.continuity = continuity;
    this.listener = listener;
  }

  /** One trade; whoever reads it sets what the venue says. */
  public static final class Trade {
    public final DecimalReader price = new DecimalReader();
    public final DecimalReader quantity = new DecimalReader();
    public String symbol;
    public boolean priced;
    public boolean sized;

    /** Whether the taker sold; only where {@link #sided}. */
    public boolean sold;

    /** Whether the venue said which side the taker was on. */
    public boolean sided;

    /** Takes up which side the taker was on. */
    public void side(boolean takerSold) {
      sold = takerSold;
      sided = true;
    }

    /** The venue's number; 0: it gives none, and holes cannot be seen. */
    public long id;

    /** Exchange time, nanoseconds since the Unix epoch. */
    public long timeNs;
  }

  /** Forgets the trades of the message before. */
  public void clear() {
    size = 0;
  }

  /** The next trade, to be filled in. */
  public Trade next() {
    if (size == trades.size()) {
      trades.add(new Trade());
    }
    Trade trade = trades.get(size++);
    trade.symbol = null;
    trade.priced = false;
    trade.sized = false;
    trade.sold = false;
    trade.sided = false;
    trade.id = 0;
    trade.timeNs = 0;
    return trade;
  }

  /**
   * Tells the listener.
   *
   * @param history whether the venue lists what was traded before the subscription: those of a
   *     symbol whose trades were followed before are new all the same, the others are not told
   */
  public void report(boolean history, long receiveTimeNs) throws InvalidMessageException {
    for (int i = 0; i < size; i++) {
      check(trades.get(i));
    }
    sort();
    begun.clear();
    for (int i = 0; i < size; i++) {
      Trade trade = trades.get(i);
      if (history && (begun.contains(trade.symbol) || !continuity.knows(trade.symbol))) {
        begun.add(trade.symbol);
        continuity.begin(trade.symbol, trade.id, trade.timeNs);
      } else if (trade.id == 0 || continuity.accept(trade.symbol, trade.id, trade.timeNs)) {
        report(trade, receiveTimeNs);
      }
    }
  }

  /** Tells the listener; all trades are of one symbol, which stands elsewhere in the message. */
  public void reportAll(String symbol, long receiveTimeNs) throws InvalidMessageException {
    for (int i = 0; i < size; i++) {
      trades.get(i).symbol = symbol;
    }
    report(false, receiveTimeNs);
  }

  private void report(Trade trade, long receiveTimeNs) {
    listener.onTrade(
        record
            .begin(trade.symbol)
            .price(trade.price.mantissa(), trade.price.scale())
            .quantity(trade.quantity.mantissa(), trade.quantity.scale())
            .aggressorSold(trade.sold)
            .tradeId(trade.id)
            .times(trade.timeNs, receiveTimeNs));
  }

  private static void check(Trade trade) throws InvalidMessageException {
    if (trade.symbol == null || !trade.priced || !trade.sized || trade.quantity.mantissa() == 0) {
      throw new InvalidMessageException("A trade lacks its symbol, its price or its quantity.");
    }
    if (!trade.sided) {
      throw new InvalidMessageException(
          "The trade " + trade.id + " of " + trade.symbol + " lacks its side.");
    }
  }

  /** By id. A few elements need no garbage; many of them may come newest first. */
  private void sort() {
    if (size > FEW) {
      trades.subList(0, size).sort(Comparator.comparingLong(trade -> trade.id));
      return;
    }
    for (int i = 1; i < size; i++) {
      Trade trade = trades.get(i);
      int at = i;
      while (at > 0 && trades.get(at - 1).id > trade.id) {
        trades.set(at, trades.get(at - 1));
        at--;
      }
      trades.set(at, trade);
    }
  }
}
