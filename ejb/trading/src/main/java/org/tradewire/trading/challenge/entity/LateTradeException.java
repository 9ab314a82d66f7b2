package org.tradewire.trading.challenge.entity;

import jakarta.ejb.ApplicationException;

/** The trade belongs to a day that is closed; on the wire 409. */
@ApplicationException(rollback = true)
public class LateTradeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Refuses with a sentence. */
  public LateTradeException(String sentence) {
    super(sentence);
  }
}
