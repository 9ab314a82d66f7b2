package org.tradewire.trading.heatmap.control.backtest;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.heatmap.entity.BackTestDay;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.LevelSide;

/** The stored days of back-tests. Every call runs in the caller's transaction. */
@Dependent
public class BackTestRepository {

  private static final String SAVE =
      """
      INSERT INTO heatmap_backtest (symbol, model, side, day, candles, events, volume, hit, uniform,
          shifted, nearest, rank_correlation, missing_minutes)
        VALUES (:symbol, :model, :side, :day, :candles, :events, :volume, :hit, :uniform, :shifted,
          :nearest, CAST(:correlation AS numeric), :missing)
        ON CONFLICT (symbol, model, side, day) DO UPDATE
          SET candles = EXCLUDED.candles, events = EXCLUDED.events, volume = EXCLUDED.volume,
            hit = EXCLUDED.hit, uniform = EXCLUDED.uniform, shifted = EXCLUDED.shifted,
            nearest = EXCLUDED.nearest,
            rank_correlation = EXCLUDED.rank_correlation,
            missing_minutes = EXCLUDED.missing_minutes
      """;

  private static final String FIND =
      """
      SELECT side, CAST(day AS text), candles, events, volume, hit, uniform, shifted,
          nearest, rank_correlation, missing_minutes
        FROM heatmap_backtest
        WHERE symbol = :symbol AND model = :model AND day >= :from AND day <= :to
        ORDER BY day, side
      """;

  private static final String LAST =
      """
      SELECT CAST(max(day) AS text) FROM heatmap_backtest
        WHERE symbol = :symbol AND model = :model
      """;

  private final EntityManager entityManager;

  @Inject
  public BackTestRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Stores a day in the place of the same one. */
  public void save(String symbol, HeatmapModel model, BackTestDay day) {
    entityManager
        .createNativeQuery(SAVE)
        .setParameter("symbol", symbol)
        .setParameter("model", model.word())
        .setParameter("side", day.side().name())
        .setParameter("day", Date.valueOf(day.day()))
        .setParameter("candles", day.candles())
        .setParameter("events", day.events())
        .setParameter("volume", day.volume())
        .setParameter("hit", day.hit())
        .setParameter("uniform", day.uniform())
        .setParameter("shifted", day.shifted())
        .setParameter("nearest", day.nearest())
        .setParameter(
            "correlation",
            day.rankCorrelation() == null ? null : day.rankCorrelation().toPlainString())
        .setParameter("missing", day.missingMinutes())
        .executeUpdate();
  }

  /** Days from one to another, both included, oldest first. */
  public List<BackTestDay> find(String symbol, HeatmapModel model, LocalDate from, LocalDate to) {
    List<BackTestDay> days = new ArrayList<>();
    for (Object row :
        entityManager
            .createNativeQuery(FIND, Object[].class)
            .setParameter("symbol", symbol)
            .setParameter("model", model.word())
            .setParameter("from", Date.valueOf(from))
            .setParameter("to", Date.valueOf(to))
            .getResultList()) {
      days.add(day((Object[]) row));
    }
    return days;
  }

  /** The last day that was judged; empty before the first. */
  public Optional<LocalDate> last(String symbol, HeatmapModel model) {
    Object last =
        entityManager
            .createNativeQuery(LAST)
            .setParameter("symbol", symbol)
            .setParameter("model", model.word())
            .getSingleResult();
    return Optional.ofNullable(last).map(each -> LocalDate.parse(each.toString()));
  }

  /** Forgets days from one on: what they were judged by has changed. */
  public void forgetSince(String symbol, LocalDate since) {
    entityManager
        .createNativeQuery("DELETE FROM heatmap_backtest WHERE symbol = :symbol AND day >= :since")
        .setParameter("symbol", symbol)
        .setParameter("since", Date.valueOf(since))
        .executeUpdate();
  }

  private static BackTestDay day(Object... row) {
    return new BackTestDay(
        LevelSide.valueOf(row[0].toString()),
        LocalDate.parse(row[1].toString()),
        ((Number) row[2]).intValue(),
        ((Number) row[3]).intValue(),
        (BigDecimal) row[4],
        (BigDecimal) row[5],
        (BigDecimal) row[6],
        (BigDecimal) row[7],
        (BigDecimal) row[8],
        (BigDecimal) row[9],
        ((Number) row[10]).intValue());
  }
}
