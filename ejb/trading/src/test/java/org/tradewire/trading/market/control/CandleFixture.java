package org.tradewire.trading.market.control;

import jakarta.persistence.EntityManager;

/** Opens what is closed to other packages, for their tests. */
public final class CandleFixture {

  private CandleFixture() {}

  public static CandleRepository repository(EntityManager entityManager) {
    return new CandleRepository(entityManager);
  }
}
