package org.tradewire.trading.order.boundary;

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
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.relay.WakeableTurns;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.instrument.boundary.EconomicCalendar;
import org.tradewire.trading.instrument.boundary.Instruments;
import org.tradewire.trading.instrument.boundary.LivePrices;
import org.tradewire.trading.order.control.Decision;
import org.tradewire.trading.order.control.EquityShards;
import org.tradewire.trading.order.control.LiveAccount;
import org.tradewire.trading.order.control.NewsHours;
import org.tradewire.trading.order.control.WatchLedger;
import org.tradewire.trading.order.control.WatchMeter;
import org.tradewire.trading.order.control.WatchTurns;
import org.tradewire.trading.order.control.Watchlist;
import org.tradewire.trading.order.entity.EquityState;
import org.tradewire.trading.shared.Moments;

/**
 * Looks about twelve times a second at every account with open positions or working orders whose
 * shard this node leases: marks it to the market, fills and closes what was reached, lets the rules
 * judge, and publishes on {@code equity:{id}}. A node leases shards while it has live prices;
 * another one takes over within 5 s. While nothing is open anywhere it looks once a second, and as
 * soon as any node says that something is. On one thread of its own.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PositionWatch {

  private static final Duration PERIOD = Duration.ofMillis(80);

  /** So that what is published on {@code equity:{id}} is never older than 250 ms. */
  private static final int TURNS_PER_PUBLISHING = 2;

  private static final int TURNS_PER_HOLDING = 12;

  private static final int TURNS_PER_REFRESH = 60;
  private static final int RESTING_TURNS = 12;

  /** How long a stop waits for the turn that is under way. */
  private static final Duration LAST_TURN = Duration.ofSeconds(2);

  /** What is said to the relay when something was placed or opened. */
  static final String TOPIC = "orders";

  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private OpenAccounts open;
  @Inject private OrderSettlement settlement;
  @Inject private Instruments instruments;
  @Inject private EconomicCalendar calendar;
  @Inject private LivePrices prices;
  @Inject private Leases leases;
  @Inject private StreamBroker broker;
  @Inject private PeriodicWorks works;
  @Inject private WatchMeter meter;
  @Inject private Clock clock;

  private final Watchlist watchlist = new Watchlist();
  private final AtomicBoolean publishing = new AtomicBoolean();
  private final Queue<UUID> unpublished = new ConcurrentLinkedQueue<>();

  /** Held by a turn, and by the end, which stores what the last one has seen. */
  private final ReentrantLock turning = new ReentrantLock();

  private NewsHours news = new NewsHours(List.of());
  private EquityShards shards;
  private WatchTurns turns;

  /** Its turns complain to it, on a thread of their own. */
  private volatile PeriodicWork work;

  private long turn;
  private boolean anythingOpen;
  private int newsAge = TURNS_PER_REFRESH;

  @PostConstruct
  void begin() {
    shards = new EquityShards(leases);
    turns =
        new WatchTurns(
            watchlist, ledger(), meter, reason -> work.complain(reason), System::nanoTime);
    work =
        works.begin(
            WorkPlan.every(PERIOD, "position_watch")
                .resting(
                    new WakeableTurns(broker, TOPIC, RESTING_TURNS), this::isBusy, this::rested)
                .step("open positions are not looked at", this::look));
  }

  @PreDestroy
  void end() {
    work.close();
    saveAtLast();
    shards.giveUp();
  }

  /** A turn that is under way ends first; one that does not end keeps what it has. */
  private void saveAtLast() {
    boolean alone = false;
    try {
      alone = turning.tryLock(LAST_TURN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (alone) {
      try {
        turns.end(Moments.now(clock));
      } finally {
        turning.unlock();
      }
    }
  }

  private boolean isBusy() {
    return anythingOpen || !watchlist.isEmpty() || !unpublished.isEmpty();
  }

  private void rested() {
    prices.hold(Set.of());
    turns.rested();
  }

  private void look() {
    turning.lock();
    try {
      turn();
    } finally {
      turning.unlock();
    }
  }

  private void turn() {
    Instant now = Moments.now(clock);
    turn++;
    Map<UUID, Long> all = open.stamps();
    anythingOpen = !all.isEmpty();
    refreshNews(now);
    shards.wantWhile(prices.areLive());
    Map<UUID, Long> stamps = shards.held(all, watchlist::publishAgain);
    turns.turn(stamps, () -> prices.board(instruments.lately()), news, now);
    if (turn % TURNS_PER_HOLDING == 0) {
      prices.hold(watchlist.symbols());
    }
    if (turn % TURNS_PER_PUBLISHING == 0) {
      publish(all.keySet(), now);
    }
  }

  /** Each call is a transaction of its own. */
  private WatchLedger ledger() {
    return new WatchLedger() {
      @Override
      public Found read(Collection<UUID> ids) {
        return open.read(ids);
      }

      @Override
      public boolean settle(Decision decision) {
        return settlement.settle(decision);
      }

      @Override
      public Stored save(List<LiveAccount> due) {
        return settlement.save(due);
      }
    };
  }

  private void refreshNews(Instant now) {
    if (!anythingOpen) {
      newsAge = TURNS_PER_REFRESH;
    } else if (newsAge++ >= TURNS_PER_REFRESH) {
      news = new NewsHours(calendar.near(now));
      newsAge = 0;
    }
  }

  /** On a thread of its own: a relay that does not answer must not hold up a stop. */
  private void publish(Set<UUID> stamped, Instant now) {
    for (UUID id = unpublished.poll(); id != null; id = unpublished.poll()) {
      if (shards.looksAfter(id)) { // Another node that took it over publishes it anew.
        watchlist.publishAgain(id);
      }
    }
    if (!publishing.compareAndSet(false, true)) {
      return;
    }
    boolean handedOn = false;
    try {
      List<EquityState> changes = turns.takeChanges(stamped, shards::publishes, now);
      scheduler.execute(() -> publish(changes));
      handedOn = true;
    } finally {
      if (!handedOn) {
        publishing.set(false);
      }
    }
  }

  private void publish(List<EquityState> changes) {
    List<EquityState> left = changes;
    try {
      left = shards.publish(changes, clock.millis());
    } finally {
      left.forEach(each -> unpublished.add(each.challengeId()));
      publishing.set(false);
    }
  }
}
