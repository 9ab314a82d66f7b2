package org.tradewire.trading.market.control.history;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewire.feed.api.Side;
import org.tradewire.trading.market.entity.ObservedLiquidation;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.shared.SqlArrays;

/** The stored liquidations. Every call runs in the caller's transaction. */
@Dependent
public class LiquidationRepository {

  /** Sorted by key, so that two that save the same rows wait for each other and do not lock up. */
  private static final String SAVE =
      """
      WITH saved AS (
        INSERT INTO liquidation (venue, symbol, at, side, price, average_price, quantity, filled)
          SELECT s.venue, s.symbol, TIMESTAMPTZ 'epoch' + s.micros * INTERVAL '1 microsecond',
              s.side, s.price, s.average_price, s.quantity, s.filled
            FROM unnest(CAST(:venues AS varchar[]), CAST(:symbols AS varchar[]),
                CAST(:micros AS bigint[]), CAST(:sides AS varchar[]), CAST(:prices AS numeric[]),
                CAST(:averages AS numeric[]), CAST(:quantities AS numeric[]),
                CAST(:filled AS numeric[]))
              AS s (venue, symbol, micros, side, price, average_price, quantity, filled)
            ORDER BY 1, 2, 3, 4, 5, 7
          ON CONFLICT (venue, symbol, at, side, price, quantity) DO UPDATE
            SET average_price = EXCLUDED.average_price, filled = EXCLUDED.filled
            WHERE liquidation.filled < EXCLUDED.filled
          RETURNING at, xmax = 0 AS inserted)
      SELECT count(*) FILTER (WHERE inserted), count(*) FILTER (WHERE NOT inserted), 0, min(at)
        FROM saved
      """;

  private static final String FIND =
      """
      SELECT at, side, price, average_price, quantity, filled FROM liquidation
        WHERE venue = :venue AND symbol = :symbol AND at >= :from AND at < :to
        ORDER BY at DESC, side DESC, price DESC, quantity DESC
      """;

  /** By place: however large the table is, what was found is not looked for a second time. */
  private static final String FORGET =
      """
      DELETE FROM liquidation WHERE ctid = ANY(ARRAY(
        SELECT l.ctid FROM liquidation l
          WHERE l.at < :before
          LIMIT :limit FOR UPDATE SKIP LOCKED))
      """;

  private final EntityManager entityManager;

  @Inject
  public LiquidationRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Stores liquidations in one statement. Of an order that is told more than once the one counts of
   * which the most was filled.
   */
  public SavedRows save(List<ObservedLiquidation> liquidations) {
    List<ObservedLiquidation> rows = List.copyOf(mostFilled(liquidations));
    return SavedRows.of(
        (Object[])
            entityManager
                .createNativeQuery(SAVE, Object[].class)
                .setParameter("venues", SqlArrays.texts(rows, each -> each.instrument().venue()))
                .setParameter("symbols", SqlArrays.texts(rows, each -> each.instrument().symbol()))
                .setParameter("micros", SqlArrays.micros(rows, ObservedLiquidation::at))
                .setParameter("sides", SqlArrays.texts(rows, each -> each.side().name()))
                .setParameter("prices", SqlArrays.amounts(rows, ObservedLiquidation::price))
                .setParameter(
                    "averages", SqlArrays.amounts(rows, ObservedLiquidation::averagePrice))
                .setParameter("quantities", SqlArrays.amounts(rows, ObservedLiquidation::quantity))
                .setParameter("filled", SqlArrays.amounts(rows, ObservedLiquidation::filled))
                .getSingleResult());
  }

  /** One statement cannot write a row twice; amounts are the same whatever zeros they end on. */
  private static Collection<ObservedLiquidation> mostFilled(List<ObservedLiquidation> orders) {
    Map<List<Object>, ObservedLiquidation> byKey = new LinkedHashMap<>();
    for (ObservedLiquidation each : orders) {
      byKey.merge(
          List.of(
              each.instrument(),
              each.at(),
              each.side(),
              each.price().stripTrailingZeros(),
              each.quantity().stripTrailingZeros()),
          each,
          (one, other) -> one.filled().compareTo(other.filled()) >= 0 ? one : other);
    }
    return byKey.values();
  }

  /** The newest liquidations of {@code [from, to)}, oldest first. */
  public List<ObservedLiquidation> find(
      VenueSymbol instrument, Instant from, Instant to, int limit) {
    List<?> rows =
        entityManager
            .createNativeQuery(FIND, Object[].class)
            .setParameter("venue", instrument.venue())
            .setParameter("symbol", instrument.symbol())
            .setParameter("from", from)
            .setParameter("to", to)
            .setMaxResults(limit)
            .getResultList();
    List<ObservedLiquidation> found = new ArrayList<>(rows.size());
    rows.forEach(row -> found.add(liquidation(instrument, (Object[]) row)));
    Collections.reverse(found);
    return found;
  }

  /**
   * Forgets liquidations from before an instant; those that another transaction holds are left out.
   *
   * @return how many, at most {@code limit}
   */
  public int forget(Instant before, int limit) {
    return entityManager
        .createNativeQuery(FORGET)
        .setParameter("before", before)
        .setParameter("limit", limit)
        .executeUpdate();
  }

  private static ObservedLiquidation liquidation(VenueSymbol instrument, Object... row) {
    return new ObservedLiquidation(
        instrument,
        Side.valueOf((String) row[1]),
        (BigDecimal) row[2],
        (BigDecimal) row[3],
        (BigDecimal) row[4],
        (BigDecimal) row[5],
        (Instant) row[0]);
  }
}
