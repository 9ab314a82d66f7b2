package org.tradewire.trading.signal.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.signal.control.SignalConfiguration;
import org.tradewire.trading.signal.control.SignalLogRepository;
import org.tradewire.trading.signal.control.SignalLogRepository.Happened;
import org.tradewire.trading.signal.control.SignalRepository;
import org.tradewire.trading.signal.control.outcome.PendingSignalRepository;
import org.tradewire.trading.signal.control.outcome.SignalStatisticsRepository;
import org.tradewire.trading.signal.entity.LoggedSignal;
import org.tradewire.trading.signal.entity.NumberedSignal;
import org.tradewire.trading.signal.entity.SignalHappening;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.StoredSignal;

/** What is stored of the courses of signals, each call in a transaction of its own. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OutcomeStore {

  private static final Comparator<StoredSignal> BY_KEY =
      Comparator.<StoredSignal, SignalKey>comparing(
          each -> SignalKey.of(each.signal()),
          Comparator.comparing(SignalKey::time).thenComparing(SignalKey::id));

  private SignalRepository signals;
  private PendingSignalRepository pending;
  private SignalStatisticsRepository statistics;
  private SignalLogRepository log;
  private SignalConfiguration configuration;
  private Clock clock;

  /** For the container's proxy. */
  protected OutcomeStore() {}

  @Inject
  public OutcomeStore(
      SignalRepository signals,
      PendingSignalRepository pending,
      SignalStatisticsRepository statistics,
      SignalLogRepository log,
      SignalConfiguration configuration,
      Clock clock) {
    this.signals = signals;
    this.pending = pending;
    this.statistics = statistics;
    this.log = log;
    this.configuration = configuration;
    this.clock = clock;
  }

  /** Symbols that have pending signals. */
  public List<String> symbols() {
    return pending.symbols();
  }

  /** The pending signals of a symbol, the oldest first. */
  public List<StoredSignal> pending(String symbol, int limit) {
    return limit <= 0 ? List.of() : pending.pending(symbol, limit);
  }

  /** Those of some signals that are pending. */
  public List<StoredSignal> pending(Collection<SignalKey> keys) {
    return keys.isEmpty() ? List.of() : pending.pending(keys);
  }

  /** Where the log ends. */
  public long logEnd() {
    return log.last(Channel.signals());
  }

  /** What was told after a number, in order. */
  public List<LoggedSignal> logged(long seq, int limit) {
    return pending.logged(seq, limit);
  }

  /** Stores when signals were entered. */
  public void enter(Collection<StoredSignal> entered) {
    allowLate(entered);
    pending.enter(entered.stream().sorted(BY_KEY).toList());
  }

  /**
   * Decides signals, adds them to the statistics, and tells them: all of it or nothing. One that
   * was decided by somebody else stays as it is.
   *
   * @return what is to be told once this is committed
   */
  public List<NumberedSignal> decide(Collection<StoredSignal> decided) {
    allowLate(decided);
    List<StoredSignal> done = new ArrayList<>(decided.size());
    decided.stream()
        .sorted(BY_KEY)
        .filter(each -> signals.decide(SignalKey.of(each.signal()), each.course()))
        .forEach(done::add);
    Instant now = Moments.now(clock);
    statistics.add(done);
    return log.add(happened(done, now), now);
  }

  /** As they are stored: without indicators and metadata they can be judged, but not told. */
  private List<Happened> happened(List<StoredSignal> done, Instant now) {
    List<SignalKey> told =
        done.stream()
            .map(StoredSignal::signal)
            .filter(each -> configuration.outlivesTheLog(each, now))
            .map(SignalKey::of)
            .toList();
    Map<SignalKey, StoredSignal> stored = signals.find(told);
    return told.stream()
        .map(stored::get)
        .map(each -> new Happened(each, SignalHappening.of(each.course().outcome())))
        .toList();
  }

  private void allowLate(Collection<StoredSignal> changed) {
    signals.allowLate(changed.stream().map(each -> each.signal().time()), clock.instant());
  }
}
