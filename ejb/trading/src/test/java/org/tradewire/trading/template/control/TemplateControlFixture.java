package org.tradewire.trading.template.control;

import jakarta.persistence.EntityManager;
import org.tradewire.trading.template.entity.ChallengeTemplate;

/** Opens what is closed to other packages, for their tests. */
public final class TemplateControlFixture {

  private static final KnownTerms TERMS = new KnownTerms();

  private TemplateControlFixture() {}

  public static TemplateRepository repository(EntityManager entityManager) {
    return new TemplateRepository(entityManager, TERMS);
  }

  /** The template on offer under a code. */
  public static ChallengeTemplate onOffer(EntityManager entityManager, String code) {
    return repository(entityManager).onOffer().stream()
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow();
  }
}
