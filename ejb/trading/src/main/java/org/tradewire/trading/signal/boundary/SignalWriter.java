package org.tradewire.trading.signal.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.signal.control.SeriesDays;
import org.tradewire.trading.signal.control.SignalLogRepository;
import org.tradewire.trading.signal.control.SignalLogRepository.Happened;
import org.tradewire.trading.signal.control.SignalRepository;
import org.tradewire.trading.signal.control.outcome.SignalStatisticsRepository;
import org.tradewire.trading.signal.entity.PreparedSignal;
import org.tradewire.trading.signal.entity.SeriesStorage;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalHappening;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.StoreResult;
import org.tradewire.trading.signal.entity.StoredBatch;
import org.tradewire.trading.signal.entity.StoredSignal;

/** Stores signals and what is told of them, each call in a transaction of its own. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SignalWriter {

  /** Older signals are history: stored, and told to nobody. */
  static final Duration TOLD = Duration.ofMinutes(5);

  private SignalRepository repository;
  private SignalLogRepository log;
  private SignalStatisticsRepository statistics;
  private SeriesDays days;
  private Clock clock;

  /** For the container's proxy. */
  protected SignalWriter() {}

  @Inject
  public SignalWriter(
      SignalRepository repository,
      SignalLogRepository log,
      SignalStatisticsRepository statistics,
      SeriesDays days,
      Clock clock) {
    this.repository = repository;
    this.log = log;
    this.statistics = statistics;
    this.days = days;
    this.clock = clock;
  }

  /**
   * Stores signals and adds what is new of them to the log, in their order.
   *
   * @return what became of each, and what is to be told once this is committed
   */
  public StoredBatch write(List<PreparedSignal> signals) {
    Instant now = Moments.now(clock);
    repository.allowLate(signals.stream().map(each -> each.signal().time()), now);
    Set<SignalKey> added = repository.insert(signals);
    Map<SignalKey, UUID> stored = new HashMap<>(stored(signals, added));
    List<StoreResult> results = new ArrayList<>(signals.size());
    List<Signal> accepted = new ArrayList<>(signals.size());
    List<Happened> events = new ArrayList<>(signals.size());
    for (PreparedSignal each : signals) {
      UUID before = stored.putIfAbsent(each.key(), each.content());
      if (before == null) {
        results.add(StoreResult.ACCEPTED);
        accepted.add(each.signal());
        if (each.signal().time().isAfter(now.minus(TOLD))) {
          Signal signal = each.signal();
          events.add(
              new Happened(
                  new StoredSignal(signal, SignalCourse.beginning(signal)),
                  SignalHappening.CREATED));
        }
      } else {
        results.add(before.equals(each.content()) ? StoreResult.DUPLICATE : StoreResult.CONFLICT);
      }
    }
    statistics.addMade(accepted);
    return new StoredBatch(results, log.add(events, now));
  }

  private Map<SignalKey, UUID> stored(List<PreparedSignal> signals, Set<SignalKey> added) {
    List<SignalKey> known =
        signals.stream().map(PreparedSignal::key).filter(each -> !added.contains(each)).toList();
    return known.isEmpty() ? Map.of() : repository.contents(known);
  }

  /** Keeps a signal that the database would not take, with its reason. */
  public void setAside(PreparedSignal refused, String reason) {
    repository.setAside(refused, reason, Moments.now(clock));
  }

  /**
   * Forgets some of the signals that were set aside before an instant.
   *
   * @return how many; 0 where there are no more
   */
  public int forgetSetAside(Instant before) {
    return repository.forgetSetAside(before);
  }

  /** Finds out how the signals are kept, and notes it. */
  public SeriesStorage noteStorage() {
    return days.noteStorage(Moments.now(clock));
  }

  /**
   * Has old days of signals compressed, where that can be had.
   *
   * @return whether it was arranged now
   */
  public boolean compress() {
    return days.compress();
  }

  /** Makes the part of a table for a day, where there is none. */
  public void addDay(String table, LocalDate day) {
    days.add(table, day);
  }

  /** Forgets what was added up of signals from before an instant. */
  public void forgetStatistics(Instant before) {
    statistics.forget(before);
  }

  /**
   * Counts a day of signals anew, for the reliability of confidences, where one is due. Who decides
   * signals waits meanwhile.
   *
   * @return the day; empty where none is due
   */
  public Optional<LocalDate> countDueDay() {
    return statistics.countDue(clock.instant());
  }

  /**
   * Forgets the oldest day of a table that ended before an instant.
   *
   * @return its name; empty where there is none
   */
  public Optional<String> dropOldestDay(String table, Instant before) {
    return days.dropOldest(table, before);
  }
}
