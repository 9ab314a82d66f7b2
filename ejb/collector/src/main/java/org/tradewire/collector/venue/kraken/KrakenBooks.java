package org.tradewire.collector.venue.kraken;

import java.util.HashMap;
import java.util.Map;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.collector.venue.SessionCounts;

/**
 * The books of a session: applies what the venue says, compares checksums, and tells the listener.
 */
final class KrakenBooks {

  private final Map<String, KrakenBook> books = new HashMap<>();
  private final MarketDataListener listener;
  private final SessionCounts counts;

  KrakenBooks(MarketDataListener listener, SessionCounts counts) {
    this.listener = listener;
    this.counts = counts;
  }

  /** Every book is void until its next full one. */
  void drop() {
    books.values().forEach(KrakenBook::drop);
  }

  /** A symbol's book is void until the next full one. */
  void drop(String symbol, String reason) {
    book(symbol).drop();
    counts.gap();
    listener.onBookGap(symbol, reason);
  }

  /**
   * Takes a full book.
   *
   * @param checksum the venue's, or -1 where it gives none
   * @return false where the checksum differs
   */
  boolean replace(String symbol, LevelList levels, int depth, long timeNs, long checksum) {
    KrakenBook book = book(symbol);
    book.replace(levels, depth);
    if (!agrees(symbol, book, checksum)) {
      return false;
    }
    listener.onFullBook(symbol, levels, timeNs);
    return true;
  }

  /**
   * Takes changes; without a book they mean nothing.
   *
   * @param checksum the venue's, or -1 where it gives none
   * @return false where the checksum differs
   */
  boolean apply(String symbol, LevelList changes, long timeNs, long checksum) {
    KrakenBook book = book(symbol);
    if (!book.ready()) {
      listener.onChangeWithoutBook(symbol);
      return true;
    }
    book.apply(changes);
    if (!agrees(symbol, book, checksum)) {
      return false;
    }
    listener.onBookChange(symbol, changes, timeNs);
    return true;
  }

  private boolean agrees(String symbol, KrakenBook book, long checksum) {
    if (checksum < 0) {
      return true;
    }
    boolean right = book.checksum() == checksum;
    listener.onChecksum(symbol, right);
    if (!right) {
      counts.wrongChecksum();
      drop(symbol, "The book's checksum is not the venue's " + checksum + ".");
    }
    return right;
  }

  private KrakenBook book(String symbol) {
    KrakenBook known = books.get(symbol);
    if (known != null) {
      return known;
    }
    KrakenBook book = new KrakenBook();
    books.put(symbol, book);
    return book;
  }
}
