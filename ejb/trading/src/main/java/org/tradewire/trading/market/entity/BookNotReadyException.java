package org.tradewire.trading.market.entity;

import jakarta.ejb.ApplicationException;

/** The book is void until its next full one, which comes within seconds; on the wire 503. */
@ApplicationException(rollback = true)
public class BookNotReadyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Refuses with a sentence. */
  public BookNotReadyException(VenueSymbol instrument) {
    super(
        "The book of "
            + instrument.symbol()
            + " at "
            + instrument.venue()
            + " is not ready; ask again in a few seconds.");
  }
}
