package org.tradewire.collector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewire.collector.venue.LevelList;
import org.tradewire.collector.venue.MarketDataListener;
import org.tradewire.feed.ring.VenueFeedWriter;

/**
 * Keeps the books of one venue and writes every trade and change into its rings, numbered per
 * symbol. Belongs to the writer thread.
 */
final class VenueFeed implements MarketDataListener {

  private final VenueFeedWriter writer;
  private final Map<String, SymbolFeed> symbols = new HashMap<>();
  private final List<SymbolFeed> ready = new ArrayList<>();
  private int nextFullBook;
  private long trades;
  private long changes;
  private long fullBooks;
  private long withoutBook;

  /**
   * Makes a feed without symbols.
   *
   * @param writer stays the caller's, who closes it
   */
  VenueFeed(VenueFeedWriter writer) {
    this.writer = writer;
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
    writer.trade(
        symbol,
        feed(symbol).nextTradeSeq(),
        priceMantissa,
        priceScale,
        quantityMantissa,
        quantityScale,
        aggressorSold,
        tradeId,
        exchangeTimeNs,
        receiveTimeNs);
    trades++;
  }

  @Override
  public void onBookChange(String symbol, LevelList levels, long exchangeTimeNs) {
    SymbolFeed feed = feed(symbol);
    if (feed.ready()) {
      feed.change(levels, exchangeTimeNs);
      changes++;
    } else {
      withoutBook++;
    }
  }

  @Override
  public void onFullBook(String symbol, LevelList levels, long exchangeTimeNs) {
    SymbolFeed feed = feed(symbol);
    if (!feed.ready()) {
      ready.add(feed);
    }
    feed.replace(levels, exchangeTimeNs);
    fullBooks++;
  }

  /** Writes the full book of the symbol whose turn it is; nothing while there is no book. */
  void writeNextFullBook() {
    if (!ready.isEmpty()) {
      nextFullBook %= ready.size();
      ready.get(nextFullBook).writeFullBook();
      nextFullBook++;
      fullBooks++;
    }
  }

  /** Symbols that have a book. */
  int bookCount() {
    return ready.size();
  }

  /** Counts for the health line. */
  String health() {
    long crossed = ready.stream().filter(SymbolFeed::crossed).count();
    return "epoch="
        + writer.epoch()
        + " symbols="
        + symbols.size()
        + " books="
        + ready.size()
        + " trades="
        + trades
        + " changes="
        + changes
        + " full_books="
        + fullBooks
        + " without_book="
        + withoutBook
        + " crossed="
        + crossed;
  }

  private SymbolFeed feed(String symbol) {
    SymbolFeed known = symbols.get(symbol);
    if (known != null) {
      return known;
    }
    SymbolFeed feed = new SymbolFeed(symbol, writer);
    symbols.put(symbol, feed);
    return feed;
  }
}
