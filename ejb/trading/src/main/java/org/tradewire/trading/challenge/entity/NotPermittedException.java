package org.tradewire.trading.challenge.entity;

import jakarta.ejb.ApplicationException;

/** The caller's roles do not allow it; on the wire 403. */
@ApplicationException(rollback = true)
public class NotPermittedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Refuses with a sentence. */
  public NotPermittedException(String sentence) {
    super(sentence);
  }
}
