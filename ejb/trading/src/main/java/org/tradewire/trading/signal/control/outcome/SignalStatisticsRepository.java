package org.tradewire.trading.signal.control.outcome;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.trading.signal.entity.performance.OutcomeSums;
import org.tradewire.trading.signal.entity.performance.StatisticsKey;

/**
 * Outcomes added up by the hour in which they were decided (UTC), strategy, symbol and time frame.
 * Windows are of whole hours, the one included that holds their beginning. Every call runs in the
 * caller's transaction: outcomes are added in the one that decides them.
 */
@Dependent
public class SignalStatisticsRepository {

  private static final String ADD =
      """
      INSERT INTO signal_stats AS s (hour, strategy, symbol, timeframe, results, wins, losses,
          expired, sum_confidence, sum_sq_error, sum_r, sum_r_won, sum_r_lost)
        VALUES (:hour, :strategy, :symbol, :timeframe, :results, :wins, :losses, :expired,
          :confidences, :errors, :result, :won, :lost)
        ON CONFLICT (hour, strategy, symbol, timeframe) DO UPDATE
          SET results = s.results + EXCLUDED.results, wins = s.wins + EXCLUDED.wins,
            losses = s.losses + EXCLUDED.losses, expired = s.expired + EXCLUDED.expired,
            sum_confidence = s.sum_confidence + EXCLUDED.sum_confidence,
            sum_sq_error = s.sum_sq_error + EXCLUDED.sum_sq_error,
            sum_r = s.sum_r + EXCLUDED.sum_r, sum_r_won = s.sum_r_won + EXCLUDED.sum_r_won,
            sum_r_lost = s.sum_r_lost + EXCLUDED.sum_r_lost
      """;

  private static final String SUMS =
      """
      coalesce(sum(results), 0), coalesce(sum(wins), 0), coalesce(sum(losses), 0),
          coalesce(sum(expired), 0), coalesce(sum(sum_confidence), 0),
          coalesce(sum(sum_sq_error), 0), coalesce(sum(sum_r), 0), coalesce(sum(sum_r_won), 0),
          coalesce(sum(sum_r_lost), 0)
        FROM signal_stats WHERE hour >= :since
      """;

  private static final String TOTAL = "SELECT " + SUMS;

  private static final String OF_ONE =
      TOTAL + " AND strategy = :strategy AND symbol = :symbol AND timeframe = :timeframe";

  private static final String OF_ALL =
      "SELECT strategy, symbol, timeframe, "
          + SUMS
          + " GROUP BY strategy, symbol, timeframe ORDER BY strategy, symbol, timeframe";

  private static final Comparator<Slot> ORDER =
      Comparator.comparing(Slot::hour)
          .thenComparing(slot -> slot.key().strategy())
          .thenComparing(slot -> slot.key().symbol())
          .thenComparing(slot -> slot.key().timeFrame());

  private final EntityManager entityManager;

  /** A row. */
  private record Slot(Instant hour, StatisticsKey key) {}

  @Inject
  public SignalStatisticsRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Adds signals that have just been decided; one upsert for each row, in the order of the key. */
  public void add(Collection<StoredSignal> decided) {
    Map<Slot, OutcomeSums> sums = new TreeMap<>(ORDER);
    for (StoredSignal each : decided) {
      OutcomeSums one = OutcomeSums.of(each);
      if (!one.equals(OutcomeSums.NONE)) {
        Instant hour = each.course().decidedAt().truncatedTo(ChronoUnit.HOURS);
        sums.merge(new Slot(hour, StatisticsKey.of(each.signal())), one, OutcomeSums::plus);
      }
    }
    sums.forEach(this::add);
  }

  private void add(Slot slot, OutcomeSums sums) {
    keyed(entityManager.createNativeQuery(ADD), slot.key())
        .setParameter("hour", slot.hour())
        .setParameter("results", sums.results())
        .setParameter("wins", sums.wins())
        .setParameter("losses", sums.losses())
        .setParameter("expired", sums.expired())
        .setParameter("confidences", sums.confidences())
        .setParameter("errors", sums.squaredErrors())
        .setParameter("result", sums.result())
        .setParameter("won", sums.resultWon())
        .setParameter("lost", sums.resultLost())
        .executeUpdate();
  }

  /** All outcomes since an instant. */
  public OutcomeSums total(Instant since) {
    return sums(0, one(since(TOTAL, since)));
  }

  /** Those of one strategy, symbol and time frame. */
  public OutcomeSums total(StatisticsKey key, Instant since) {
    return sums(0, one(keyed(since(OF_ONE, since), key)));
  }

  /** Those of each strategy, symbol and time frame that has any, in this order. */
  public Map<StatisticsKey, OutcomeSums> byKey(Instant since) {
    Map<StatisticsKey, OutcomeSums> found = new LinkedHashMap<>();
    List<?> rows = since(OF_ALL, since).getResultList();
    for (Object each : rows) {
      Object[] row = (Object[]) each;
      found.put(
          new StatisticsKey(
              row[0].toString(), row[1].toString(), TimeFrame.of(row[2].toString()).orElseThrow()),
          sums(3, row));
    }
    return found;
  }

  /** Forgets hours that ended before an instant. */
  public void forget(Instant before) {
    entityManager
        .createNativeQuery("DELETE FROM signal_stats WHERE hour < :before")
        .setParameter("before", before.truncatedTo(ChronoUnit.HOURS))
        .executeUpdate();
  }

  private Query since(String sql, Instant since) {
    return entityManager
        .createNativeQuery(sql, Object[].class)
        .setParameter("since", since.truncatedTo(ChronoUnit.HOURS));
  }

  private static Query keyed(Query query, StatisticsKey key) {
    return query
        .setParameter("strategy", key.strategy())
        .setParameter("symbol", key.symbol())
        .setParameter("timeframe", key.timeFrame().text());
  }

  private static Object[] one(Query query) {
    return (Object[]) query.getSingleResult();
  }

  /**
   * @param at where the sums begin in the row
   */
  private static OutcomeSums sums(int at, Object... row) {
    return new OutcomeSums(
        ((Number) row[at]).longValue(),
        ((Number) row[at + 1]).longValue(),
        ((Number) row[at + 2]).longValue(),
        ((Number) row[at + 3]).longValue(),
        (BigDecimal) row[at + 4],
        (BigDecimal) row[at + 5],
        (BigDecimal) row[at + 6],
        (BigDecimal) row[at + 7],
        (BigDecimal) row[at + 8]);
  }
}
