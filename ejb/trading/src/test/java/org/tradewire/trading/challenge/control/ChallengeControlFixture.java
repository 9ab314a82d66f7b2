package org.tradewire.trading.challenge.control;

import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Opens what is closed to other packages, for their tests. */
public final class ChallengeControlFixture {

  private ChallengeControlFixture() {}

  public static ChallengeRepository repository(EntityManager entityManager) {
    return new ChallengeRepository(entityManager);
  }

  public static ChallengeConfiguration selfReport(boolean allowed) {
    return new ChallengeConfiguration(key -> Optional.of(String.valueOf(allowed)));
  }
}
