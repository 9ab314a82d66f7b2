package org.tradewire.trading.market.control;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;

/** Opens what is closed to other packages, for their tests. */
public final class MarketControlFixture {

  private MarketControlFixture() {}

  public static CandleRepository candles(EntityManager entityManager) {
    return new CandleRepository(entityManager);
  }

  /** Market data as it is without configuration. */
  public static MarketData market(MarketSummaries summaries, Clock clock) {
    return new MarketData(new MarketConfiguration(key -> Optional.empty()), summaries, clock);
  }
}
