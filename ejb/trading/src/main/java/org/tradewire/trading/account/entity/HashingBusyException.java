package org.tradewire.trading.account.entity;

import jakarta.ejb.ApplicationException;

/** As many passwords are being checked as the machine allows; on the wire 503 with Retry-After. */
@ApplicationException(rollback = true)
public class HashingBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Asks to come back in a second. */
  public HashingBusyException() {
    super("Too many sign-ins at once; try again in " + retryAfterSeconds() + " s.");
  }

  /** Seconds until another attempt may be made. */
  public static long retryAfterSeconds() {
    return 1;
  }
}
