package org.tradewire.trading.challenge.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.tradewire.trading.challenge.control.ChallengeRepository;
import org.tradewire.trading.challenge.entity.ChallengeTemplate;
import org.tradewire.trading.challenge.entity.TemplateView;

/** The challenges on offer. */
@Stateless
@PermitAll
public class ChallengeTemplates {

  @Inject private ChallengeRepository repository;

  /** What can be started now: the current version of each template, cheapest first. */
  public List<TemplateView> current() {
    return repository.templatesOnOffer().stream().map(ChallengeTemplate::view).toList();
  }
}
