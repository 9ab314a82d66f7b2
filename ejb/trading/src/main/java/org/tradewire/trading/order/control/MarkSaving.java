package org.tradewire.trading.order.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Stores what the watch has seen. A turn stores what must not wait and what has waited for long, as
 * much as there is time for: who is left out comes first in the next one. An account that cannot be
 * stored keeps nobody else's marks; what is not stored stays due. Not thread-safe.
 */
final class MarkSaving {

  /** How long a turn stores; at least one batch of either kind, whatever that takes. */
  static final Duration BUDGET = Duration.ofMillis(40);

  private final Watchlist watchlist;
  private final WatchLedger ledger;
  private final LongSupplier nanoTime;
  private final AccountBatches<LiveAccount> batches;

  /**
   * Over the accounts of a watchlist.
   *
   * @param faults told what could not be stored
   * @param nanoTime a monotonic clock in nanoseconds
   */
  MarkSaving(Watchlist watchlist, WatchLedger ledger, AccountFaults faults, LongSupplier nanoTime) {
    this.watchlist = watchlist;
    this.ledger = ledger;
    this.nanoTime = nanoTime;
    this.batches =
        new AccountBatches<>(
            LiveAccount::challengeId,
            this::store,
            whose -> "peaks and stops of " + whose + " are not stored",
            faults,
            nanoTime);
  }

  /** Stores as much as a turn has time for; throws nothing that the database does. */
  void saveWhatFits(Instant now) {
    long end = nanoTime.getAsLong() + BUDGET.toNanos();
    Watchlist.Unsaved unsaved = watchlist.unsaved(now);
    batches.run(unsaved.urgent(), now, () -> nanoTime.getAsLong() - end < 0);
    batches.run(unsaved.waited(), now, () -> nanoTime.getAsLong() - end < 0);
  }

  /** Stores all of these, whatever time that takes, unless nothing can be stored. */
  void saveAll(List<LiveAccount> wanted, Instant now) {
    batches.run(wanted, now, () -> true);
  }

  /** Nothing is stored after this: tries also those that were left out. */
  void saveAtLast(Instant now) {
    batches.leaveOutNobody();
    saveAll(watchlist.due(), now);
  }

  private Map<UUID, String> store(List<LiveAccount> due) {
    WatchLedger.Stored stored = ledger.save(due);
    due.forEach(each -> each.stored(stored.accounts(), stored.positions()));
    watchlist.forgetStored();
    return Map.of();
  }
}
