package org.tradewire.trading.template.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.template.control.TemplateRepository;
import org.tradewire.trading.template.entity.ChallengeTemplate;
import org.tradewire.trading.template.entity.ChallengeTerms;

/**
 * What accounts are sold on, and were sold on: a version that was offered never changes, so each is
 * read once. Runs in the transaction of whoever calls.
 */
@Dependent
public class AgreedTerms {

  private final TemplateRepository repository;

  @Inject
  public AgreedTerms(TemplateRepository repository) {
    this.repository = repository;
  }

  /** A version from which challenges can be started now; empty where it is unknown or retired. */
  public Optional<ChallengeTemplate> onOffer(UUID templateId) {
    return repository.find(templateId).filter(ChallengeTemplate::onOffer);
  }

  /** The terms of a version that there is. */
  public ChallengeTerms of(UUID templateId) {
    return repository.terms(templateId);
  }

  /** The currency of the accounts of a version that there is. */
  public String currency(UUID templateId) {
    return repository.currency(templateId);
  }
}
