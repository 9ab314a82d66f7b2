package org.tradewire.trading.shared;

import jakarta.ejb.ApplicationException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The system does not do what it was asked for, and says why: the one exception that boundaries
 * throw for reasons a caller can understand. Rolls the transaction back. The message is a sentence
 * for whoever asked. Made by the codes of a component.
 */
@ApplicationException(rollback = true)
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of answer a refusal deserves. */
  public enum Kind {
    /** The request is wrong; it will never be carried out as it is. */
    INVALID,
    /** This caller may not. */
    FORBIDDEN,
    /** What it speaks of is not there. */
    UNKNOWN,
    /** It does not fit the state that things are in. */
    CONFLICT,
    /** The caller has tried too often. */
    TOO_MANY,
    /** Something that is needed is not there at the moment. */
    UNAVAILABLE
  }

  private final Kind kind;
  private final String code;
  private final String field;
  private final long retryAfterSeconds;

  Refusal(Kind kind, String code, String sentence, String field, long retryAfterSeconds) {
    super(sentence);
    this.kind = kind;
    this.code = code;
    this.field = field;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** What kind of answer it deserves. */
  public Kind kind() {
    return kind;
  }

  /** What clients tell it apart by, {@code challenge-ended}. */
  public String code() {
    return code;
  }

  /** JSON name or path of the field that is wrong. */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }

  /** Seconds until another attempt is worth while, at least 1. */
  public OptionalLong retryAfterSeconds() {
    return retryAfterSeconds > 0 ? OptionalLong.of(retryAfterSeconds) : OptionalLong.empty();
  }
}
