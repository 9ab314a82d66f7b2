package org.tradewire.trading.challenge.entity;

import jakarta.ejb.ApplicationException;
import java.util.UUID;

/** There is no such template on offer; on the wire 404. */
@ApplicationException(rollback = true)
public class TemplateNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Refuses with a sentence. */
  public TemplateNotFoundException(UUID templateId) {
    super("There is no challenge template " + templateId + " on offer.");
  }
}
