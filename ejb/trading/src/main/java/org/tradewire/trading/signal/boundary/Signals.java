package org.tradewire.trading.signal.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.account.entity.AccountRefusal;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.signal.control.SignalLogRepository;
import org.tradewire.trading.signal.control.SignalLogRepository.Happened;
import org.tradewire.trading.signal.control.SignalRepository;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalHappening;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.SignalOutcome;
import org.tradewire.trading.signal.entity.SignalQuestion;
import org.tradewire.trading.signal.entity.SignalRefusal;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.trading.signal.entity.SymbolNames;
import org.tradewire.trading.signal.entity.event.SignalCancelled;
import org.tradewire.trading.signal.entity.producer.SignalProducer;
import org.tradewire.trading.signal.wire.SignalWire;

/** The stored signals, for whoever is signed in. */
@Stateless
@PermitAll
public class Signals {

  /** Most signals of one answer. */
  public static final int MAX_SIGNALS = 1_000;

  private static final Set<Role> CANCELLING = EnumSet.of(Role.SERVICE, Role.ADMIN);

  private SignalRepository repository;
  private SignalLogRepository log;
  private AuditLog audit;
  private Event<SignalCancelled> cancelled;
  private Clock clock;

  /** For the container's proxy. */
  protected Signals() {}

  @Inject
  public Signals(
      SignalRepository repository,
      SignalLogRepository log,
      AuditLog audit,
      Event<SignalCancelled> cancelled,
      Clock clock) {
    this.repository = repository;
    this.log = log;
    this.audit = audit;
    this.cancelled = cancelled;
    this.clock = clock;
  }

  /** Signals, the newest first. */
  public List<StoredSignal> find(SignalQuestion question) {
    List<StoredSignal> found = List.of();
    for (SignalQuestion each : question.widening(clock.instant())) {
      found = repository.find(each);
      if (found.size() == question.limit()) {
        return found;
      }
    }
    return found;
  }

  /**
   * The newest signals as JSON, the newest first.
   *
   * @param symbol as a client wrote it; null for all
   * @param timeFrame null for all; of an unknown one there are none
   */
  public List<byte[]> newest(String symbol, String timeFrame, int limit) {
    TimeFrame frame = timeFrame == null ? null : TimeFrame.of(timeFrame).orElse(null);
    if (timeFrame != null && frame == null) {
      return List.of();
    }
    String canonical = symbol == null ? null : SymbolNames.canonical(symbol);
    return find(SignalQuestion.of(canonical, frame, limit)).stream()
        .map(each -> JsonBytes.of(each, SignalWire::signal))
        .toList();
  }

  /**
   * One signal.
   *
   * @throws Refusal there is none of this key
   */
  public StoredSignal get(SignalKey key) {
    return repository.find(key).orElseThrow(() -> SignalRefusal.notFound(key));
  }

  /**
   * The caller, the signal's producer or an administrator, takes it back; what is cancelled already
   * stays so.
   *
   * @throws Refusal the caller may not, there is no such signal, or it is decided
   */
  public StoredSignal cancel(Caller caller, SignalKey key) {
    caller.requireAny(CANCELLING, "Only services cancel their signals.");
    StoredSignal stored = get(key);
    requireProducer(caller, key);
    if (stored.course().outcome() == SignalOutcome.CANCELLED) {
      return stored;
    }
    if (!stored.course().isActive()) {
      throw SignalRefusal.decided(stored);
    }
    Instant now = Moments.now(clock);
    SignalCourse before = stored.course();
    SignalCourse course =
        new SignalCourse(
            SignalOutcome.CANCELLED,
            before.enteredAt(),
            now,
            null,
            null,
            before.targetsHit(),
            false);
    if (!repository.decide(key, course)) {
      return decidedMeanwhile(key);
    }
    audit.add(caller.did("signal.cancelled", "signal:" + key.id(), null, key.time().toString()));
    StoredSignal decided = new StoredSignal(stored.signal(), course);
    log.add(List.of(new Happened(decided, SignalHappening.CANCELLED)), now);
    cancelled.fire(new SignalCancelled(key));
    return decided;
  }

  /** Signals from before it was noted who made them have administrators alone. */
  private void requireProducer(Caller caller, SignalKey key) {
    SignalProducer own = SignalProducer.service(caller.username());
    if (!caller.has(Role.ADMIN) && !repository.producer(key).equals(Optional.of(own))) {
      throw AccountRefusal.NOT_PERMITTED.because(
          "Only who made a signal and administrators cancel it.");
    }
  }

  private StoredSignal decidedMeanwhile(SignalKey key) {
    StoredSignal now = get(key);
    if (now.course().outcome() == SignalOutcome.CANCELLED) {
      return now;
    }
    throw SignalRefusal.decided(now);
  }
}
