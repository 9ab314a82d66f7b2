package org.tradewire.trading.account.entity;

import jakarta.ejb.ApplicationException;

/** The first administrator is not made; {@link #cause()} says which answer that deserves. */
@ApplicationException(rollback = true)
public class BootstrapRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Cause {
    /** No key is configured, or the key is wrong: 403. */
    FORBIDDEN,
    /** There is a user already: 409. */
    CLOSED,
    /** The name or the password is not acceptable: 400. */
    INVALID
  }

  private final Cause cause;

  /** Refuses with a sentence. */
  public BootstrapRefusedException(Cause cause, String sentence) {
    super(sentence);
    this.cause = cause;
  }

  public Cause cause() {
    return cause;
  }
}
