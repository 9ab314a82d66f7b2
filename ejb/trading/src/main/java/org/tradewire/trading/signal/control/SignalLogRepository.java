package org.tradewire.trading.signal.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.trading.shared.SqlArrays;
import org.tradewire.trading.signal.entity.NumberedSignal;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalHappening;
import org.tradewire.trading.signal.entity.StoredSignal;

/**
 * The log of the channels of signals. Each event has two numbers, one in the channel of all signals
 * and one in that of its symbol and time frame. Every call runs in the caller's transaction.
 */
@Dependent
public class SignalLogRepository {

  private static final String COUNT =
      """
      INSERT INTO signal_counter AS c (channel, last)
        SELECT g.channel, g.many
          FROM unnest(CAST(:channels AS text[]), CAST(:counts AS bigint[])) AS g (channel, many)
          ORDER BY g.channel
        ON CONFLICT (channel) DO UPDATE SET last = c.last + EXCLUDED.last
        RETURNING channel, last
      """;

  private static final String ADD =
      """
      INSERT INTO signal_event (seq, at, channel, key_seq, time, signal_id, what)
        SELECT g.seq, :at, g.channel, g.key_seq,
            TIMESTAMPTZ 'epoch' + g.micros * INTERVAL '1 microsecond', g.id, g.what
          FROM unnest(CAST(:seqs AS bigint[]), CAST(:channels AS text[]),
              CAST(:keySeqs AS bigint[]), CAST(:micros AS bigint[]), CAST(:ids AS text[]),
              CAST(:whats AS text[]))
            AS g (seq, channel, key_seq, micros, id, what)
      """;

  private static final String EVENTS =
      "SELECT e.seq, e.key_seq, e.at, e.what, "
          + SignalRows.COLUMNS
          + " FROM signal_event e JOIN signal s ON s.time = e.time AND s.signal_id = e.signal_id";

  private static final String BRIEF_EVENTS =
      EVENTS.replace(SignalRows.COLUMNS, SignalRows.BRIEF_COLUMNS);

  private static final int SIGNAL_FROM = 4;

  private final EntityManager entityManager;

  /**
   * What is to be told of a signal.
   *
   * @param signal as it stands with that
   * @param what happened
   */
  public record Happened(StoredSignal signal, SignalHappening what) {

    private String channel() {
      return channelOf(signal.signal()).name();
    }
  }

  @Inject
  public SignalLogRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** The channel of a signal's symbol and time frame. */
  public static Channel channelOf(Signal signal) {
    return Channel.signals(signal.symbol(), signal.timeFrame().text());
  }

  /**
   * Numbers events and adds them to the log. From here to the end of the transaction whoever else
   * adds some waits, so that this is the last thing a transaction does.
   *
   * @return the events, which are in the log once the transaction is committed
   */
  public List<NumberedSignal> add(List<Happened> events, Instant now) {
    if (events.isEmpty()) {
      return List.of();
    }
    String all = Channel.signals().name();
    Map<String, Long> counts = new TreeMap<>();
    counts.put(all, (long) events.size());
    List<String> channels = events.stream().map(Happened::channel).toList();
    channels.forEach(each -> counts.merge(each, 1L, Long::sum));
    Map<String, Long> next = count(counts);
    List<NumberedSignal> rows = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      Happened each = events.get(i);
      rows.add(
          new NumberedSignal(
              next.merge(all, 1L, Long::sum),
              next.merge(channels.get(i), 1L, Long::sum),
              now,
              each.what(),
              each.signal()));
    }
    store(rows, channels, now);
    return rows;
  }

  /**
   * Takes so many numbers of each channel.
   *
   * @return the number before the first one that was taken
   */
  private Map<String, Long> count(Map<String, Long> counts) {
    List<String> channels = List.copyOf(counts.keySet());
    List<?> rows =
        entityManager
            .createNativeQuery(COUNT, Object[].class)
            .setParameter("channels", SqlArrays.texts(channels, each -> each))
            .setParameter("counts", SqlArrays.numbers(channels, counts::get))
            .getResultList();
    Map<String, Long> before = new HashMap<>();
    for (Object each : rows) {
      Object[] row = (Object[]) each;
      String channel = (String) row[0];
      before.put(channel, (Long) row[1] - counts.get(channel));
    }
    return before;
  }

  private void store(List<NumberedSignal> rows, List<String> channels, Instant now) {
    entityManager
        .createNativeQuery(ADD)
        .setParameter("at", now)
        .setParameter("seqs", SqlArrays.numbers(rows, NumberedSignal::seq))
        .setParameter("channels", SqlArrays.texts(channels, each -> each))
        .setParameter("keySeqs", SqlArrays.numbers(rows, NumberedSignal::keySeq))
        .setParameter("micros", SqlArrays.micros(rows, each -> each.signal().signal().time()))
        .setParameter("ids", SqlArrays.texts(rows, each -> each.signal().signal().id()))
        .setParameter("whats", SqlArrays.texts(rows, each -> each.what().text()))
        .executeUpdate();
  }

  /** The events of all signals after a number, in order. */
  public List<NumberedSignal> after(long seq, int limit) {
    return readWhole(
        entityManager
            .createNativeQuery(EVENTS + " WHERE e.seq > :seq ORDER BY e.seq", Object[].class)
            .setParameter("seq", seq)
            .setMaxResults(limit)
            .getResultList());
  }

  /**
   * As {@link #after(long, int)}, without what may be large; the signals as they stand when they
   * are read.
   */
  public List<NumberedSignal> briefly(long seq, int limit) {
    return read(
        entityManager
            .createNativeQuery(BRIEF_EVENTS + " WHERE e.seq > :seq ORDER BY e.seq", Object[].class)
            .setParameter("seq", seq)
            .setMaxResults(limit)
            .getResultList());
  }

  /** The events of the channel of a symbol and time frame after a number of it, in order. */
  public List<NumberedSignal> after(Channel channel, long keySeq, int limit) {
    return readWhole(
        entityManager
            .createNativeQuery(
                EVENTS + " WHERE e.channel = :channel AND e.key_seq > :seq ORDER BY e.key_seq",
                Object[].class)
            .setParameter("channel", channel.name())
            .setParameter("seq", keySeq)
            .setMaxResults(limit)
            .getResultList());
  }

  /** Of events: their signals as they stood then, whatever became of them since. */
  private static List<NumberedSignal> readWhole(Collection<?> rows) {
    return read(rows).stream().map(SignalLogRepository::asItHappened).toList();
  }

  private static NumberedSignal asItHappened(NumberedSignal event) {
    if (event.what() != SignalHappening.CREATED) {
      return event; // What is decided stays as it is.
    }
    Signal signal = event.signal().signal();
    StoredSignal then = new StoredSignal(signal, SignalCourse.beginning(signal));
    return new NumberedSignal(event.seq(), event.keySeq(), event.at(), event.what(), then);
  }

  private static List<NumberedSignal> read(Collection<?> rows) {
    List<NumberedSignal> events = new ArrayList<>(rows.size());
    for (Object each : rows) {
      Object[] row = (Object[]) each;
      events.add(
          new NumberedSignal(
              (Long) row[0],
              (Long) row[1],
              (Instant) row[2],
              SignalHappening.named((String) row[3]),
              SignalRows.read(row, SIGNAL_FROM)));
    }
    return Collections.unmodifiableList(events);
  }

  /** The number of a channel's last event; 0 where there is none. */
  public long last(Channel channel) {
    return first(
        entityManager
            .createNativeQuery(
                "SELECT last FROM signal_counter WHERE channel = :channel", Long.class)
            .setParameter("channel", channel.name())
            .getResultList());
  }

  /** The number of the last event from before an instant; 0 where there is none. */
  public long lastBefore(Instant moment) {
    return first(
        entityManager
            .createNativeQuery(
                "SELECT e.seq FROM signal_event e WHERE e.at < :moment ORDER BY e.seq DESC",
                Long.class)
            .setParameter("moment", moment)
            .setMaxResults(1)
            .getResultList());
  }

  private static long first(List<?> numbers) {
    return numbers.isEmpty() ? 0 : (Long) numbers.get(0);
  }

  /**
   * Takes the drain's turn until the transaction ends, unless another transaction, here or on
   * another node, has it. The transaction may wait 60 s for a slow relay.
   *
   * @return the number up to which the log is told; empty where it is not our turn
   */
  public OptionalLong tryDrain() {
    entityManager
        .createNativeQuery(
            "SELECT set_config('idle_in_transaction_session_timeout', '60s', true)", String.class)
        .getSingleResult();
    List<?> told =
        entityManager
            .createNativeQuery("SELECT told FROM signal_cursor FOR UPDATE SKIP LOCKED", Long.class)
            .getResultList();
    return told.isEmpty() ? OptionalLong.empty() : OptionalLong.of((Long) told.get(0));
  }

  /** The log is told up to a number. */
  public void told(long seq) {
    entityManager
        .createNativeQuery("UPDATE signal_cursor SET told = :seq")
        .setParameter("seq", seq)
        .executeUpdate();
  }
}
