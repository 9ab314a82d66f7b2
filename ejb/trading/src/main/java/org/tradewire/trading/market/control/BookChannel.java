package org.tradewire.trading.market.control;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.sbe.FeedBatch;
import org.tradewire.trading.market.entity.BestPrices;
import org.tradewire.trading.market.entity.BookOutcome;
import org.tradewire.trading.market.entity.BookView;
import org.tradewire.trading.market.entity.OrderBook;
import org.tradewire.trading.market.entity.PriceListener;
import org.tradewire.trading.market.entity.TimedQuote;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * One instrument's book and its channel. Thread-safe: the ring's thread applies records, sessions
 * read full books; the lock is held for the length of one record or of one copy of the best levels.
 */
final class BookChannel {

  private static final System.Logger LOG = System.getLogger(BookChannel.class.getName());
  private static final int THIN_PART = 4;

  private final VenueSymbol instrument;
  private final Channel channel;
  private final int depth;
  private final Runnable broken;
  private final PriceListener prices;
  private final OrderBook book = new OrderBook();
  private final DepthWindow window = new DepthWindow();
  private final FeedMessages messages = new FeedMessages();
  private long breaks;

  /**
   * @param depth levels a side in a full book on the wire
   * @param broken run when a change is missing, on the thread of the ring
   * @param prices hears what each message of the exchange makes of the best prices
   */
  BookChannel(VenueSymbol instrument, int depth, Runnable broken, PriceListener prices) {
    this.instrument = instrument;
    this.channel = Channel.book(instrument.venue(), instrument.symbol());
    this.depth = depth;
    this.broken = broken;
    this.prices = prices;
  }

  /**
   * Applies a record.
   *
   * @return what subscribers have to be sent; null where the book they see did not change, and
   *     where there are none
   */
  synchronized StreamMessage apply(BookDelta record, Audience audience) {
    long reached = book.version();
    boolean shown = book.ready();
    BookOutcome outcome = book.apply(record);
    if (outcome == BookOutcome.CHANGED || outcome == BookOutcome.REPLACED) {
      prices.quoted(instrument, timed());
    } else if (shown && !book.ready()) {
      prices.quoted(instrument, TimedQuote.LOST);
    }
    return switch (outcome) {
      case CHANGED ->
          audience.listensTo(channel) ? messages.change(channel, book.newestChange()) : null;
      case REPLACED -> fullBookForAll();
      case CONFIRMED -> window.isThin(book, depth / THIN_PART) ? fullBookForAll() : null;
      case BROKEN -> {
        breaks++;
        LOG.log(
            Level.WARNING,
            "event=book_broken channel={0} version={1} prev_version={2} breaks={3}",
            channel,
            Long.toString(record.version()),
            Long.toString(record.prevVersion()),
            Long.toString(breaks));
        broken.run();
        yield voidForAll(reached, audience);
      }
      case WAITING, IGNORED -> null;
    };
  }

  /**
   * Records of the ring were lost: not ready until the next full book.
   *
   * @return what subscribers have to be sent: that nothing is known of the book for now; null where
   *     they know that already, and where there are none
   */
  synchronized StreamMessage invalidate(Audience audience) {
    boolean shown = book.ready();
    long reached = book.version();
    book.invalidate();
    if (shown) {
      prices.quoted(instrument, TimedQuote.LOST);
    }
    return shown ? voidForAll(reached, audience) : null;
  }

  /**
   * Somebody else numbers the book from now on.
   *
   * @return as for {@link #invalidate}
   */
  synchronized StreamMessage restart(Audience audience) {
    StreamMessage empty = invalidate(audience);
    book.restart();
    return empty;
  }

  /**
   * The full book as the records of a ring would bring it.
   *
   * @return nothing while it is not ready; empty in the middle of an update, records of which a
   *     reader may have: ask after the next record
   */
  synchronized Optional<List<BookDelta>> records() {
    if (!book.ready()) {
      return Optional.of(List.of());
    }
    return book.isWithinUpdate() ? Optional.empty() : Optional.of(chain());
  }

  private List<BookDelta> chain() {
    List<LevelChange> levels = new ArrayList<>(book.best(Side.BUY, Integer.MAX_VALUE));
    levels.addAll(book.best(Side.SELL, Integer.MAX_VALUE));
    List<BookDelta> chain = new ArrayList<>();
    for (int from = 0; from < levels.size(); from += FeedBatch.MAX_LEVELS) {
      int to = Math.min(from + FeedBatch.MAX_LEVELS, levels.size());
      chain.add(
          new BookDelta(
              instrument.venue(),
              instrument.symbol(),
              book.epoch(),
              book.version(),
              0,
              BookDelta.Kind.SNAPSHOT,
              from == 0,
              to == levels.size(),
              levels.subList(from, to),
              // Without it a book that stands still would be one of now where it is relayed to.
              book.exchangeTimeNs(),
              book.ringWriteTimeNs()));
    }
    return chain;
  }

  /** A book without levels, at the position that subscribers know. */
  private StreamMessage voidForAll(long version, Audience audience) {
    BookView empty =
        new BookView(
            instrument.venue(),
            instrument.symbol(),
            book.epoch(),
            version,
            List.of(),
            List.of(),
            book.ringWriteTimeNs());
    window.reset(book, empty);
    return audience.listensTo(channel) ? messages.book(channel, empty) : null;
  }

  /** The full book for a new subscriber; empty while it is not ready. */
  Optional<StreamMessage> fullBook() {
    BookView view;
    synchronized (this) {
      if (!book.ready()) {
        return Optional.empty();
      }
      view = cut(depth);
      window.handedOut(book, view);
    }
    return Optional.of(new FeedMessages().book(channel, view));
  }

  /** The best level of each side; empty while the book is not ready. */
  synchronized Optional<BestPrices> bestPrices() {
    return book.ready()
        ? Optional.of(new BestPrices(book.best(Side.BUY), book.best(Side.SELL)))
        : Optional.empty();
  }

  /** The same with the times of the message that made them. */
  synchronized Optional<TimedQuote> timedQuote() {
    return book.ready() ? Optional.of(timed()) : Optional.empty();
  }

  private TimedQuote timed() {
    return new TimedQuote(
        new BestPrices(book.best(Side.BUY), book.best(Side.SELL)),
        book.exchangeTimeNs(),
        book.ringWriteTimeNs());
  }

  /** The best levels; empty while the book is not ready. */
  synchronized Optional<BookView> view(int levels) {
    return book.ready() ? Optional.of(cut(levels)) : Optional.empty();
  }

  private StreamMessage fullBookForAll() {
    BookView view = cut(depth);
    window.reset(book, view);
    return messages.book(channel, view);
  }

  private BookView cut(int levels) {
    return new BookView(
        instrument.venue(),
        instrument.symbol(),
        book.epoch(),
        book.version(),
        book.best(Side.BUY, levels),
        book.best(Side.SELL, levels),
        book.ringWriteTimeNs());
  }
}
