package org.tradewire.trading.challenge.entity;

import jakarta.ejb.ApplicationException;

/** There is no template of a code. */
@ApplicationException(rollback = true)
public class TemplateCodeNotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names the code. */
  public TemplateCodeNotFoundException(String code) {
    super("There is no template " + code + ".");
  }
}
