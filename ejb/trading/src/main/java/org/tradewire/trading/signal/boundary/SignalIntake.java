package org.tradewire.trading.signal.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.tradewire.streaming.work.CoalescedTask;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.signal.control.SeriesDays;
import org.tradewire.trading.signal.control.SignalConfiguration;
import org.tradewire.trading.signal.control.SignalFigures;
import org.tradewire.trading.signal.control.SignalFlush;
import org.tradewire.trading.signal.control.SignalQueue;
import org.tradewire.trading.signal.control.SignalStoring;
import org.tradewire.trading.signal.control.SignalTicket;
import org.tradewire.trading.signal.control.WaitingSignal;
import org.tradewire.trading.signal.entity.PreparedSignal;
import org.tradewire.trading.signal.entity.SignalQueueState;
import org.tradewire.trading.signal.entity.SignalRefusal;
import org.tradewire.trading.signal.entity.SignalRejection;
import org.tradewire.trading.signal.entity.StoreResult;
import org.tradewire.trading.signal.entity.StoredBatch;

/**
 * Takes the signals of this node and stores them, one transaction at a time: whoever brings one
 * wakes the storing, and what could not be stored because the database is away is tried again.
 * Nothing that was taken is lost while the node runs; when it stops, what waits is stored within 10
 * s, or said to be lost.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignalIntake {
  private static final Logger LOG = System.getLogger(SignalIntake.class.getName());

  private static final Duration RETRY_PERIOD = Duration.ofMillis(200);
  private static final Duration FLUSH = Duration.ofSeconds(10);

  @Resource private ManagedExecutorService executor;
  @Resource private ManagedThreadFactory threads;
  @Inject private SignalConfiguration configuration;
  @Inject private SignalWriter writer;
  @Inject private SignalTelling telling;
  @Inject private SignalFigures figures;
  @Inject private PeriodicWorks works;
  @Inject private Clock clock;

  private final Set<LocalDate> knownDays = new HashSet<>();
  private final Set<LocalDate> knownEventDays = new HashSet<>();
  private SignalQueue queue;
  private SignalStoring storing;
  private CoalescedTask task;
  private PeriodicWork retrying;
  private volatile boolean closed;

  @PostConstruct
  void open() {
    queue = configuration.queue(System::nanoTime);
    storing = new SignalStoring(queue, new Store(), figures, System::nanoTime);
    task = new CoalescedTask(executor, this::pass);
    retrying =
        works.begin(
            WorkPlan.every(RETRY_PERIOD, "signal_storing")
                .step("signals that wait for the database", this::retry));
  }

  @PreDestroy
  void close() {
    retrying.close();
    end();
  }

  /**
   * Takes nothing any more and stores what waits, for as long as an orderly stop may take. It comes
   * while all that is needed for that still runs; a second call does nothing.
   */
  public void end() {
    boolean ended = closed;
    closed = true;
    if (ended || queue.size() == 0) {
      return;
    }
    LOG.log(Level.INFO, "event=signals_flushing waiting={0}", queue.size());
    // A server that is suspended takes no tasks, and whoever stops must not hang with a pass.
    Executor own = pass -> threads.newThread(pass).start();
    int left = new SignalFlush(own, this::pass, queue::size, System::nanoTime).carryOut(FLUSH);
    if (left > 0) {
      LOG.log(
          Level.ERROR,
          "event=signals_not_stored count={0} effect=\"their producers were not told that they are;"
              + " they are to send them again\"",
          left);
    }
  }

  /**
   * Takes signals that came together, all or none of them.
   *
   * @param rejected those that came with them and cannot be stored
   * @return what will become of them
   * @throws Refusal there is no room for them, or the node stops
   */
  public SignalTicket take(
      List<PreparedSignal> signals, List<Integer> places, List<SignalRejection> rejected) {
    SignalTicket ticket = new SignalTicket(signals.size(), rejected);
    List<WaitingSignal> waiting = new ArrayList<>(signals.size());
    for (int i = 0; i < signals.size(); i++) {
      waiting.add(new WaitingSignal(signals.get(i), ticket, places.get(i)));
    }
    // Who waits for a database that is away waits in a thread that others need.
    if (closed || storing.isAway() || !queue.offer(waiting)) {
      figures.refused(signals.size());
      throw SignalRefusal.queueFull();
    }
    wake();
    return ticket;
  }

  /** How many signals wait. */
  public SignalQueueState state() {
    return new SignalQueueState(
        queue.size(), queue.capacity(), TimeUnit.NANOSECONDS.toMillis(queue.oldestNs()));
  }

  private void wake() {
    try {
      task.request();
    } catch (RejectedExecutionException | IllegalStateException e) {
      // The server is starting or stopping: the next turn, or the end, stores what waits.
      LOG.log(Level.DEBUG, "event=signal_storing_not_woken", e);
    }
  }

  private void retry() {
    if (queue.size() > 0) {
      wake();
    }
  }

  private void pass() {
    storing.pass();
  }

  /** The transactions of storing; called by one thread at a time. */
  private final class Store implements SignalStoring.Store {

    @Override
    public List<StoreResult> write(List<PreparedSignal> signals) {
      addDay(
          SeriesDays.EVENTS, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), knownEventDays);
      for (PreparedSignal each : signals) {
        addDay(
            SeriesDays.SIGNALS,
            LocalDate.ofInstant(each.signal().time(), ZoneOffset.UTC),
            knownDays);
      }
      StoredBatch stored = writer.write(signals);
      telling.tell(stored.events());
      return stored.results();
    }

    private void addDay(String table, LocalDate day, Set<LocalDate> known) {
      if (!known.contains(day)) {
        writer.addDay(table, day);
        known.add(day);
      }
    }

    @Override
    public void setAside(PreparedSignal refused, String reason) {
      writer.setAside(refused, reason);
    }

    @Override
    public void forgetDays() {
      knownDays.clear();
      knownEventDays.clear();
      telling.forget();
    }
  }
}
