package org.tradewire.trading.order.entity;

import jakarta.ejb.ApplicationException;
import java.util.Optional;

/**
 * An order or a change of a position is refused; {@link #cause()} says which answer it deserves.
 */
@ApplicationException(rollback = true)
public class OrderRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Cause {
    /** A field is missing or wrong: 400. */
    INVALID,
    /** There is no such order or position: 404. */
    UNKNOWN,
    /** The account or the time does not allow it: 409. */
    NOT_NOW,
    /** Nobody tells a price: 503. */
    NO_PRICE
  }

  private final Cause cause;
  private final String field;

  /** Refuses with a sentence. */
  public OrderRefusedException(Cause cause, String sentence) {
    super(sentence);
    this.cause = cause;
    this.field = null;
  }

  private OrderRefusedException(String field, String sentence) {
    super(sentence);
    this.cause = Cause.INVALID;
    this.field = field;
  }

  /** Refuses a field. */
  public static OrderRefusedException invalid(String field, String rule) {
    return new OrderRefusedException(field, field + " " + rule + ".");
  }

  public Cause cause() {
    return cause;
  }

  /** The field that is wrong. */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }
}
