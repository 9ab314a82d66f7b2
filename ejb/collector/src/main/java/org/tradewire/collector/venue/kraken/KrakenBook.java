package org.tradewire.collector.venue.kraken;

import java.util.zip.CRC32;
import org.tradewire.collector.book.LevelVisitor;
import org.tradewire.collector.book.VenueBook;
import org.tradewire.collector.market.LevelList;

/**
 * One symbol's book as Kraken keeps it: of limited depth, and with a checksum.
 *
 * <p>Source: Kraken's guides "Spot WebSockets (v1 and v2) - Book Checksum": CRC-32 over the ten
 * best asks from the lowest price up, then the ten best bids from the highest down; of each level
 * the digits of price and quantity as received, without the point and leading zeros. A client drops
 * what lies beyond the depth itself.
 */
final class KrakenBook {

  private static final int CHECKED_LEVELS = 10;
  private static final int MAX_DIGITS = 20;

  private final VenueBook book = new VenueBook();
  private final CRC32 crc = new CRC32();
  private final byte[] digits = new byte[MAX_DIGITS];
  private final LevelVisitor intoChecksum =
      (ask, priceMantissa, priceScale, quantityMantissa, quantityScale) -> {
        add(priceMantissa);
        add(quantityMantissa);
      };
  private int depth;
  private boolean ready;

  /** Whether there is a book; without one, changes mean nothing. */
  boolean ready() {
    return ready;
  }

  /** The book is void until the next full one. */
  void drop() {
    ready = false;
    book.clear();
  }

  /** Takes a full book of a depth. */
  void replace(LevelList levels, int depth) {
    this.depth = depth;
    ready = true;
    book.replace(levels);
  }

  /** Takes changes, to which the levels are added that they push out of the book. */
  void apply(LevelList changes) {
    book.apply(changes);
    book.trim(depth, changes);
  }

  /** The book's own checksum, as an unsigned 32-bit number. */
  long checksum() {
    crc.reset();
    book.forEachBest(true, CHECKED_LEVELS, intoChecksum);
    book.forEachBest(false, CHECKED_LEVELS, intoChecksum);
    return crc.getValue();
  }

  /** A mantissa's digits are those of the text, without point and leading zeros. */
  private void add(long mantissa) {
    int at = MAX_DIGITS;
    long rest = mantissa;
    do {
      digits[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    crc.update(digits, at, MAX_DIGITS - at);
  }
}
