package org.tradewire.trading.market.entity;

import jakarta.ejb.ApplicationException;

/** No feed has brought this instrument; on the wire 404. */
@ApplicationException(rollback = true)
public class UnknownInstrumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Refuses with a sentence. */
  public UnknownInstrumentException(VenueSymbol instrument) {
    super(
        "No feed of this node has brought "
            + instrument.symbol()
            + " of "
            + instrument.venue()
            + "; /api/market/symbols lists what there is.");
  }
}
