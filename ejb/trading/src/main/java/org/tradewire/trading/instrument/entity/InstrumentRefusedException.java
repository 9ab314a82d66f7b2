package org.tradewire.trading.instrument.entity;

import jakarta.ejb.ApplicationException;
import java.util.Optional;

/**
 * Instruments or releases are not shown or changed; {@link #cause()} says which answer that
 * deserves.
 */
@ApplicationException(rollback = true)
public class InstrumentRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Cause {
    /** The caller is no administrator: 403. */
    FORBIDDEN,
    /** There is no such instrument or release: 404. */
    UNKNOWN,
    /** A field is wrong: 400. */
    INVALID
  }

  private final Cause cause;
  private final String field;

  /** Refuses with a sentence. */
  public InstrumentRefusedException(Cause cause, String sentence) {
    super(sentence);
    this.cause = cause;
    this.field = null;
  }

  /** Refuses a field. */
  public InstrumentRefusedException(String field, String sentence) {
    super(sentence);
    this.cause = Cause.INVALID;
    this.field = field;
  }

  public Cause cause() {
    return cause;
  }

  /** The field that is wrong. */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }
}
