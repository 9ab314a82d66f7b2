package org.tradewire.trading.market.entity;

import jakarta.ejb.ApplicationException;

/** A feed cannot be steered as asked; the message is one sentence. */
@ApplicationException(rollback = true)
public class FeedRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Cause {
    /** The request names no symbol where it should; on the wire 400. */
    INVALID,
    /** The caller is no administrator; on the wire 403. */
    FORBIDDEN,
    /** This node reads no such feed; on the wire 404. */
    UNKNOWN,
    /** The collector says no; on the wire 409. */
    REFUSED,
    /** The collector does not answer; on the wire 503. */
    UNREACHABLE
  }

  private final Cause cause;

  /** Refuses with a sentence. */
  public FeedRefusedException(Cause cause, String sentence) {
    super(sentence);
    this.cause = cause;
  }

  /** Why. */
  public Cause cause() {
    return cause;
  }
}
