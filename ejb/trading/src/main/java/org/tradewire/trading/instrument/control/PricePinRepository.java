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

  private static final String WAS_PRICED =
      """
      SELECT EXISTS (SELECT 1 FROM trading_position WHERE symbol = :symbol AND status = 'OPEN')
          OR EXISTS (SELECT 1 FROM trading_order WHERE symbol = :symbol AND status = 'WORKING')
          OR EXISTS (SELECT 1 FROM candle WHERE symbol = :symbol
            AND venue = ANY (string_to_array(:venues, ',')))
      """;

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

  /**
   * Whether an instrument has had prices of its venues, whatever any node has heard since it
   * started: something is open or working in it, or there is a candle of one of them.
   */
  public boolean wasPriced(Instrument instrument) {
    return (Boolean)
        entityManager
            .createNativeQuery(WAS_PRICED, Boolean.class)
            .setParameter("symbol", instrument.symbol())
            .setParameter("venues", String.join(",", instrument.terms().venues()))
            .getSingleResult();
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
