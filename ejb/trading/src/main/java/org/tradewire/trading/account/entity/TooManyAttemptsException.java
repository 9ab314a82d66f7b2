package org.tradewire.trading.account.entity;

import jakarta.ejb.ApplicationException;

/** Signing in was tried too often with a wrong password; on the wire 429 with Retry-After. */
@ApplicationException(rollback = true)
public class TooManyAttemptsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long retryAfterSeconds;

  /** Asks to come back later. */
  public TooManyAttemptsException(long retryAfterSeconds) {
    super("Too many failed sign-ins for this user; try again in " + retryAfterSeconds + " s.");
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Seconds until another attempt is looked at, at least 1. */
  public long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
