package org.tradewire.trading.market.control.history;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.shared.SqlArrays;

/** The stored samples of open interest. Every call runs in the caller's transaction. */
@Dependent
public class OpenInterestRepository {

  /** Sorted by key, so that two that save the same rows wait for each other and do not lock up. */
  private static final String SAVE =
      """
      WITH saved AS (
        INSERT INTO open_interest (venue, symbol, sampled_at, quantity, value, source)
          SELECT s.venue, s.symbol, TIMESTAMPTZ 'epoch' + s.micros * INTERVAL '1 microsecond',
              s.quantity, s.value, s.source
            FROM unnest(CAST(:venues AS varchar[]), CAST(:symbols AS varchar[]),
                CAST(:micros AS bigint[]), CAST(:quantities AS numeric[]),
                CAST(:values AS numeric[]), CAST(:sources AS varchar[]))
              AS s (venue, symbol, micros, quantity, value, source)
            ORDER BY 1, 2, 3
          ON CONFLICT (venue, symbol, sampled_at) DO UPDATE
            SET quantity = EXCLUDED.quantity,
              value = COALESCE(EXCLUDED.value, open_interest.value), source = EXCLUDED.source
            WHERE open_interest.quantity <> EXCLUDED.quantity
              OR EXCLUDED.value IS DISTINCT FROM open_interest.value
                AND EXCLUDED.value IS NOT NULL
          RETURNING sampled_at, xmax = 0 AS inserted)
      SELECT count(*) FILTER (WHERE inserted), count(*) FILTER (WHERE NOT inserted), 0,
          min(sampled_at)
        FROM saved
      """;

  private static final String FIND =
      """
      SELECT sampled_at, quantity, value, source FROM open_interest
        WHERE venue = :venue AND symbol = :symbol AND sampled_at > :from AND sampled_at <= :to
        ORDER BY sampled_at
      """;

  private static final String NEWEST = FIND.stripTrailing() + " DESC";

  /** From one to the next in the key: a few steps, however many samples each has. */
  private static final String INSTRUMENTS =
      """
      WITH RECURSIVE found AS (
        (SELECT venue, symbol FROM open_interest ORDER BY venue, symbol LIMIT 1)
        UNION ALL
        SELECT n.venue, n.symbol
          FROM found f CROSS JOIN LATERAL (
            SELECT o.venue, o.symbol FROM open_interest o
              WHERE (o.venue, o.symbol) > (f.venue, f.symbol)
              ORDER BY o.venue, o.symbol LIMIT 1) n)
      SELECT venue, symbol FROM found
      """;

  /** By place: however large the table is, what was found is not looked for a second time. */
  private static final String FORGET =
      """
      DELETE FROM open_interest WHERE ctid = ANY(ARRAY(
        SELECT o.ctid FROM open_interest o
          WHERE o.sampled_at < :before
          LIMIT :limit FOR UPDATE SKIP LOCKED))
      """;

  private final EntityManager entityManager;

  @Inject
  public OpenInterestRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Stores samples in one statement. Of two of the same moment the later in the list counts; a
   * stored one is replaced where the content differs, and keeps its value where the new one has
   * none.
   */
  public SavedRows save(List<OpenInterestSample> samples) {
    List<OpenInterestSample> rows = List.copyOf(last(samples));
    return SavedRows.of(
        (Object[])
            entityManager
                .createNativeQuery(SAVE, Object[].class)
                .setParameter("venues", SqlArrays.texts(rows, each -> each.instrument().venue()))
                .setParameter("symbols", SqlArrays.texts(rows, each -> each.instrument().symbol()))
                .setParameter("micros", SqlArrays.micros(rows, OpenInterestSample::sampledAt))
                .setParameter("quantities", SqlArrays.amounts(rows, OpenInterestSample::quantity))
                .setParameter("values", SqlArrays.amounts(rows, OpenInterestSample::value))
                .setParameter("sources", SqlArrays.texts(rows, OpenInterestSample::source))
                .getSingleResult());
  }

  /** One statement cannot write a row twice. */
  private static Collection<OpenInterestSample> last(List<OpenInterestSample> samples) {
    Map<List<Object>, OpenInterestSample> byKey = new LinkedHashMap<>();
    samples.forEach(each -> byKey.put(List.of(each.instrument(), each.sampledAt()), each));
    return byKey.values();
  }

  /** The oldest samples of {@code (fromExclusive, toInclusive]}, oldest first. */
  public List<OpenInterestSample> find(
      VenueSymbol instrument, Instant fromExclusive, Instant toInclusive, int limit) {
    return read(FIND, instrument, fromExclusive, toInclusive, limit);
  }

  /** The newest samples of {@code (fromExclusive, toInclusive]}, oldest first. */
  public List<OpenInterestSample> newest(
      VenueSymbol instrument, Instant fromExclusive, Instant toInclusive, int limit) {
    List<OpenInterestSample> found = read(NEWEST, instrument, fromExclusive, toInclusive, limit);
    Collections.reverse(found);
    return found;
  }

  /** The newest sample that was measured at an instant or before it. */
  public Optional<OpenInterestSample> lastAtOrBefore(VenueSymbol instrument, Instant at) {
    return newest(instrument, Instant.EPOCH, at, 1).stream().findFirst();
  }

  /** Instruments of which there is a sample, by venue and symbol. */
  public List<VenueSymbol> instruments() {
    List<?> rows = entityManager.createNativeQuery(INSTRUMENTS, Object[].class).getResultList();
    return rows.stream()
        .map(row -> (Object[]) row)
        .map(row -> new VenueSymbol(row[0].toString(), row[1].toString()))
        .toList();
  }

  private List<OpenInterestSample> read(
      String sql, VenueSymbol instrument, Instant from, Instant to, int limit) {
    Query query =
        entityManager
            .createNativeQuery(sql, Object[].class)
            .setParameter("venue", instrument.venue())
            .setParameter("symbol", instrument.symbol())
            .setParameter("from", from)
            .setParameter("to", to)
            .setMaxResults(limit);
    List<?> rows = query.getResultList();
    List<OpenInterestSample> found = new ArrayList<>(rows.size());
    rows.forEach(row -> found.add(sample(instrument, (Object[]) row)));
    return found;
  }

  /**
   * Forgets samples that were measured before an instant; those that another transaction holds are
   * left out.
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

  private static OpenInterestSample sample(VenueSymbol instrument, Object... row) {
    return new OpenInterestSample(
        instrument, (Instant) row[0], (BigDecimal) row[1], (BigDecimal) row[2], (String) row[3]);
  }
}
