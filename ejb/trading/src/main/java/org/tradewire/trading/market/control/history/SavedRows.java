package org.tradewire.trading.market.control.history;

import java.time.Instant;

/**
 * What became of rows that were given to the store; the rest of them was stored like that already.
 *
 * @param inserted rows that were missing
 * @param updated rows that were stored with other content
 * @param kept rows that are stored with other and better content, and stay like that
 * @param oldest the moment of the oldest that was inserted or updated; null where there is none
 */
public record SavedRows(long inserted, long updated, long kept, Instant oldest) {

  /** Of the one row {@code (inserted, updated, kept, oldest)} of a statement. */
  static SavedRows of(Object... row) {
    return new SavedRows(
        ((Number) row[0]).longValue(),
        ((Number) row[1]).longValue(),
        ((Number) row[2]).longValue(),
        (Instant) row[3]);
  }
}
