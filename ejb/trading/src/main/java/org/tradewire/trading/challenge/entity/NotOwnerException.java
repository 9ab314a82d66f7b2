package org.tradewire.trading.challenge.entity;

import jakarta.ejb.ApplicationException;
import java.util.UUID;

/** The challenge belongs to somebody else; on the wire 403. */
@ApplicationException(rollback = true)
public class NotOwnerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Refuses with a sentence. */
  public NotOwnerException(UUID challengeId) {
    super("The challenge " + challengeId + " belongs to another user.");
  }
}
