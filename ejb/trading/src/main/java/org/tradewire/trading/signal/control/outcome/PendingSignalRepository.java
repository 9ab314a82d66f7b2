package org.tradewire.trading.signal.control.outcome;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.trading.shared.SqlArrays;
import org.tradewire.trading.signal.control.KeySpan;
import org.tradewire.trading.signal.control.SignalRows;
import org.tradewire.trading.signal.entity.LoggedSignal;
import org.tradewire.trading.signal.entity.SignalHappening;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.StoredSignal;

/** The signals that are still to be decided. Every call runs in the caller's transaction. */
@Dependent
public class PendingSignalRepository {

  private static final String SYMBOLS =
      """
      WITH RECURSIVE found AS (
        (SELECT symbol FROM signal WHERE outcome = 'pending' ORDER BY symbol LIMIT 1)
        UNION ALL
        SELECT (SELECT s.symbol FROM signal s WHERE s.outcome = 'pending' AND s.symbol > f.symbol
            ORDER BY s.symbol LIMIT 1)
          FROM found f WHERE f.symbol IS NOT NULL)
      SELECT symbol FROM found WHERE symbol IS NOT NULL
      """;

  private static final String PENDING =
      "SELECT "
          + SignalRows.BRIEF_COLUMNS
          + " FROM signal s WHERE s.outcome = 'pending' AND s.symbol = :symbol ORDER BY s.time";

  private static final String BY_KEYS =
      "SELECT "
          + SignalRows.BRIEF_COLUMNS
          + """
            FROM unnest(CAST(:micros AS bigint[]), CAST(:ids AS text[])) AS g (micros, id)
              JOIN signal s ON s.time = TIMESTAMPTZ 'epoch' + g.micros * INTERVAL '1 microsecond'
                AND s.signal_id = g.id
            WHERE s.outcome = 'pending' AND s.time BETWEEN :first AND :last
          """;

  private static final String LOGGED =
      """
      SELECT e.seq, e.channel, e.time, e.signal_id, e.what FROM signal_event e
        WHERE e.seq > :seq ORDER BY e.seq
      """;

  private static final String ENTER =
      """
      UPDATE signal s SET entered_at = TIMESTAMPTZ 'epoch' + g.entered * INTERVAL '1 microsecond'
        FROM unnest(CAST(:micros AS bigint[]), CAST(:ids AS text[]), CAST(:entered AS bigint[]))
          AS g (micros, id, entered)
        WHERE s.time = TIMESTAMPTZ 'epoch' + g.micros * INTERVAL '1 microsecond'
          AND s.signal_id = g.id AND s.outcome = 'pending' AND s.time BETWEEN :first AND :last
      """;

  private final EntityManager entityManager;

  @Inject
  public PendingSignalRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Symbols that have pending signals. */
  public List<String> symbols() {
    List<?> rows = entityManager.createNativeQuery(SYMBOLS, String.class).getResultList();
    return rows.stream().map(String.class::cast).toList();
  }

  /** The pending signals of a symbol, the oldest first. */
  public List<StoredSignal> pending(String symbol, int limit) {
    return read(
        entityManager
            .createNativeQuery(PENDING, Object[].class)
            .setParameter("symbol", symbol)
            .setMaxResults(limit)
            .getResultList());
  }

  /** Those of some signals that are pending. */
  public List<StoredSignal> pending(Collection<SignalKey> keys) {
    List<SignalKey> asked = List.copyOf(keys);
    return read(
        KeySpan.bind(entityManager.createNativeQuery(BY_KEYS, Object[].class), asked)
            .getResultList());
  }

  private static List<StoredSignal> read(List<?> rows) {
    List<StoredSignal> signals = new ArrayList<>(rows.size());
    for (Object row : rows) {
      signals.add(SignalRows.read((Object[]) row, 0));
    }
    return signals;
  }

  /** What was told after a number, in order. */
  public List<LoggedSignal> logged(long seq, int limit) {
    List<?> rows =
        entityManager
            .createNativeQuery(LOGGED, Object[].class)
            .setParameter("seq", seq)
            .setMaxResults(limit)
            .getResultList();
    List<LoggedSignal> logged = new ArrayList<>(rows.size());
    for (Object each : rows) {
      Object[] row = (Object[]) each;
      logged.add(
          new LoggedSignal(
              (Long) row[0],
              Channel.parse((String) row[1]).argument(0),
              new SignalKey((Instant) row[2], (String) row[3]),
              SignalHappening.named((String) row[4])));
    }
    return logged;
  }

  /** Notes when the price touched the entries of pending signals. */
  public void enter(List<StoredSignal> entered) {
    List<SignalKey> keys = entered.stream().map(each -> SignalKey.of(each.signal())).toList();
    KeySpan.bind(entityManager.createNativeQuery(ENTER), keys)
        .setParameter("entered", SqlArrays.micros(entered, each -> each.course().enteredAt()))
        .executeUpdate();
  }
}
