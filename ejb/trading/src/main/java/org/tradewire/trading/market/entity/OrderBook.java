package org.tradewire.trading.market.entity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;

/**
 * The price levels of one instrument at one venue (L2), rebuilt from chained changes and full
 * books.
 *
 * <p>Levels keep the mantissa and scale that the venue sent, since checksums are computed over the
 * text of a number; {@code 100} and {@code 100.0} are the same level. Not ready until the first
 * full book, and again after anything was lost. Not thread-safe.
 */
public final class OrderBook {

  /** No exchange sends an update of so many records: its end is lost. */
  private static final int MAX_HELD = 16_384;

  private static final Comparator<LevelChange> BY_PRICE = OrderBook::comparePrices;

  private final NavigableMap<LevelChange, LevelChange> bids = new TreeMap<>(BY_PRICE.reversed());
  private final NavigableMap<LevelChange, LevelChange> asks = new TreeMap<>(BY_PRICE);
  private List<LevelChange> chain = new ArrayList<>();
  private long chainVersion;

  /** The records of an exchange's update whose last one has not come: the book is as before it. */
  private List<BookDelta> held = new ArrayList<>();

  private BookDelta newest;
  private boolean ready;
  private long epoch;
  private long version;
  private long ringWriteTimeNs;
  private long exchangeTimeNs;

  /** Takes the next record of this book's stream. */
  public BookOutcome apply(BookDelta record) {
    if (record.epoch() < epoch) {
      return BookOutcome.IGNORED;
    }
    if (record.epoch() > epoch) {
      invalidate();
      epoch = record.epoch();
    }
    return record.kind() == BookDelta.Kind.SNAPSHOT ? fullBook(record) : change(record);
  }

  /** Something was lost: not ready until the next full book. */
  public void invalidate() {
    ready = false;
    version = 0;
    chainVersion = 0;
    chain = new ArrayList<>();
    held = new ArrayList<>();
    bids.clear();
    asks.clear();
  }

  /** Nothing is known, and whatever epoch the next record has is the book's. */
  public void restart() {
    invalidate();
    epoch = 0;
  }

  /** Whether the first records of an update of the exchange have come, and its last has not. */
  public boolean isWithinUpdate() {
    return !held.isEmpty();
  }

  /**
   * The update of the exchange that the last record completed, as one change from the version
   * before it to the version now. Ask directly after {@link BookOutcome#CHANGED}.
   */
  public BookDelta newestChange() {
    return newest;
  }

  private BookOutcome change(BookDelta delta) {
    if (!ready) {
      return BookOutcome.WAITING;
    }
    long reached = held.isEmpty() ? version : held.get(held.size() - 1).version();
    if (delta.version() <= reached) {
      return BookOutcome.IGNORED;
    }
    if (delta.prevVersion() != reached) {
      invalidate();
      return BookOutcome.BROKEN;
    }
    if (!delta.last()) {
      if (held.size() >= MAX_HELD) {
        invalidate();
        return BookOutcome.BROKEN;
      }
      held.add(delta);
      return BookOutcome.WAITING;
    }
    newest = held.isEmpty() ? delta : joined(delta);
    newest.changes().forEach(this::put);
    moveTo(newest);
    return BookOutcome.CHANGED;
  }

  private BookDelta joined(BookDelta last) {
    List<LevelChange> changes = new ArrayList<>();
    held.forEach(part -> changes.addAll(part.changes()));
    changes.addAll(last.changes());
    long before = held.get(0).prevVersion();
    held = new ArrayList<>();
    return new BookDelta(
        last.venue(),
        last.symbol(),
        last.epoch(),
        last.version(),
        before,
        BookDelta.Kind.DELTA,
        true,
        true,
        changes,
        last.exchangeTimeNs(),
        last.ringWriteTimeNs());
  }

  private BookOutcome fullBook(BookDelta part) {
    if (ready && part.version() <= version) {
      return part.last() ? BookOutcome.CONFIRMED : BookOutcome.WAITING;
    }
    if (part.first()) {
      chain = new ArrayList<>();
      chainVersion = part.version();
    } else if (chainVersion != part.version()) {
      chainVersion = 0; // Its beginning was missed: the next full book will do.
      return BookOutcome.WAITING;
    }
    chain.addAll(part.changes());
    if (!part.last()) {
      return BookOutcome.WAITING;
    }
    bids.clear();
    asks.clear();
    chain.forEach(this::put);
    chain = new ArrayList<>();
    chainVersion = 0;
    held = new ArrayList<>();
    // A full book without levels says that the collector knows nothing of the instrument for now.
    ready = !bids.isEmpty() || !asks.isEmpty();
    moveTo(part);
    return BookOutcome.REPLACED;
  }

  private void put(LevelChange level) {
    NavigableMap<LevelChange, LevelChange> side = side(level.side());
    // The key holds the price's text too: a level that comes back may be written differently.
    side.remove(level);
    if (!level.removes()) {
      side.put(level, level);
    }
  }

  private void moveTo(BookDelta record) {
    version = record.version();
    ringWriteTimeNs = record.ringWriteTimeNs();
    exchangeTimeNs = record.exchangeTimeNs();
  }

  /** Whether the levels are those of the venue. */
  public boolean ready() {
    return ready;
  }

  /** Epoch of the numbers; 0 before the first record. */
  public long epoch() {
    return epoch;
  }

  /** Version the book has reached; 0 while it is not ready. */
  public long version() {
    return version;
  }

  /** When the record that made this version was written into the ring, ns since the Unix epoch. */
  public long ringWriteTimeNs() {
    return ringWriteTimeNs;
  }

  /** The exchange's time of this version, ns since the Unix epoch; 0 where it gave none. */
  public long exchangeTimeNs() {
    return exchangeTimeNs;
  }

  /** The best level of a side; null where there is none, or while not ready. */
  public LevelChange best(Side side) {
    NavigableMap<LevelChange, LevelChange> levels = side(side);
    return levels.isEmpty() ? null : levels.firstEntry().getValue();
  }

  /** The best levels of a side, best first, at most {@code limit}; empty while not ready. */
  public List<LevelChange> best(Side side, int limit) {
    List<LevelChange> levels = new ArrayList<>(Math.min(limit, side(side).size()));
    for (LevelChange level : side(side).values()) {
      if (levels.size() == limit) {
        break;
      }
      levels.add(level);
    }
    return levels;
  }

  /** Levels of a side. */
  public int size(Side side) {
    return side(side).size();
  }

  /**
   * Whether a side has at least {@code count} levels that are no worse than a price.
   *
   * @param bound a level at that price
   */
  public boolean hasWithin(Side side, LevelChange bound, int count) {
    int found = 0;
    for (LevelChange ignored : side(side).headMap(bound, true).keySet()) {
      if (++found == count) {
        return true;
      }
    }
    return count <= 0;
  }

  /** Negative where {@code a} is the better price of this side. */
  public static int compareBetter(Side side, LevelChange a, LevelChange b) {
    return side == Side.BUY ? comparePrices(b, a) : comparePrices(a, b);
  }

  private NavigableMap<LevelChange, LevelChange> side(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  private static int comparePrices(LevelChange a, LevelChange b) {
    return a.priceScale() == b.priceScale()
        ? Long.compare(a.priceMantissa(), b.priceMantissa())
        : BigDecimal.valueOf(a.priceMantissa(), a.priceScale())
            .compareTo(BigDecimal.valueOf(b.priceMantissa(), b.priceScale()));
  }
}
