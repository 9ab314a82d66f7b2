package org.tradewire.trading.market.control.ingest;

import java.time.Instant;
import java.util.List;

/**
 * Makes values of rows.
 *
 * @param <T> the value of a row
 */
interface RowForm<T> {

  /**
   * The value of a row.
   *
   * @param row the fields in the order of the kind; those that are missing are empty
   * @throws RowRejectedException a field is wrong
   */
  T read(List<String> row) throws RowRejectedException;

  /** The moment that a value is of. */
  Instant timeOf(T value);
}
