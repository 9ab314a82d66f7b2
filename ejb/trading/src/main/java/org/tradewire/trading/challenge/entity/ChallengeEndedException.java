package org.tradewire.trading.challenge.entity;

import jakarta.ejb.ApplicationException;
import java.util.UUID;

/** The challenge has ended and takes no more trades; on the wire 409. */
@ApplicationException(rollback = true)
public class ChallengeEndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the challenge and how it ended. */
  public ChallengeEndedException(UUID challengeId, ChallengeStatus status) {
    super("The challenge " + challengeId + " is " + status + " and takes no more trades.");
  }
}
