package org.tradewire.trading.signal.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.shared.SqlArrays;
import org.tradewire.trading.signal.entity.PreparedSignal;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.SignalOutcome;
import org.tradewire.trading.signal.entity.SignalQuestion;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.trading.signal.entity.producer.SignalProducer;

/** The stored signals. Every call runs in the caller's transaction. */
@Dependent
public class SignalRepository {

  /**
   * One statement that says which rows were new. Sorted by key, so that two nodes that store the
   * same signals wait for each other and do not lock up.
   */
  private static final String INSERT =
      """
      INSERT INTO signal (time, signal_id, symbol, timeframe, direction, confidence, entry, stop,
          target1, target2, target3, target4, strategy, venue, indicators, metadata, expires_at,
          content, producer, outcome, targets_hit, ambiguous)
        SELECT TIMESTAMPTZ 'epoch' + g.micros * INTERVAL '1 microsecond', g.id, g.symbol,
            g.timeframe, g.direction, g.confidence, g.entry, g.stop, g.target1, g.target2,
            g.target3, g.target4, g.strategy, g.venue, g.indicators, g.metadata,
            TIMESTAMPTZ 'epoch' + g.expiry * INTERVAL '1 microsecond', g.content, g.producer,
            g.outcome, 0, FALSE
          FROM unnest(CAST(:micros AS bigint[]), CAST(:ids AS text[]), CAST(:symbols AS text[]),
              CAST(:timeframes AS text[]), CAST(:directions AS text[]),
              CAST(:confidences AS numeric[]), CAST(:entries AS numeric[]),
              CAST(:stops AS numeric[]), CAST(:targets1 AS numeric[]), CAST(:targets2 AS numeric[]),
              CAST(:targets3 AS numeric[]), CAST(:targets4 AS numeric[]),
              CAST(:strategies AS text[]), CAST(:venues AS text[]), CAST(:indicators AS text[]),
              CAST(:metadata AS text[]), CAST(:expiries AS bigint[]), CAST(:contents AS uuid[]),
              CAST(:producers AS text[]), CAST(:outcomes AS text[]))
            AS g (micros, id, symbol, timeframe, direction, confidence, entry, stop, target1,
              target2, target3, target4, strategy, venue, indicators, metadata, expiry, content,
              producer, outcome)
          ORDER BY g.micros, g.id
        ON CONFLICT (time, signal_id) DO NOTHING
        RETURNING time, signal_id
      """;

  private static final String CONTENTS =
      """
      SELECT s.time, s.signal_id, s.content
        FROM unnest(CAST(:micros AS bigint[]), CAST(:ids AS text[])) AS g (micros, id)
          JOIN signal s ON s.time = TIMESTAMPTZ 'epoch' + g.micros * INTERVAL '1 microsecond'
            AND s.signal_id = g.id
        WHERE s.time BETWEEN :first AND :last
      """;

  private static final String DECIDE =
      """
      UPDATE signal SET outcome = :outcome, entered_at = :entered, decided_at = :decided,
          exit_price = :exit, result = :result, targets_hit = :hit, ambiguous = :ambiguous
        WHERE time = :time AND signal_id = :id AND outcome = 'pending'
      """;

  private static final String SET_ASIDE =
      """
      INSERT INTO signal_rejected (at, signal_id, time, reason, row)
        VALUES (:at, :id, :time, :reason, :row)
      """;

  private static final String FORGET_SET_ASIDE =
      """
      DELETE FROM signal_rejected WHERE id IN (
        SELECT id FROM signal_rejected WHERE at < :before ORDER BY id
        LIMIT 5000 FOR UPDATE SKIP LOCKED)
      """;

  /**
   * A transaction may decompress as much as its rows need; by itself TimescaleDB stops at 100,000
   * rows. Elsewhere the setting means nothing.
   */
  private static final String ALLOW_LATE =
      "SELECT set_config('timescaledb.max_tuples_decompressed_per_dml_transaction', '0', true)";

  private static final String AND = " AND ";

  private static final String FIND = "SELECT " + SignalRows.COLUMNS + " FROM signal s";

  private static final String FIND_BY_KEYS =
      "SELECT "
          + SignalRows.COLUMNS
          + """
            FROM unnest(CAST(:micros AS bigint[]), CAST(:ids AS text[])) AS g (micros, id)
              JOIN signal s ON s.time = TIMESTAMPTZ 'epoch' + g.micros * INTERVAL '1 microsecond'
                AND s.signal_id = g.id
            WHERE s.time BETWEEN :first AND :last
          """;

  private static final String NEWEST_FIRST = " ORDER BY s.time DESC, s.signal_id DESC";

  /**
   * Of a symbol, each time frame by itself, by time alone: what the index of series has in its
   * order. Asked for the order of the key, the database reads all signals of all days in it until
   * it has enough; TimescaleDB does so however rare they are.
   */
  private static final String FIND_OF_SYMBOL =
      "SELECT "
          + SignalRows.COLUMNS
          + """
            FROM unnest(CAST(:frames AS text[])) AS f (frame)
              CROSS JOIN LATERAL (SELECT * FROM signal s WHERE %s
                ORDER BY s.time DESC FETCH FIRST (CAST(:most AS bigint)) ROWS WITH TIES) AS s
          """;

  private final EntityManager entityManager;

  @Inject
  public SignalRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * The transaction is about to store or to decide signals, which may be of days that are
   * compressed.
   *
   * @param times of the signals
   */
  public void allowLate(Stream<Instant> times, Instant now) {
    Instant compressed = now.minus(SeriesDays.COMPRESSED_AFTER);
    if (times.anyMatch(each -> each.isBefore(compressed))) {
      entityManager.createNativeQuery(ALLOW_LATE, String.class).getSingleResult();
    }
  }

  /**
   * Stores signals, those that are not stored yet. Of several with one key the first counts.
   *
   * @return the keys of those that are new
   */
  public Set<SignalKey> insert(Collection<PreparedSignal> signals) {
    Map<SignalKey, PreparedSignal> first = new LinkedHashMap<>();
    signals.forEach(each -> first.putIfAbsent(each.key(), each));
    List<PreparedSignal> prepared = List.copyOf(first.values());
    List<Signal> rows = prepared.stream().map(PreparedSignal::signal).toList();
    List<?> inserted =
        entityManager
            .createNativeQuery(INSERT, Object[].class)
            .setParameter("micros", SqlArrays.micros(rows, Signal::time))
            .setParameter("ids", SqlArrays.texts(rows, Signal::id))
            .setParameter("symbols", SqlArrays.texts(rows, Signal::symbol))
            .setParameter("timeframes", SqlArrays.texts(rows, each -> each.timeFrame().text()))
            .setParameter("directions", SqlArrays.texts(rows, each -> each.direction().text()))
            .setParameter("confidences", SqlArrays.amounts(rows, Signal::confidence))
            .setParameter("entries", SqlArrays.amounts(rows, Signal::entry))
            .setParameter("stops", SqlArrays.amounts(rows, Signal::stop))
            .setParameter("targets1", SqlArrays.amounts(rows, each -> each.target(1)))
            .setParameter("targets2", SqlArrays.amounts(rows, each -> each.target(2)))
            .setParameter("targets3", SqlArrays.amounts(rows, each -> each.target(3)))
            .setParameter("targets4", SqlArrays.amounts(rows, each -> each.target(4)))
            .setParameter("strategies", SqlArrays.texts(rows, Signal::strategy))
            .setParameter("venues", SqlArrays.texts(rows, Signal::venue))
            .setParameter("indicators", SqlArrays.texts(rows, Signal::indicators))
            .setParameter("metadata", SqlArrays.texts(rows, Signal::metadata))
            .setParameter("expiries", SqlArrays.micros(rows, Signal::expiresAt))
            .setParameter("contents", SqlArrays.texts(prepared, each -> each.content().toString()))
            .setParameter("producers", SqlArrays.texts(prepared, each -> each.producer().text()))
            .setParameter("outcomes", SqlArrays.texts(rows, SignalRepository::outcome))
            .getResultList();
    return keys(inserted);
  }

  private static String outcome(Signal signal) {
    SignalOutcome outcome = SignalCourse.beginning(signal).outcome();
    return outcome == null ? null : outcome.text();
  }

  private static Set<SignalKey> keys(List<?> rows) {
    Set<SignalKey> keys = new HashSet<>();
    for (Object each : rows) {
      Object[] row = (Object[]) each;
      keys.add(new SignalKey((Instant) row[0], (String) row[1]));
    }
    return keys;
  }

  /** The contents of those of the keys that are stored. */
  public Map<SignalKey, UUID> contents(Collection<SignalKey> keys) {
    List<SignalKey> asked = List.copyOf(keys);
    List<?> rows =
        KeySpan.bind(entityManager.createNativeQuery(CONTENTS, Object[].class), asked)
            .getResultList();
    Map<SignalKey, UUID> contents = new HashMap<>();
    for (Object each : rows) {
      Object[] row = (Object[]) each;
      contents.put(new SignalKey((Instant) row[0], (String) row[1]), (UUID) row[2]);
    }
    return contents;
  }

  /** Keeps what the database would not take among the signals. */
  public void setAside(PreparedSignal refused, String reason, Instant now) {
    entityManager
        .createNativeQuery(SET_ASIDE)
        .setParameter("at", now)
        .setParameter("id", refused.signal().id())
        .setParameter("time", refused.signal().time())
        .setParameter("reason", reason)
        .setParameter("row", refused.signal().toString())
        .executeUpdate();
  }

  /**
   * Forgets some of those that were set aside before an instant.
   *
   * @return how many; 0 where there are no more
   */
  public int forgetSetAside(Instant before) {
    return entityManager
        .createNativeQuery(FORGET_SET_ASIDE)
        .setParameter("before", before)
        .executeUpdate();
  }

  /** A signal; empty where there is none. */
  public Optional<StoredSignal> find(SignalKey key) {
    List<?> rows =
        entityManager
            .createNativeQuery(FIND + " WHERE s.time = :time AND s.signal_id = :id", Object[].class)
            .setParameter("time", key.time())
            .setParameter("id", key.id())
            .getResultList();
    return rows.stream().findFirst().map(row -> SignalRows.read((Object[]) row, 0));
  }

  /** Those of some signals that are stored. */
  public Map<SignalKey, StoredSignal> find(Collection<SignalKey> keys) {
    Map<SignalKey, StoredSignal> found = new HashMap<>();
    if (!keys.isEmpty()) {
      Query query = entityManager.createNativeQuery(FIND_BY_KEYS, Object[].class);
      for (Object row : KeySpan.bind(query, List.copyOf(keys)).getResultList()) {
        StoredSignal each = SignalRows.read((Object[]) row, 0);
        found.put(SignalKey.of(each.signal()), each);
      }
    }
    return found;
  }

  /** Who made a signal; empty where there is none, or it was stored before that was noted. */
  public Optional<SignalProducer> producer(SignalKey key) {
    List<?> found =
        entityManager
            .createNativeQuery(
                "SELECT producer FROM signal WHERE time = :time AND signal_id = :id"
                    + " AND producer IS NOT NULL",
                String.class)
            .setParameter("time", key.time())
            .setParameter("id", key.id())
            .getResultList();
    return found.stream().findFirst().map(text -> new SignalProducer((String) text));
  }

  /** Signals, the newest first; of one time by their ids, the last first. */
  public List<StoredSignal> find(SignalQuestion question) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    SignalConditions.add(question, conditions, values);
    Query query =
        entityManager
            .createNativeQuery(rows(question, conditions, values) + NEWEST_FIRST, Object[].class)
            .setMaxResults(question.limit());
    values.forEach(query::setParameter);
    List<StoredSignal> found = new ArrayList<>();
    for (Object row : query.getResultList()) {
      found.add(SignalRows.read((Object[]) row, 0));
    }
    return found;
  }

  private static String rows(
      SignalQuestion question, List<String> conditions, Map<String, Object> values) {
    if (question.symbol() == null) {
      return conditions.isEmpty() ? FIND : FIND + " WHERE " + String.join(AND, conditions);
    }
    values.put("frames", SqlArrays.texts(question.timeFrames(), TimeFrame::text));
    values.put("most", question.limit());
    conditions.add("s.timeframe = f.frame");
    return String.format(FIND_OF_SYMBOL, String.join(AND, conditions));
  }

  /**
   * Notes what became of a signal.
   *
   * @return false where it was decided already, which stays
   */
  public boolean decide(SignalKey key, SignalCourse course) {
    return entityManager
            .createNativeQuery(DECIDE)
            .setParameter("time", key.time())
            .setParameter("id", key.id())
            .setParameter("outcome", course.outcome().text())
            .setParameter("entered", course.enteredAt())
            .setParameter("decided", course.decidedAt())
            .setParameter("exit", course.exitPrice())
            .setParameter("result", course.result())
            .setParameter("hit", course.targetsHit())
            .setParameter("ambiguous", course.isAmbiguous())
            .executeUpdate()
        == 1;
  }
}
