package org.tradewire.trading.template.boundary;

import jakarta.persistence.EntityManager;
import org.tradewire.trading.template.control.TemplateControlFixture;

/** What the container would inject, on one entity manager. */
public final class TemplateBoundaryFixture {

  private TemplateBoundaryFixture() {}

  /** The terms of versions. */
  public static AgreedTerms agreed(EntityManager entityManager) {
    return new AgreedTerms(TemplateControlFixture.repository(entityManager));
  }
}
