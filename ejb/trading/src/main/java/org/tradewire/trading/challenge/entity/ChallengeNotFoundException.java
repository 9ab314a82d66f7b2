package org.tradewire.trading.challenge.entity;

import jakarta.ejb.ApplicationException;
import java.util.UUID;

/** There is no such challenge; on the wire 404. */
@ApplicationException(rollback = true)
public class ChallengeNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Refuses with a sentence. */
  public ChallengeNotFoundException(UUID challengeId) {
    super("There is no challenge " + challengeId + ".");
  }
}
