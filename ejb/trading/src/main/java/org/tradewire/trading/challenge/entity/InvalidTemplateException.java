package org.tradewire.trading.challenge.entity;

import jakarta.ejb.ApplicationException;

/** A template cannot be as it was sent; the message is a sentence for the administrator. */
@ApplicationException(rollback = true)
public class InvalidTemplateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * Names what is wrong.
   *
   * @param field path of the field, {@code terms.daily_loss.percent}
   */
  public InvalidTemplateException(String field, String sentence) {
    super(sentence);
    this.field = field;
  }

  /** Path of the field that is wrong. */
  public String field() {
    return field;
  }
}
