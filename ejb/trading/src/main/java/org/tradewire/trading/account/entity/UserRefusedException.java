package org.tradewire.trading.account.entity;

import jakarta.ejb.ApplicationException;

/** Users are not shown or changed; {@link #cause()} says which answer that deserves. */
@ApplicationException(rollback = true)
public class UserRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Cause {
    /** The caller is no administrator: 403. */
    FORBIDDEN,
    /** There is no such user: 404. */
    UNKNOWN,
    /** The name is taken: 409. */
    TAKEN,
    /** Nobody would be administrator: 409. */
    LAST_ADMINISTRATOR,
    /** The name or the password is not acceptable: 400. */
    INVALID
  }

  private final Cause cause;

  /** Refuses with a sentence. */
  public UserRefusedException(Cause cause, String sentence) {
    super(sentence);
    this.cause = cause;
  }

  public Cause cause() {
    return cause;
  }
}
