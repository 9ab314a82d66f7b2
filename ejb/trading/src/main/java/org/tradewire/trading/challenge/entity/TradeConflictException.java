package org.tradewire.trading.challenge.entity;

import jakarta.ejb.ApplicationException;

/** Another trade was booked under the same id; on the wire 409. */
@ApplicationException(rollback = true)
public class TradeConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Refuses with a sentence. */
  public TradeConflictException(String tradeId) {
    super("The trade " + tradeId + " was booked before with other contents.");
  }
}
