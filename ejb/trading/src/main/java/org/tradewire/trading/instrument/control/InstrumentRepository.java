package org.tradewire.trading.instrument.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.instrument.entity.Instrument;

/** The stored instruments. Every call runs in the caller's transaction. */
@Dependent
public class InstrumentRepository {

  private final EntityManager entityManager;

  @Inject
  public InstrumentRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** All instruments, by symbol. */
  public List<Instrument> all() {
    return entityManager
        .createQuery("select i from Instrument i order by i.symbol", Instrument.class)
        .getResultList();
  }

  public Optional<Instrument> find(String symbol) {
    return Optional.ofNullable(entityManager.find(Instrument.class, symbol));
  }

  /** Stores a new instrument. */
  public void add(Instrument instrument) {
    entityManager.persist(instrument);
  }
}
