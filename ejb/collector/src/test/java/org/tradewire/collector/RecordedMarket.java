package org.tradewire.collector;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tradewire.collector.book.VenueBook;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.ring.TradeRecord;

/** Writes down everything it is told, as text, and keeps the books. */
public final class RecordedMarket implements MarketDataListener {

  public final List<String> events = new ArrayList<>();
  public final Map<String, VenueBook> books = new HashMap<>();
  public final Map<String, Integer> tradeCounts = new HashMap<>();

  @Override
  public void onTrade(TradeRecord trade) {
    tradeCounts.merge(trade.symbol(), 1, Integer::sum);
    events.add(
        String.join(
            " ",
            "trade",
            trade.symbol(),
            decimal(trade.priceMantissa(), trade.priceScale()),
            decimal(trade.quantityMantissa(), trade.quantityScale()),
            trade.aggressorSold() ? "sold" : "bought",
            "#" + trade.tradeId(),
            trade.exchangeTimeNs() + "/" + trade.receiveTimeNs()));
  }

  @Override
  public void onBookChange(String symbol, LevelList changes, long exchangeTimeNs) {
    events.add("change " + symbol + levels(changes) + " " + exchangeTimeNs);
    books.computeIfAbsent(symbol, unknown -> new VenueBook()).apply(changes);
  }

  @Override
  public void onFullBook(String symbol, LevelList levels, long exchangeTimeNs) {
    events.add("book " + symbol + levels(levels) + " " + exchangeTimeNs);
    books.computeIfAbsent(symbol, unknown -> new VenueBook()).replace(levels);
  }

  @Override
  public void onBookGap(String symbol, String reason) {
    events.add("gap " + symbol + " " + reason);
    books.remove(symbol);
  }

  @Override
  public void onTradeGap(String symbol, long missed) {
    events.add("missed " + symbol + " " + missed);
  }

  @Override
  public void onChecksum(String symbol, boolean right) {
    events.add("checksum " + symbol + (right ? " right" : " wrong"));
  }

  @Override
  public void onMinute(String symbol, VenueCandle candle) {
    events.add("minute " + symbol + " " + candle);
  }

  @Override
  public void onOpenInterest(OpenInterest sample) {
    events.add(
        "open interest "
            + sample.symbol()
            + " "
            + sample.quantity()
            + " @"
            + TimeUnit.NANOSECONDS.toMillis(sample.sampledAtNs()));
  }

  @Override
  public void onForcedOrder(ForcedOrder order) {
    events.add("forced " + order);
  }

  private static String levels(LevelList levels) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < levels.size(); i++) {
      text.append(levels.ask(i) ? " ask " : " bid ")
          .append(decimal(levels.priceMantissa(i), levels.priceScale(i)))
          .append(' ')
          .append(decimal(levels.quantityMantissa(i), levels.quantityScale(i)));
    }
    return text.toString();
  }

  private static String decimal(long mantissa, int scale) {
    return BigDecimal.valueOf(mantissa, scale).toPlainString();
  }
}
