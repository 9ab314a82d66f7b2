package org.tradewire.trading.market.entity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.tradewire.feed.api.LevelChange;

/**
 * The best levels of a book at one version, best first.
 *
 * @param ringWriteTimeNs when that version was written into the ring
 */
public record BookView(
    String venue,
    String symbol,
    long epoch,
    long version,
    List<LevelChange> bids,
    List<LevelChange> asks,
    long ringWriteTimeNs) {

  private static final int CHECKED_LEVELS = 10;

  /**
   * CRC32 over the ten best asks and then the ten best bids, each price and quantity as digits
   * without a point and without leading zeros (Kraken's documentation, "Book checksum"); unsigned.
   */
  public long checksum() {
    StringBuilder digits = new StringBuilder();
    append(digits, asks);
    append(digits, bids);
    CRC32 crc = new CRC32();
    crc.update(digits.toString().getBytes(StandardCharsets.US_ASCII));
    return crc.getValue();
  }

  private static void append(StringBuilder digits, List<LevelChange> levels) {
    for (LevelChange level : levels.subList(0, Math.min(CHECKED_LEVELS, levels.size()))) {
      digits.append(level.priceMantissa()).append(level.quantityMantissa());
    }
  }
}
