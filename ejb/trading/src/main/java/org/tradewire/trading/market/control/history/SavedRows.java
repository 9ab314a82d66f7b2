package org.tradewire.trading.market.control.history;

import java.time.Instant;

/**
 * What became of rows that were given to the store; the rest of them was stored like that already.
 *
 * @param inserted rows that were missing
 * @param updated rows that were stored with other content
 * @param oldest the moment of the oldest of both; null where there is none
 */
public record SavedRows(long inserted, long updated, Instant oldest) {

  /** Of the one row {@code (inserted, updated, oldest)} of a statement. */
  static SavedRows of(Object... row) {
    return new SavedRows(
        ((Number) row[0]).longValue(), ((Number) row[1]).longValue(), (Instant) row[2]);
  }
}
