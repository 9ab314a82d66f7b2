package org.tradewire.trading.challenge.entity;

import jakarta.ejb.ApplicationException;

/** A template is not in the state that a change needs; the message is a sentence. */
@ApplicationException(rollback = true)
public class TemplateConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says why. */
  public TemplateConflictException(String sentence) {
    super(sentence);
  }
}
