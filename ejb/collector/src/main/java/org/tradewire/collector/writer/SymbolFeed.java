package org.tradewire.collector.writer;

import org.tradewire.collector.book.VenueBook;
import org.tradewire.collector.market.LevelList;
import org.tradewire.feed.ring.BookRecordBuilder;
import org.tradewire.feed.ring.VenueFeedWriter;

/** One symbol's book and the numbers of its two channels, 1, 2, 3 .. within the writer's epoch. */
final class SymbolFeed {

  private final String symbol;
  private final VenueFeedWriter writer;
  private final VenueBook book = new VenueBook();
  private boolean ready;
  private long bookVersion;
  private long bookTimeNs;
  private long tradeSeq;

  SymbolFeed(String symbol, VenueFeedWriter writer) {
    this.symbol = symbol;
    this.writer = writer;
  }

  String symbol() {
    return symbol;
  }

  /** Whether the venue has sent a full book that still holds; else changes apply to nothing. */
  boolean ready() {
    return ready;
  }

  boolean crossed() {
    return book.crossed();
  }

  long nextTradeSeq() {
    return ++tradeSeq;
  }

  /** The book is void until the next full one; readers get one without levels. */
  void drop() {
    ready = false;
    book.clear();
    bookVersion++;
    writeFullBook();
  }

  /**
   * Takes the venue's full book. Readers of a book that held until now are told what has changed in
   * it: a connection that takes over brings a thousand levels of which a few are new.
   */
  void replace(LevelList levels, long exchangeTimeNs) {
    if (ready && levels.size() > 0) {
      VenueBook next = new VenueBook();
      next.replace(levels);
      LevelList changes = new LevelList();
      book.difference(next, changes);
      change(changes, exchangeTimeNs);
      return;
    }
    ready = true;
    book.replace(levels);
    bookVersion++;
    bookTimeNs = exchangeTimeNs;
    writeFullBook();
  }

  void change(LevelList changes, long exchangeTimeNs) {
    book.apply(changes);
    bookTimeNs = exchangeTimeNs;
    BookRecordBuilder record = writer.delta(symbol, bookVersion + 1, exchangeTimeNs);
    for (int i = 0; i < changes.size(); i++) {
      record.level(
          changes.ask(i),
          changes.priceMantissa(i),
          changes.priceScale(i),
          changes.quantityMantissa(i),
          changes.quantityScale(i));
    }
    bookVersion = record.commit();
  }

  /** Writes the book as it is, for readers that came late or were lapped. */
  void writeFullBook() {
    BookRecordBuilder record = writer.snapshot(symbol, bookVersion, bookTimeNs);
    book.forEach(record::level);
    record.commit();
  }
}
