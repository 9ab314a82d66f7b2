package org.tradewire.trading.order.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.tradewire.trading.instrument.entity.PriceBoard;

/**
 * The turns of the watch, in this order: what has changed is read, every account is looked at, what
 * was seen of those about to be acted on is stored, they are acted on, trading days begin, and what
 * was seen of all others is stored. One account that fails holds up no other. Not thread-safe.
 */
public final class WatchTurns {

  private final Watchlist watchlist;
  private final WatchLedger ledger;
  private final WatchMeter meter;
  private final Consumer<String> complaints;
  private final LongSupplier nanoTime;
  private final MarkSaving saving;
  private final AccountBatches<UUID> reading;
  private final DayBudget days = new DayBudget();
  private long pricesAtNs;

  /**
   * Over the accounts of a watchlist.
   *
   * @param complaints told what holds up one account
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
    this.complaints = complaints;
    this.nanoTime = nanoTime;
    this.saving = new MarkSaving(watchlist, ledger, complaints, nanoTime);
    this.reading =
        new AccountBatches<>(
            Function.identity(),
            ids -> ledger.read(ids).forEach(watchlist::put),
            whose -> "what is stored of " + whose + " is not read",
            complaints,
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
    reading.run(watchlist.outdated(stamps), now, () -> true);
    long previousNs = pricesAtNs;
    pricesAtNs = nanoTime.getAsLong();
    Collection<LiveAccount> accounts = watchlist.accounts();
    if (!accounts.isEmpty()) {
      act(look(accounts, prices.get(), news, now), now);
    }
    saving.saveWhatFits(now);
    meter.turned(
        nanoTime.getAsLong() - previousNs,
        accounts.size(),
        accounts.stream().mapToInt(LiveAccount::openPositions).sum());
  }

  /** A turn was left out, since nothing goes on: the next one is not late. */
  public void rested() {
    pricesAtNs = nanoTime.getAsLong();
  }

  /** No turn follows: stores everything that is still to be stored. */
  public void end(Instant now) {
    saving.saveAtLast(now);
  }

  private List<Decision> look(
      Collection<LiveAccount> accounts, PriceBoard board, NewsHours news, Instant now) {
    List<Decision> decisions = new ArrayList<>();
    for (LiveAccount each : accounts) {
      try {
        each.turn(board, news, now).ifPresent(decisions::add);
      } catch (RuntimeException e) {
        giveUp(each.challengeId(), e);
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
      meter.decided(done);
      return done;
    } catch (RuntimeException e) {
      giveUp(id, e);
      return false;
    }
  }

  /** One account that cannot be valued must not hold up all others. */
  private void giveUp(UUID id, RuntimeException e) {
    watchlist.drop(id);
    complaints.accept("the account " + id + " is not looked at: " + e);
  }
}
