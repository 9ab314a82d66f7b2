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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.relay.WakeableTurns;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.challenge.boundary.AccountWatch;
import org.tradewire.trading.instrument.boundary.EconomicCalendar;
import org.tradewire.trading.instrument.boundary.Instruments;
import org.tradewire.trading.instrument.boundary.LivePrices;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.order.control.DayBudget;
import org.tradewire.trading.order.control.Decision;
import org.tradewire.trading.order.control.EquityShards;
import org.tradewire.trading.order.control.LiveAccount;
import org.tradewire.trading.order.control.NewsHours;
import org.tradewire.trading.order.control.WatchMeter;
import org.tradewire.trading.order.control.Watchlist;
import org.tradewire.trading.order.entity.EquityState;
import org.tradewire.trading.order.entity.TradingPosition;
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

  private static final int TURNS_PER_SAVING = 12;
  private static final int TURNS_PER_REFRESH = 60;
  private static final int RESTING_TURNS = 12;

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

  private final Watchlist watchlist = new Watchlist(this::saveRaisedStops);
  private final AtomicBoolean publishing = new AtomicBoolean();
  private final Queue<UUID> unpublished = new ConcurrentLinkedQueue<>();
  private final DayBudget days = new DayBudget();
  private NewsHours news = new NewsHours(List.of());
  private EquityShards shards;

  /** Its turns complain to it, on a thread of their own. */
  private volatile PeriodicWork work;

  private long turn;
  private boolean anythingOpen;
  private int newsAge = TURNS_PER_REFRESH;
  private long pricesAtNs = System.nanoTime();

  @PostConstruct
  void begin() {
    shards = new EquityShards(leases);
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
    shards.giveUp();
  }

  private boolean isBusy() {
    return anythingOpen || !watchlist.isEmpty() || !unpublished.isEmpty();
  }

  private void rested() {
    pricesAtNs = System.nanoTime();
  }

  private void look() {
    Instant now = Moments.now(clock);
    turn++;
    days.renew();
    Map<UUID, Long> all = open.stamps();
    anythingOpen = !all.isEmpty();
    refreshNews(now);
    shards.wantWhile(prices.areLive());
    Map<UUID, Long> stamps = shards.held(all, watchlist::publishAgain);
    Set<UUID> outdated = watchlist.outdated(stamps);
    if (!outdated.isEmpty()) {
      open.read(outdated).forEach(watchlist::put);
    }
    long previousNs = pricesAtNs;
    pricesAtNs = System.nanoTime();
    Collection<LiveAccount> accounts = watchlist.accounts();
    if (!accounts.isEmpty()) {
      PriceBoard board = prices.board(instruments.lately());
      accounts.forEach(each -> look(each, board, now));
    }
    meter.turned(
        System.nanoTime() - previousNs,
        accounts.size(),
        accounts.stream().mapToInt(LiveAccount::openPositions).sum());
    if (turn % TURNS_PER_SAVING == 0) {
      save(watchlist.accounts());
    }
    if (turn % TURNS_PER_PUBLISHING == 0) {
      publish(all.keySet());
    }
  }

  private void look(LiveAccount account, PriceBoard board, Instant now) {
    UUID id = account.challengeId();
    try {
      account
          .turn(board, news, now)
          .filter(days::allows)
          .ifPresent(decision -> settle(account, decision));
      if (account.account().warningsChanged()) {
        save(List.of(account));
      }
    } catch (RuntimeException e) {
      // One account that cannot be valued must not hold up all others.
      watchlist.drop(id);
      work.complain("the account " + id + " is not looked at: " + e);
    }
  }

  private void settle(LiveAccount account, Decision decision) {
    // Whatever comes of it, the copy in memory has gone ahead of what is stored.
    watchlist.drop(account.challengeId());
    meter.decided(settlement.settle(decision));
  }

  /** Of an account that is not looked at any more as it was read. */
  private void saveRaisedStops(List<TradingPosition> raised) {
    try {
      settlement.save(List.of(), raised);
    } catch (RuntimeException e) {
      // What is to be closed must not wait for it.
      work.complain("raised stops are not stored: " + e);
    }
  }

  private void refreshNews(Instant now) {
    if (!anythingOpen) {
      newsAge = TURNS_PER_REFRESH;
    } else if (newsAge++ >= TURNS_PER_REFRESH) {
      news = new NewsHours(calendar.near(now));
      newsAge = 0;
    }
  }

  private void save(Collection<LiveAccount> accounts) {
    List<AccountWatch> marked =
        accounts.stream().map(LiveAccount::account).filter(AccountWatch::takeChange).toList();
    List<TradingPosition> raised =
        accounts.stream().flatMap(each -> each.takeRaisedStops().stream()).toList();
    if (!marked.isEmpty() || !raised.isEmpty()) {
      settlement.save(marked, raised);
    }
  }

  /** On a thread of its own: a relay that does not answer must not hold up a stop. */
  private void publish(Set<UUID> stamped) {
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
      Set<UUID> gone = watchlist.gone(stamped, shards::publishes);
      List<LiveAccount> closed = gone.isEmpty() ? List.of() : open.read(gone);
      watchlist.forget(gone);
      List<EquityState> changes = new ArrayList<>(watchlist.takeChanges());
      closed.forEach(each -> changes.add(each.settled()));
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
