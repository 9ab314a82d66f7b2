package org.tradewire.trading.signal.control.outcome;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.tradewire.trading.signal.entity.performance.ReliabilityFigures;
import org.tradewire.trading.signal.entity.performance.ReliabilitySums;
import org.tradewire.trading.testing.TestDatabase;

/** How far confidences can be relied on, by a look at every signal. */
public final class ScannedReliability {

  private static final String BINS =
      """
      SELECT least(9, floor(confidence * 10)), count(*), count(*) FILTER (WHERE outcome = 'win'),
          sum(confidence),
          sum((confidence - CASE outcome WHEN 'win' THEN 1 ELSE 0 END) ^ 2)
        FROM signal WHERE time >= :since AND outcome IN ('win', 'loss')
          AND (CAST(:strategy AS text) IS NULL OR strategy = :strategy)
        GROUP BY 1
      """;

  private ScannedReliability() {}

  /**
   * Of signals that were made since an instant.
   *
   * @param strategy what made them; null for all
   */
  public static ReliabilityFigures of(TestDatabase database, String strategy, Instant since) {
    List<?> rows =
        database.inTransaction(
            em ->
                em.createNativeQuery(BINS, Object[].class)
                    .setParameter("since", since)
                    .setParameter("strategy", strategy)
                    .getResultList());
    return Reliability.of(
        rows.stream()
            .map(Object[].class::cast)
            .map(
                row ->
                    new ReliabilitySums(
                        ((Number) row[0]).intValue(),
                        ((Number) row[1]).longValue(),
                        ((Number) row[2]).longValue(),
                        (BigDecimal) row[3],
                        (BigDecimal) row[4]))
            .toList());
  }
}
