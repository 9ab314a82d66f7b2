package org.tradewire.trading.challenge.entity;

import jakarta.ejb.ApplicationException;

/** A reported trade is malformed; on the wire 400 with the field's name. */
@ApplicationException(rollback = true)
public class InvalidTradeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * Names the field and the rule it broke.
   *
   * @param field JSON name, such as {@code executed_at}
   * @param sentence what is wrong, beginning with the field's name
   */
  public InvalidTradeException(String field, String sentence) {
    super(sentence);
    this.field = field;
  }

  /** JSON name of the field. */
  public String field() {
    return field;
  }
}
