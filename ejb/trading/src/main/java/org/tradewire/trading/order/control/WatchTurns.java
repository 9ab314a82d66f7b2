package org.tradewire.trading.order.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.order.entity.EquityState;

/**
 * The turns of the watch, in this order: what has changed is read, every account is looked at, what
 * was seen of those about to be acted on is stored, they are acted on, trading days begin, and what
 * was seen of all others is stored. One account that fails holds up no other. Not thread-safe.
 */
public final class WatchTurns {

  /**
   * How long a turn reads; at least one batch, whatever that takes. Who is left out is read next.
   */
  static final Duration READING = Duration.ofMillis(40);

  private final Watchlist watchlist;
  private final WatchLedger ledger;
  private final WatchMeter meter;
  private final AccountFaults faults;
  private final LongSupplier nanoTime;
  private final MarkSaving saving;
  private final AccountBatches<UUID> reading;
  private final AccountBatches<UUID> closing;
  private final DayBudget days = new DayBudget();
  private final FailedAccounts looking = new FailedAccounts();
  private final FailedAccounts acting = new FailedAccounts();

  /** A day that does not begin keeps no stop from being executed. */
  private final FailedAccounts beginning = new FailedAccounts();

  /** Not read yet, whoever came first before the others. */
  private final Set<UUID> unread = new LinkedHashSet<>();

  /** Of which it is about to be published that nothing is open. */
  private final List<EquityState> closed = new ArrayList<>();

  private long pricesAtNs;

  /**
   * Over the accounts of a watchlist.
   *
   * @param complaints told what holds up one account, each time; the log is told it as well
   * @param nanoTime a monotonic clock in nanoseconds
   */
  public WatchTurns(
      Watchlist watchlist,
      WatchLedger ledger,
      WatchMeter meter,
      Consumer<String> complaints,
      LongSupplier nanoTime) {
    this.watchlist = watchlist;
    this.ledger = ledger;
    this.meter = meter;
    this.faults = new AccountFaults(complaints, nanoTime);
    this.nanoTime = nanoTime;
    this.saving = new MarkSaving(watchlist, ledger, faults, nanoTime);
    this.reading =
        new AccountBatches<>(
            Function.identity(),
            this::read,
            whose -> "what is stored of " + whose + " is not read",
            faults,
            nanoTime);
    this.closing =
        new AccountBatches<>(
            Function.identity(),
            this::readClosed,
            whose -> "it is not published that nothing is open any more of " + whose,
            faults,
            nanoTime);
    this.pricesAtNs = nanoTime.getAsLong();
  }

  /**
   * Looks once at the accounts of this node.
   *
   * @param stamps challenges to be looked at, and the numbers of their latest events
   * @param prices asked for once, where there is anything to be looked at
   */
  public void turn(
      Map<UUID, Long> stamps, Supplier<PriceBoard> prices, NewsHours news, Instant now) {
    days.renew(now);
    reading.run(inTurn(watchlist.outdated(stamps)), now, withinReading());
    long previousNs = pricesAtNs;
    pricesAtNs = nanoTime.getAsLong();
    Collection<LiveAccount> accounts = watchlist.accounts();
    if (!accounts.isEmpty()) {
      lookAndAct(accounts, prices.get(), news, now);
    }
    saving.saveWhatFits(now);
    meter.turned(
        nanoTime.getAsLong() - previousNs,
        accounts.size(),
        accounts.stream().mapToInt(LiveAccount::openPositions).sum());
  }

  /**
   * What is to be published: states that have changed, and those of accounts that have nothing open
   * any more. From now on all that counts as published. Of an account that this node cannot read
   * nothing is.
   *
   * @param stamped challenges that have something open or working, on whatever node
   * @param mayTell of which this node may publish now; others wait
   */
  public List<EquityState> takeChanges(Set<UUID> stamped, Predicate<UUID> mayTell, Instant now) {
    closed.clear();
    closing.run(watchlist.gone(stamped, mayTell), now, withinReading());
    List<EquityState> changes = new ArrayList<>(watchlist.takeChanges());
    changes.addAll(closed);
    return changes;
  }

  private Map<UUID, String> readClosed(List<UUID> ids) {
    WatchLedger.Found found = ledger.read(ids);
    Map<UUID, String> untold = new HashMap<>(found.unreadable());
    for (LiveAccount each : found.accounts()) {
      try {
        closed.add(each.settled());
      } catch (RuntimeException e) {
        untold.put(each.challengeId(), e.toString());
      }
    }
    watchlist.forget(Set.copyOf(ids));
    return untold;
  }

  /** A turn was left out, since nothing goes on: the next one is not late. */
  public void rested() {
    pricesAtNs = nanoTime.getAsLong();
  }

  /** No turn follows: stores everything that is still to be stored. */
  public void end(Instant now) {
    saving.saveAtLast(now);
  }

  private BooleanSupplier withinReading() {
    long end = nanoTime.getAsLong() + READING.toNanos();
    return () -> nanoTime.getAsLong() - end < 0;
  }

  /** Else accounts that have to be read each turn would keep others from it for good. */
  private List<UUID> inTurn(Set<UUID> outdated) {
    unread.retainAll(outdated);
    unread.addAll(outdated);
    return List.copyOf(unread);
  }

  private Map<UUID, String> read(List<UUID> ids) {
    ids.forEach(unread::remove);
    WatchLedger.Found found = ledger.read(ids);
    found.accounts().forEach(watchlist::put);
    return found.unreadable();
  }

  private void lookAndAct(
      Collection<LiveAccount> accounts, PriceBoard board, NewsHours news, Instant now) {
    looking.begin(now);
    acting.begin(now);
    beginning.begin(now);
    List<Decision> decisions = look(accounts, board, news, now);
    act(
        decisions.stream()
            .filter(each -> !failuresOf(each).rests(each.challengeId(), now))
            .toList(),
        now);
    looking.end(now);
    acting.end(now);
    beginning.end(now);
  }

  private FailedAccounts failuresOf(Decision decision) {
    return decision.onlyBeginsDay() ? beginning : acting;
  }

  private List<Decision> look(
      Collection<LiveAccount> accounts, PriceBoard board, NewsHours news, Instant now) {
    List<Decision> decisions = new ArrayList<>();
    for (LiveAccount each : accounts) {
      UUID id = each.challengeId();
      if (looking.rests(id, now)) {
        continue;
      }
      try {
        each.turn(board, news, now).ifPresent(decisions::add);
        looking.done(id, true);
      } catch (RuntimeException e) {
        watchlist.drop(id);
        looking.failed(id);
        tell(id, e);
      }
    }
    return decisions;
  }

  /** Whoever is acted on keeps what was seen of it: that is stored first. */
  private void act(List<Decision> decisions, Instant now) {
    List<Decision> atMarket = decisions.stream().filter(each -> !each.onlyBeginsDay()).toList();
    for (int from = 0; from < atMarket.size(); from += AccountBatches.SIZE) {
      List<Decision> some =
          atMarket.subList(from, Math.min(atMarket.size(), from + AccountBatches.SIZE));
      saveSeenOf(some, now);
      some.forEach(this::settle);
    }
    List<Decision> daysDue = decisions.stream().filter(Decision::onlyBeginsDay).toList();
    for (Decision each : days.inTurn(daysDue)) {
      if (days.allows(each)) {
        saveSeenOf(List.of(each), now);
        if (!settle(each)) {
          days.failed(each);
        }
      }
    }
  }

  private void saveSeenOf(List<Decision> decisions, Instant now) {
    saving.saveAll(
        decisions.stream()
            .map(each -> watchlist.account(each.challengeId()))
            .flatMap(Optional::stream)
            .filter(LiveAccount::isUrgent)
            .toList(),
        now);
  }

  private boolean settle(Decision decision) {
    UUID id = decision.challengeId();
    // Whatever comes of it, the copy in memory has gone ahead of what is stored.
    watchlist.drop(id);
    try {
      boolean done = ledger.settle(decision);
      failuresOf(decision).done(id, done);
      meter.decided(done);
      return done;
    } catch (RuntimeException e) {
      failuresOf(decision).failed(id);
      tell(id, e);
      return false;
    }
  }

  /** One account that cannot be valued must not hold up all others. */
  private void tell(UUID id, RuntimeException e) {
    faults.tell(id, "the account " + id + " is not looked at", e.toString());
  }
}
