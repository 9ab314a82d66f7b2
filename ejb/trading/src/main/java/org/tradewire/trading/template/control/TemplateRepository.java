package org.tradewire.trading.template.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.template.entity.ChallengeTemplate;
import org.tradewire.trading.template.entity.ChallengeTerms;

/** The stored templates. Every call runs in the caller's transaction. */
@Dependent
public class TemplateRepository {

  /** Key of the advisory lock of who changes templates: "template" in ASCII. */
  private static final long TEMPLATES_LOCK = 0x74656d706c617465L;

  private final EntityManager entityManager;
  private final KnownTerms knownTerms;

  @Inject
  public TemplateRepository(EntityManager entityManager, KnownTerms knownTerms) {
    this.entityManager = entityManager;
    this.knownTerms = knownTerms;
  }

  /** The templates on offer, cheapest first. */
  public List<ChallengeTemplate> onOffer() {
    return entityManager
        .createQuery(
            "select t from ChallengeTemplate t where t.retiredAt is null order by t.price, t.code",
            ChallengeTemplate.class)
        .getResultList();
  }

  /** One version of a template, on offer or retired. */
  public Optional<ChallengeTemplate> find(UUID id) {
    return Optional.ofNullable(entityManager.find(ChallengeTemplate.class, id));
  }

  /** The terms of a version that there is. */
  public ChallengeTerms terms(UUID templateId) {
    return known(templateId).terms();
  }

  /** The currency of the accounts of a version that there is. */
  public String currency(UUID templateId) {
    return known(templateId).currency();
  }

  private KnownTerms.Known known(UUID templateId) {
    return knownTerms.of(templateId, id -> find(id).orElseThrow());
  }

  /** Every version of every template, by code and newest version. */
  public List<ChallengeTemplate> all() {
    return entityManager
        .createQuery(
            "select t from ChallengeTemplate t order by t.code, t.version desc",
            ChallengeTemplate.class)
        .getResultList();
  }

  /** Keeps every other transaction from changing templates until this one ends. */
  public void lockChanges() {
    entityManager
        .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(:key)", Integer.class)
        .setParameter("key", TEMPLATES_LOCK)
        .getSingleResult();
  }

  /** The versions of one template, newest first. */
  public List<ChallengeTemplate> versions(String code) {
    return entityManager
        .createQuery(
            "select t from ChallengeTemplate t where t.code = :code order by t.version desc",
            ChallengeTemplate.class)
        .setParameter("code", code)
        .getResultList();
  }

  /** Stores a new version of a template. */
  public void add(ChallengeTemplate template) {
    entityManager.persist(template);
  }

  /** Writes what is pending now, so that its order and its failure are known. */
  public void flush() {
    entityManager.flush();
  }
}
