package org.tradewire.trading.instrument.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.PricePin;

/** The stored decisions about venues in force. Every call runs in the caller's transaction. */
@Dependent
public class PricePinRepository {

  private final EntityManager entityManager;

  @Inject
  public PricePinRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** All of them, one for each instrument about which something was ever decided. */
  public List<PricePin> all() {
    return entityManager.createQuery("select p from PricePin p", PricePin.class).getResultList();
  }

  /** Whether something has changed, at the price of two counts. */
  public StoredPrices state() {
    Object[] instruments =
        entityManager
            .createQuery(
                "select count(i), coalesce(sum(i.rowVersion), 0L) from Instrument i",
                Object[].class)
            .getSingleResult();
    Object[] pins =
        entityManager
            .createQuery(
                "select count(p), coalesce(sum(p.rowVersion), 0L) from PricePin p", Object[].class)
            .getSingleResult();
    return new StoredPrices(
        number(instruments[0]), number(instruments[1]), number(pins[0]), number(pins[1]));
  }

  private static long number(Object count) {
    return ((Number) count).longValue();
  }

  /** The instrument, locked: who decides about its venue goes on alone. */
  public Optional<Instrument> lock(String symbol) {
    return Optional.ofNullable(
        entityManager.find(Instrument.class, symbol, LockModeType.PESSIMISTIC_WRITE));
  }

  /** What was decided about an instrument last. */
  public Optional<PricePin> find(String symbol) {
    return Optional.ofNullable(entityManager.find(PricePin.class, symbol));
  }

  /** Takes back what was decided. */
  public void remove(PricePin pin) {
    entityManager.remove(pin);
  }

  /** Stores a first decision. */
  public void add(PricePin pin) {
    entityManager.persist(pin);
  }
}
