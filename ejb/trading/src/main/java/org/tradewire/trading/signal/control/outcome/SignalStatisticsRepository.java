package org.tradewire.trading.signal.control.outcome;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.monitoring.boundary.LongTransaction;
import org.tradewire.trading.shared.SqlArrays;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalOutcome;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.trading.signal.entity.performance.OutcomeSums;
import org.tradewire.trading.signal.entity.performance.ReliabilitySums;
import org.tradewire.trading.signal.entity.performance.StatisticsKey;

/**
 * Outcomes added up by the hour in which they were decided (UTC), strategy, symbol and time frame;
 * confidences by the hour in which signals were made. Windows are of whole hours, the one included
 * that holds their beginning. Every call runs in the caller's transaction: outcomes are added in
 * the one that decides them.
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

  private static final String MADE =
      """
      SELECT coalesce(sum(many), 0), coalesce(sum(many) FILTER (WHERE minute >= :day), 0)
        FROM signal_made WHERE minute >= :week
      """;

  /** Sorted, so that two nodes that add wait for each other and do not lock up. */
  private static final String ADD_MADE =
      """
      INSERT INTO signal_made AS m (minute, many)
        SELECT TIMESTAMPTZ 'epoch' + g.micros * INTERVAL '1 microsecond', g.many
          FROM unnest(CAST(:minutes AS bigint[]), CAST(:many AS bigint[])) AS g (micros, many)
          ORDER BY g.micros
        ON CONFLICT (minute) DO UPDATE SET many = m.many + EXCLUDED.many
      """;

  /** Sorted, so that two nodes that add wait for each other and do not lock up. */
  private static final String ADD_RELIABILITY =
      """
      INSERT INTO signal_reliability AS r (hour, strategy, bin, decided, wins, sum_confidence,
          sum_sq_error)
        SELECT TIMESTAMPTZ 'epoch' + g.micros * INTERVAL '1 microsecond', g.strategy, g.bin,
            sum(1), sum(g.won), sum(g.confidence),
            sum((g.confidence - g.won) * (g.confidence - g.won))
          FROM unnest(CAST(:hours AS bigint[]), CAST(:strategies AS text[]),
              CAST(:bins AS smallint[]), CAST(:won AS bigint[]), CAST(:confidences AS numeric[]))
            AS g (micros, strategy, bin, won, confidence)
          GROUP BY g.micros, g.strategy, g.bin
          ORDER BY g.micros, g.strategy, g.bin
        ON CONFLICT (hour, strategy, bin) DO UPDATE
          SET decided = r.decided + EXCLUDED.decided, wins = r.wins + EXCLUDED.wins,
            sum_confidence = r.sum_confidence + EXCLUDED.sum_confidence,
            sum_sq_error = r.sum_sq_error + EXCLUDED.sum_sq_error
      """;

  private static final String BINS =
      """
      SELECT bin, sum(decided), sum(wins), sum(sum_confidence), sum(sum_sq_error)
        FROM signal_reliability WHERE hour >= :since
          AND (CAST(:strategy AS text) IS NULL OR strategy = :strategy)
        GROUP BY bin
      """;

  private static final String COUNT_DUE = "SELECT signal_reliability_count_due(:until)";

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

  /** Adds signals that have just been decided; rows in the order of their keys. */
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
    addReliability(decided.stream().filter(each -> isWonOrLost(each.course())).toList());
  }

  private static boolean isWonOrLost(SignalCourse course) {
    return course.outcome() == SignalOutcome.WIN || course.outcome() == SignalOutcome.LOSS;
  }

  private void addReliability(List<StoredSignal> decided) {
    if (decided.isEmpty()) {
      return;
    }
    entityManager
        .createNativeQuery(ADD_RELIABILITY)
        .setParameter(
            "hours",
            SqlArrays.micros(decided, each -> each.signal().time().truncatedTo(ChronoUnit.HOURS)))
        .setParameter("strategies", SqlArrays.texts(decided, each -> each.signal().strategy()))
        .setParameter(
            "bins",
            SqlArrays.numbers(decided, each -> ReliabilitySums.bin(each.signal().confidence())))
        .setParameter(
            "won",
            SqlArrays.numbers(
                decided, each -> each.course().outcome() == SignalOutcome.WIN ? 1 : 0))
        .setParameter("confidences", SqlArrays.amounts(decided, each -> each.signal().confidence()))
        .executeUpdate();
  }

  /**
   * Counts a day of signals anew that is due, for the reliability of confidences: of older nodes
   * some may be missing.
   *
   * @return the day; empty where none is due
   */
  public Optional<LocalDate> countDue(Instant until) {
    // A day of millions takes longer than the pool lets a statement take.
    LongTransaction.expect(entityManager);
    List<?> days =
        entityManager
            .createNativeQuery(COUNT_DUE, LocalDate.class)
            .setParameter("until", until)
            .getResultList();
    return Optional.ofNullable((LocalDate) days.get(0));
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

  /** Signals that are new in the store count in the minute that they are of. */
  public void addMade(Collection<Signal> stored) {
    Map<Instant, Long> made = new TreeMap<>();
    stored.forEach(each -> made.merge(each.time().truncatedTo(ChronoUnit.MINUTES), 1L, Long::sum));
    if (made.isEmpty()) {
      return;
    }
    List<Instant> minutes = List.copyOf(made.keySet());
    entityManager
        .createNativeQuery(ADD_MADE)
        .setParameter("minutes", SqlArrays.micros(minutes, each -> each))
        .setParameter("many", SqlArrays.numbers(minutes, made::get))
        .executeUpdate();
  }

  /**
   * How many signals were made, in whole minutes, those included that hold the beginnings.
   *
   * @return since the beginning of the week that ends now, and of the day
   */
  public long[] made(Instant week, Instant day) {
    Object[] row =
        (Object[])
            entityManager
                .createNativeQuery(MADE, Object[].class)
                .setParameter("week", week.truncatedTo(ChronoUnit.MINUTES))
                .setParameter("day", day.truncatedTo(ChronoUnit.MINUTES))
                .getSingleResult();
    return new long[] {((Number) row[0]).longValue(), ((Number) row[1]).longValue()};
  }

  /**
   * Signals that were made since an instant, in whole hours, and won or lost, by their confidence.
   *
   * @param strategy what made them; null for all
   */
  public List<ReliabilitySums> bins(String strategy, Instant since) {
    List<?> rows =
        entityManager
            .createNativeQuery(BINS, Object[].class)
            .setParameter("since", since.truncatedTo(ChronoUnit.HOURS))
            .setParameter("strategy", strategy)
            .getResultList();
    List<ReliabilitySums> bins = new ArrayList<>();
    for (Object each : rows) {
      Object[] row = (Object[]) each;
      bins.add(
          new ReliabilitySums(
              ((Number) row[0]).intValue(),
              ((Number) row[1]).longValue(),
              ((Number) row[2]).longValue(),
              (BigDecimal) row[3],
              (BigDecimal) row[4]));
    }
    return bins;
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

  /** Forgets hours that ended before an instant, and how many signals minutes had before it. */
  public void forget(Instant before) {
    entityManager
        .createNativeQuery("DELETE FROM signal_made WHERE minute < :before")
        .setParameter("before", before)
        .executeUpdate();
    entityManager
        .createNativeQuery("DELETE FROM signal_stats WHERE hour < :before")
        .setParameter("before", before.truncatedTo(ChronoUnit.HOURS))
        .executeUpdate();
    entityManager
        .createNativeQuery("DELETE FROM signal_reliability WHERE hour < :before")
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
