package org.tradewire.trading.instrument.control;

import jakarta.persistence.EntityManager;

/** Opens what is closed to other packages, for their tests. */
public final class InstrumentControlFixture {

  private InstrumentControlFixture() {}

  public static InstrumentRepository instruments(EntityManager entityManager) {
    return new InstrumentRepository(entityManager);
  }

  public static CalendarRepository calendar(EntityManager entityManager) {
    return new CalendarRepository(entityManager);
  }
}
