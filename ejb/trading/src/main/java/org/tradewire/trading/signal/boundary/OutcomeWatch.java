package org.tradewire.trading.signal.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradewire.streaming.relay.LeaseTenures;
import org.tradewire.streaming.relay.LeaseTenures.Tenure;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.signal.control.SignalTail;
import org.tradewire.trading.signal.control.ToldSignal;
import org.tradewire.trading.signal.control.outcome.OpenSignals;
import org.tradewire.trading.signal.entity.LoggedSignal;
import org.tradewire.trading.signal.entity.NumberedSignal;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalHappening;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.StoredSignal;

/**
 * Looks every second at what the price does with the pending signals of the symbols whose lease
 * this node holds, and decides them. New signals are learnt from the log of their channels; those
 * that were stored without being told are read each minute. Two nodes that believe to hold a lease
 * decide nothing twice: the row says whether it is pending.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutcomeWatch {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final int TURNS_PER_SEARCH = 5;
  private static final int TURNS_PER_READING = 60;
  private static final int PAGE = 5_000;

  /**
   * Signals that this node looks at, shared by its symbols: one with very many leaves places to the
   * others, and is read on as its oldest are decided.
   */
  private static final int MOST_HELD = 50_000;

  private static final int LEAST_OF_A_SYMBOL = 500;

  /** Signals that are decided, or noted as entered, in one transaction. */
  private static final int BATCH = 500;

  private OutcomeStore store;
  private OutcomeMinutes minutes;
  private SignalTelling telling;
  private SignalTail tail;
  private Leases leases;
  private PeriodicWorks works;
  private Clock clock;

  private final Map<String, OpenSignals> held = new HashMap<>();
  private final Set<String> wanted = new HashSet<>();
  private LeaseTenures tenures;
  private PeriodicWork watching;
  private long seen = -1;
  private int turn;

  /** For the container's proxy. */
  protected OutcomeWatch() {}

  @Inject
  public OutcomeWatch(
      OutcomeStore store,
      OutcomeMinutes minutes,
      SignalTelling telling,
      SignalTail tail,
      Leases leases,
      PeriodicWorks works,
      Clock clock) {
    this.store = store;
    this.minutes = minutes;
    this.telling = telling;
    this.tail = tail;
    this.leases = leases;
    this.works = works;
    this.clock = clock;
  }

  @PostConstruct
  void open() {
    tenures = new LeaseTenures(leases);
    watching =
        works.begin(
            WorkPlan.every(PERIOD, "signal_outcomes").step("signals are not decided", this::look));
  }

  @PreDestroy
  void close() {
    watching.close();
    wanted.forEach(symbol -> leases.giveUp(key(symbol)));
  }

  /** A turn, for who has no scheduler. */
  void turn() {
    watching.turn();
  }

  private void look() {
    if (turn++ % TURNS_PER_SEARCH == 0) {
      search();
    }
    follow();
    boolean reading = turn % TURNS_PER_READING == 0;
    for (String symbol : List.copyOf(wanted)) {
      try {
        look(symbol, reading);
      } catch (RuntimeException e) {
        // One symbol that cannot be judged must not hold up the others.
        watching.complain("the signals of " + symbol + " wait: " + e);
      }
    }
  }

  /** Symbols with pending signals are wanted; others are given up when nothing is left of them. */
  private void search() {
    Set<String> pending = new HashSet<>(store.symbols());
    pending.forEach(this::want);
    for (String symbol : List.copyOf(wanted)) {
      OpenSignals open = held.get(symbol);
      if (!pending.contains(symbol) && (open == null || open.isEmpty())) {
        wanted.remove(symbol);
        held.remove(symbol);
        leases.giveUp(key(symbol));
      }
    }
  }

  private void want(String symbol) {
    if (wanted.add(symbol)) {
      leases.want(key(symbol));
    }
  }

  /** What was told since the last turn: signals to look at, and others that are decided. */
  private void follow() {
    if (seen < 0) {
      seen = store.logEnd();
    }
    while (followKept()) {
      // What this node has stored itself, and has not let go of, need not be read.
    }
    List<LoggedSignal> page;
    do {
      page = store.logged(seen, PAGE);
      List<SignalKey> created = new ArrayList<>();
      for (LoggedSignal each : page) {
        OpenSignals open = held.get(each.symbol());
        if (each.what() == SignalHappening.CREATED) {
          want(each.symbol());
          if (open != null && open.size() + created.size() < share()) {
            created.add(each.key());
          }
        } else if (open != null) {
          open.remove(each.key());
        }
      }
      for (StoredSignal each : store.pending(created)) {
        held.get(each.signal().symbol()).addNew(each, minutes);
      }
      seen = page.isEmpty() ? seen : page.get(page.size() - 1).seq();
    } while (page.size() == PAGE);
  }

  /** The same of what is kept in memory; false where the next event is not. */
  private boolean followKept() {
    List<ToldSignal> kept = tail.after(seen, PAGE);
    for (ToldSignal each : kept) {
      NumberedSignal event = each.event();
      Signal signal = event.signal().signal();
      OpenSignals open = held.get(signal.symbol());
      if (event.what() == SignalHappening.CREATED) {
        want(signal.symbol());
        if (open != null && event.signal().course().isActive() && open.size() < share()) {
          open.addNew(event.signal(), minutes);
        }
      } else if (open != null) {
        open.remove(SignalKey.of(signal));
      }
      seen = event.seq();
    }
    return !kept.isEmpty();
  }

  private void look(String symbol, boolean reading) {
    Tenure tenure = tenures.look(key(symbol));
    if (tenure == Tenure.NONE && !leases.heldLast(key(symbol))) {
      held.remove(symbol);
      return;
    }
    OpenSignals open = held.get(symbol);
    if (open == null || tenure == Tenure.NEW || reading) {
      open = tenure == Tenure.NEW || open == null ? new OpenSignals() : open;
      for (StoredSignal each : store.pending(symbol, share())) {
        open.add(each);
      }
      if (open.size() >= share()) {
        watching.complain("not all signals of " + symbol + " are looked at: there are too many");
      }
      held.put(symbol, open);
    }
    open.judge(minutes, clock.instant());
    store(open);
  }

  private int share() {
    return Math.max(LEAST_OF_A_SYMBOL, MOST_HELD / Math.max(1, wanted.size()));
  }

  private void store(OpenSignals open) {
    for (List<StoredSignal> each : batches(open.decided())) {
      telling.tellOf(() -> store.decide(each));
      each.forEach(signal -> open.remove(SignalKey.of(signal.signal())));
    }
    for (List<StoredSignal> each : batches(open.entered())) {
      store.enter(each);
      open.storedAsEntered(each);
    }
  }

  private static List<List<StoredSignal>> batches(List<StoredSignal> all) {
    List<List<StoredSignal>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += BATCH) {
      batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
    }
    return batches;
  }

  private static String key(String symbol) {
    return "signals:" + symbol;
  }
}
