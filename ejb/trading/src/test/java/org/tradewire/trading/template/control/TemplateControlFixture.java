package org.tradewire.trading.template.control;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.tradewire.trading.template.entity.ChallengeTemplate;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.TemplateDraft;

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

  /** A template of 10,000 USD that is stored with these terms. */
  public static ChallengeTemplate stored(
      EntityManager entityManager, ChallengeTerms terms, Instant at) {
    UUID id = UUID.randomUUID();
    ChallengeTemplate template =
        new ChallengeTemplate(
            id,
            "TEST_" + id.toString().substring(0, 8).toUpperCase(Locale.ROOT),
            1,
            new TemplateDraft("Test", BigDecimal.ONE, "USD", new BigDecimal("10000"), "USD", terms),
            at);
    repository(entityManager).add(template);
    return template;
  }
}
