package org.tradewire.trading.market.control;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.market.entity.InstrumentIndex;
import org.tradewire.trading.market.entity.PriceListener;
import org.tradewire.trading.market.entity.TimedQuote;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * The books and tapes of the instruments seen since this node started, none of which is ever
 * removed. Thread-safe: each ring's thread brings its own instruments; sessions read.
 */
final class MarketChannels {

  private final Map<VenueSymbol, BookChannel> books = new ConcurrentHashMap<>();
  private final Map<VenueSymbol, TradeChannel> tapes = new ConcurrentHashMap<>();
  private final int bookDepth;
  private final Consumer<VenueSymbol> lost;
  private final PriceListener told = new Forwarding();
  private volatile PriceListener prices = PriceListener.NONE;
  private volatile Indexed indexed = new Indexed(0, 0, new InstrumentIndex(List.of()));

  /** The index of so many books and tapes. */
  private record Indexed(int books, int tapes, InstrumentIndex index) {}

  /**
   * @param bookDepth levels of each side that clients see
   * @param lost called with each book that has lost a record, on its ring's thread
   */
  MarketChannels(int bookDepth, Consumer<VenueSymbol> lost) {
    this.bookDepth = bookDepth;
    this.lost = lost;
  }

  /** Tells prices from now on; one listener takes the place of another. */
  void listen(PriceListener listener) {
    prices = listener;
  }

  /** Tells that somebody traded. */
  void traded(TradeTick trade) {
    prices.traded(trade);
  }

  /** Books live longer than who listens to them. */
  private final class Forwarding implements PriceListener {

    @Override
    public void quoted(VenueSymbol instrument, TimedQuote quote) {
      prices.quoted(instrument, quote);
    }

    @Override
    public void traded(TradeTick trade) {
      prices.traded(trade);
    }
  }

  /** The book that a record is of; begins with its first one. */
  BookChannel book(BookDelta record) {
    return books.computeIfAbsent(
        new VenueSymbol(record.venue(), record.symbol()),
        instrument -> new BookChannel(instrument, bookDepth, () -> lost.accept(instrument), told));
  }

  /** The tape that a trade is of; begins with its first one. */
  TradeChannel tape(TradeTick trade) {
    return tapes.computeIfAbsent(new VenueSymbol(trade.venue(), trade.symbol()), TradeChannel::new);
  }

  /** The book of an instrument; empty where no record of it was seen. */
  Optional<BookChannel> book(VenueSymbol instrument) {
    return Optional.ofNullable(books.get(instrument));
  }

  /** The tape of an instrument; empty where no trade of it was seen. */
  Optional<TradeChannel> tape(VenueSymbol instrument) {
    return Optional.ofNullable(tapes.get(instrument));
  }

  /**
   * Records of any book of a venue were lost.
   *
   * @return what tells clients that nothing is known of its books for now
   */
  List<StreamMessage> invalidateBooks(String venue, Audience audience) {
    List<StreamMessage> messages = new ArrayList<>();
    books.forEach(
        (instrument, book) -> {
          if (instrument.venue().equals(venue)) {
            StreamMessage empty = book.invalidate(audience);
            if (empty != null) {
              messages.add(empty);
            }
          }
        });
    return messages;
  }

  /**
   * Another source brings a venue from now on: what was known cannot be followed by that.
   *
   * @return what tells clients that nothing is known of its books for now
   */
  List<StreamMessage> restart(String venue, Audience audience) {
    List<StreamMessage> messages = new ArrayList<>();
    books.forEach(
        (instrument, book) -> {
          if (instrument.venue().equals(venue)) {
            StreamMessage empty = book.restart(audience);
            if (empty != null) {
              messages.add(empty);
            }
          }
        });
    tapes.forEach(
        (instrument, tape) -> {
          if (instrument.venue().equals(venue)) {
            tape.restart();
          }
        });
    return messages;
  }

  /** The instruments by venue and by symbol; made anew only where an instrument has come. */
  InstrumentIndex index() {
    int bookCount = books.size();
    int tapeCount = tapes.size();
    Indexed known = indexed;
    if (known.books() != bookCount || known.tapes() != tapeCount) {
      // Counted before it is read: one that comes in between is found by the next call.
      Set<VenueSymbol> seen = new HashSet<>(books.keySet());
      seen.addAll(tapes.keySet());
      known = new Indexed(bookCount, tapeCount, new InstrumentIndex(seen));
      indexed = known;
    }
    return known.index();
  }
}
