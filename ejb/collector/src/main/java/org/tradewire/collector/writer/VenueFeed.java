package org.tradewire.collector.writer;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewire.collector.market.HealthReport;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.ring.TradeRecord;
import org.tradewire.feed.ring.VenueFeedWriter;

/**
 * Keeps the books of one venue and writes every trade and change into its rings, numbered per
 * symbol. Belongs to the writer thread.
 */
final class VenueFeed implements MarketDataListener {

  private static final Logger LOG = System.getLogger(VenueFeed.class.getName());

  private final VenueFeedWriter writer;
  private final Map<String, SymbolFeed> symbols = new HashMap<>();
  private final List<SymbolFeed> ready = new ArrayList<>();
  private final OpenInterestJumps jumps = new OpenInterestJumps();
  private int nextFullBook;
  private int requested;
  private long trades;
  private long changes;
  private long fullBooks;
  private long withoutBook;
  private long bookGaps;
  private long missedTrades;
  private long checksums;
  private long minutes;
  private long openInterests;
  private long forcedOrders;

  /**
   * Makes a feed without symbols.
   *
   * @param writer stays the caller's, who closes it
   */
  VenueFeed(VenueFeedWriter writer) {
    this.writer = writer;
  }

  @Override
  public void onTrade(TradeRecord trade) {
    writer.trade(trade, feed(trade.symbol()).nextTradeSeq());
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

  /** Readers get a full book without levels: nothing is known of the symbol for now. */
  @Override
  public void onBookGap(String symbol, String reason) {
    SymbolFeed feed = feed(symbol);
    bookGaps++;
    if (feed.ready()) {
      ready.remove(feed);
      feed.drop();
      LOG.log(Level.WARNING, "event=book_gap symbol={0} {1}", symbol, reason);
    }
  }

  @Override
  public void onTradeGap(String symbol, long missed) {
    missedTrades += missed;
    LOG.log(
        Level.WARNING,
        "event=trade_gap symbol={0} missed={1} Trades of the venue never came.",
        symbol,
        Long.toString(missed));
  }

  @Override
  public void onChecksum(String symbol, boolean right) {
    checksums++;
  }

  @Override
  public void onMinute(String symbol, VenueCandle candle) {
    writer.minute(symbol, candle);
    minutes++;
  }

  @Override
  public void onOpenInterest(OpenInterest sample) {
    for (OpenInterest each : jumps.take(sample)) {
      writer.openInterest(each);
      openInterests++;
    }
  }

  @Override
  public void onForcedOrder(ForcedOrder order) {
    writer.forcedOrder(order);
    forcedOrders++;
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

  /** Every book is void until its next full one. */
  void voidBooks(String reason) {
    for (SymbolFeed each : List.copyOf(ready)) {
      onBookGap(each.symbol(), reason);
    }
  }

  /** Somebody lost records: every full book is to be written, see {@link #writeRequestedBooks}. */
  void requestFullBooks() {
    requested = ready.size();
  }

  /**
   * Writes full books that were requested, whole ones, until so many records or more are written.
   *
   * @return whether some are left
   */
  boolean writeRequestedBooks(int records) {
    long end = writer.bookRecords() + records;
    while (requested > 0 && writer.bookRecords() < end) {
      writeNextFullBook();
      requested--;
    }
    return requested > 0;
  }

  /** Whether a symbol was heard of. */
  boolean knows(String symbol) {
    return symbols.containsKey(symbol);
  }

  /** Symbols that have a book. */
  int bookCount() {
    return ready.size();
  }

  /** How the feed fares. */
  HealthReport health() {
    return new HealthReport()
        .state("epoch", writer.epoch())
        .state("symbols", symbols.size())
        .state("books", ready.size())
        .total("trades", trades)
        .total("changes", changes)
        .total("full_books", fullBooks)
        .total("without_book", withoutBook)
        .total("book_gaps", bookGaps)
        .total("missed_trades", missedTrades)
        .total("checksums", checksums)
        .total("venue_minutes", minutes)
        .total("open_interests", openInterests)
        .total("open_interests_held", jumps.held())
        .total("open_interests_dropped", jumps.dropped())
        .total("forced_orders", forcedOrders)
        .state("crossed", ready.stream().filter(SymbolFeed::crossed).count());
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
