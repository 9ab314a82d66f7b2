package org.tradewire.collector.live;

import java.util.Collection;
import java.util.Set;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.ring.TradeRecord;

/**
 * Passes on what a connection says of the symbols that it is for. What others bring comes over
 * theirs: a server that sends more than was asked for would have it told twice.
 */
final class OwnSymbols implements MarketDataListener {

  private final Set<String> symbols;
  private final MarketDataListener listener;

  OwnSymbols(Collection<String> symbols, MarketDataListener listener) {
    this.symbols = Set.copyOf(symbols);
    this.listener = listener;
  }

  @Override
  public void onTrade(TradeRecord trade) {
    if (symbols.contains(trade.symbol())) {
      listener.onTrade(trade);
    }
  }

  @Override
  public void onBookChange(String symbol, LevelList changes, long exchangeTimeNs) {
    if (symbols.contains(symbol)) {
      listener.onBookChange(symbol, changes, exchangeTimeNs);
    }
  }

  @Override
  public void onFullBook(String symbol, LevelList levels, long exchangeTimeNs) {
    if (symbols.contains(symbol)) {
      listener.onFullBook(symbol, levels, exchangeTimeNs);
    }
  }

  @Override
  public void onBookGap(String symbol, String reason) {
    if (symbols.contains(symbol)) {
      listener.onBookGap(symbol, reason);
    }
  }

  @Override
  public void onChangeWithoutBook(String symbol) {
    if (symbols.contains(symbol)) {
      listener.onChangeWithoutBook(symbol);
    }
  }

  @Override
  public void onTradeGap(String symbol, long missed) {
    if (symbols.contains(symbol)) {
      listener.onTradeGap(symbol, missed);
    }
  }

  @Override
  public void onChecksum(String symbol, boolean right) {
    if (symbols.contains(symbol)) {
      listener.onChecksum(symbol, right);
    }
  }

  @Override
  public void onMinute(String symbol, VenueCandle candle) {
    if (symbols.contains(symbol)) {
      listener.onMinute(symbol, candle);
    }
  }

  @Override
  public void onOpenInterest(OpenInterest sample) {
    if (symbols.contains(sample.symbol())) {
      listener.onOpenInterest(sample);
    }
  }

  @Override
  public void onForcedOrder(ForcedOrder order) {
    if (symbols.contains(order.symbol())) {
      listener.onForcedOrder(order);
    }
  }
}
