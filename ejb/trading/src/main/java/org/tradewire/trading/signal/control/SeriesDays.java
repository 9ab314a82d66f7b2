package org.tradewire.trading.signal.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.signal.entity.SeriesStorage;

/**
 * The days that the tables of signals are made of. Days of hypertables come by themselves. Every
 * call runs in the caller's transaction.
 */
@Dependent
public class SeriesDays {

  /** The signals, by their own time. */
  public static final String SIGNALS = "signal";

  /** The log of their channels, by the time of storing. */
  public static final String EVENTS = "signal_event";

  /** The age of a day that is compressed, where anything is. */
  public static final Duration COMPRESSED_AFTER = Duration.ofDays(7);

  private static final String STORAGE =
      """
      SELECT CASE
          WHEN (SELECT relkind FROM pg_class WHERE oid = to_regclass('signal')) = 'p' THEN 'none'
          WHEN current_setting('timescaledb.license', true) = 'timescale' THEN 'timescale'
          ELSE 'apache' END,
        (SELECT extversion FROM pg_extension WHERE extname = 'timescaledb')
      """;

  /** Compressed under another licence: they are read as if they were empty. */
  private static final String COMPRESSED =
      """
      SELECT CAST(count(*) AS integer) FROM timescaledb_information.chunks
        WHERE hypertable_schema = current_schema() AND hypertable_name IN ('signal', 'signal_event')
          AND is_compressed
      """;

  private static final String NOTE =
      """
      INSERT INTO series_storage AS s (one, storage, version, found_at)
        VALUES (TRUE, :storage, :version, :at)
        ON CONFLICT (one) DO UPDATE
          SET storage = EXCLUDED.storage, version = EXCLUDED.version, found_at = EXCLUDED.found_at
      """;

  /**
   * Of pending signals and of those of a symbol the others are not decompressed; what comes late,
   * and what is decided late, looks into few parts.
   */
  private static final String COMPRESS =
      "SELECT series_compress('signal', CAST(:age AS interval), 'symbol, outcome', 'time DESC,"
          + " signal_id')";

  private final EntityManager entityManager;

  @Inject
  public SeriesDays(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Makes a day where there is none.
   *
   * @return whether it was made
   */
  public boolean add(String table, LocalDate day) {
    return (Boolean)
        entityManager
            .createNativeQuery("SELECT series_add_day(:table, :day)", Boolean.class)
            .setParameter("table", table)
            .setParameter("day", day)
            .getSingleResult();
  }

  /**
   * Forgets the oldest day that ended before an instant. Waits for who reads the table.
   *
   * @return its name; empty where there is none
   */
  public Optional<String> dropOldest(String table, Instant before) {
    List<?> dropped =
        entityManager
            .createNativeQuery("SELECT series_drop_day(:table, :before)", String.class)
            .setParameter("table", table)
            .setParameter("before", before)
            .getResultList();
    return Optional.ofNullable((String) dropped.get(0));
  }

  /** How the signals are kept. */
  public SeriesStorage storage() {
    Object[] row =
        (Object[]) entityManager.createNativeQuery(STORAGE, Object[].class).getSingleResult();
    SeriesStorage.Kind kind = SeriesStorage.Kind.named((String) row[0]);
    int unreadable = kind == SeriesStorage.Kind.APACHE ? compressedDays() : 0;
    return new SeriesStorage(kind, (String) row[1], unreadable);
  }

  private int compressedDays() {
    return (Integer) entityManager.createNativeQuery(COMPRESSED, Integer.class).getSingleResult();
  }

  /** Finds out how the signals are kept, and notes it. */
  public SeriesStorage noteStorage(Instant now) {
    SeriesStorage found = storage();
    entityManager
        .createNativeQuery(NOTE)
        .setParameter("storage", found.kind().text())
        .setParameter("version", found.version())
        .setParameter("at", now)
        .executeUpdate();
    return found;
  }

  /**
   * Has days of signals compressed that are older than {@link #COMPRESSED_AFTER}, where that can be
   * had.
   *
   * @return whether it was arranged now
   */
  public boolean compress() {
    return (Boolean)
        entityManager
            .createNativeQuery(COMPRESS, Boolean.class)
            .setParameter("age", COMPRESSED_AFTER.toDays() + " days")
            .getSingleResult();
  }
}
