package org.tradewire.trading.challenge.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.challenge.control.ChallengeViews;
import org.tradewire.trading.challenge.entity.event.EquityUpdated;

/**
 * The committed state of challenges, each read in a transaction of its own: whatever transaction
 * the caller is in may not be committed yet.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ChallengeStates {

  private ChallengeViews views;

  /** For the container's proxy. */
  protected ChallengeStates() {}

  @Inject
  public ChallengeStates(ChallengeViews views) {
    this.views = views;
  }

  /**
   * The state in the form of its last equity update, numbered with its latest event.
   *
   * @return empty where there is no such challenge
   */
  public Optional<EquityUpdated> state(UUID challengeId) {
    return views.state(challengeId);
  }
}
