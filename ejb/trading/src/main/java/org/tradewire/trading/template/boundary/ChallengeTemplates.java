package org.tradewire.trading.template.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.tradewire.trading.template.control.TemplateRepository;
import org.tradewire.trading.template.entity.ChallengeTemplate;
import org.tradewire.trading.template.entity.TemplateView;

/** The challenges on offer. */
@Stateless
@PermitAll
public class ChallengeTemplates {

  private TemplateRepository repository;

  /** For the container's proxy. */
  protected ChallengeTemplates() {}

  @Inject
  public ChallengeTemplates(TemplateRepository repository) {
    this.repository = repository;
  }

  /** What can be started now: the current version of each template, cheapest first. */
  public List<TemplateView> current() {
    return repository.onOffer().stream().map(ChallengeTemplate::view).toList();
  }
}
