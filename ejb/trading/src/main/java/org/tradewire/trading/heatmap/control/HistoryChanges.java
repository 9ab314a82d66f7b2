package org.tradewire.trading.heatmap.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * Where stored history changed after its picture was made. Every call runs in the caller's
 * transaction.
 */
@Dependent
public class HistoryChanges {

  private static final String ADD =
      """
      INSERT INTO heatmap_change (venue, symbol, since) VALUES (:venue, :symbol, :since)
        ON CONFLICT (venue, symbol) DO UPDATE
          SET since = LEAST(heatmap_change.since, EXCLUDED.since), last_at = now()
      """;

  /** An import notes a change with each of its parts: its pause is awaited, but not for ever. */
  private static final String SETTLED =
      """
      SELECT venue, symbol, since FROM heatmap_change
        WHERE last_at < now() - INTERVAL '2 seconds' OR first_at < now() - INTERVAL '30 seconds'
      """;

  private static final String TAKE =
      "DELETE FROM heatmap_change WHERE venue = :venue AND symbol = :symbol RETURNING since";

  private final EntityManager entityManager;

  @Inject
  public HistoryChanges(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * What changed.
   *
   * @param since the earliest change
   */
  public record Change(VenueSymbol instrument, Instant since) {}

  /** Notes a change. */
  public void add(VenueSymbol instrument, Instant since) {
    entityManager
        .createNativeQuery(ADD)
        .setParameter("venue", instrument.venue())
        .setParameter("symbol", instrument.symbol())
        .setParameter("since", since)
        .executeUpdate();
  }

  /** What was noted, is not taken, and has not grown for a moment. */
  public List<Change> settled() {
    List<Change> changes = new ArrayList<>();
    for (Object row : entityManager.createNativeQuery(SETTLED, Object[].class).getResultList()) {
      Object[] columns = (Object[]) row;
      changes.add(
          new Change(
              new VenueSymbol(columns[0].toString(), columns[1].toString()), (Instant) columns[2]));
    }
    return changes;
  }

  /** Takes what was noted of an instrument; a change that is made meanwhile waits, and is noted. */
  public List<Instant> take(VenueSymbol instrument) {
    List<?> since =
        entityManager
            .createNativeQuery(TAKE, Instant.class)
            .setParameter("venue", instrument.venue())
            .setParameter("symbol", instrument.symbol())
            .getResultList();
    return since.stream().map(Instant.class::cast).toList();
  }
}
