package org.tradewire.trading.signal.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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

  private static final String STORAGE =
      """
      SELECT CASE
          WHEN (SELECT relkind FROM pg_class WHERE oid = to_regclass('signal')) = 'p' THEN 'native'
          WHEN current_setting('timescaledb.license', true) = 'timescale' THEN 'timescale'
          ELSE 'apache' END
      """;

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

  /**
   * How the tables are kept: {@code native}, {@code apache} or {@code timescale}, the latter two
   * the licence under which TimescaleDB runs.
   */
  public String storage() {
    return (String) entityManager.createNativeQuery(STORAGE, String.class).getSingleResult();
  }
}
