package org.tradewire.trading.order.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Stores what the watch has seen, a few hundred accounts in a transaction. A turn stores what must
 * not wait and what has waited for long, as much as there is time for: who is left out comes first
 * in the next one. An account that cannot be stored keeps nobody else's marks. Not thread-safe.
 */
final class MarkSaving {

  /** Accounts of one transaction: few enough that nobody waits long for a row of them. */
  static final int BATCH = 500;

  /** How long a turn stores; at least one batch of either kind, whatever that takes. */
  static final Duration BUDGET = Duration.ofMillis(40);

  /** How long an account is left out that could not be stored while others could. */
  static final Duration ASIDE = Duration.ofMinutes(1);

  /** As long, where nothing at all could be stored: the database may be away. */
  static final Duration SHORTLY = Duration.ofSeconds(1);

  /** How many statements in a row may fail until the others are not tried: more than halvings. */
  private static final int IN_VAIN = 12;

  /** How long those are looked for that cannot be stored. */
  private static final Duration SEARCH = Duration.ofSeconds(2);

  private final Watchlist watchlist;
  private final WatchLedger ledger;
  private final Consumer<String> complaints;
  private final LongSupplier nanoTime;
  private final Map<UUID, Instant> asideUntil = new HashMap<>();

  /**
   * Over the accounts of a watchlist.
   *
   * @param complaints told what could not be stored
   * @param nanoTime a monotonic clock in nanoseconds
   */
  MarkSaving(
      Watchlist watchlist, WatchLedger ledger, Consumer<String> complaints, LongSupplier nanoTime) {
    this.watchlist = watchlist;
    this.ledger = ledger;
    this.complaints = complaints;
    this.nanoTime = nanoTime;
  }

  /** Stores as much as a turn has time for; throws nothing that the database does. */
  void saveWhatFits(Instant now) {
    long end = nanoTime.getAsLong() + BUDGET.toNanos();
    Watchlist.Unsaved unsaved = watchlist.unsaved(now);
    saveUntil(end, unsaved.urgent(), now);
    saveUntil(end, unsaved.waited(), now);
  }

  private void saveUntil(long end, List<LiveAccount> wanted, Instant now) {
    List<LiveAccount> due = withoutAside(wanted, now);
    boolean goesOn = true;
    for (int from = 0; from < due.size() && goesOn; from += BATCH) {
      goesOn = save(batch(due, from), now) && nanoTime.getAsLong() - end < 0;
    }
  }

  /** Nothing is stored after this: tries also those that were left out. */
  void saveAtLast(Instant now) {
    asideUntil.clear();
    saveAll(watchlist.due(), now);
  }

  /** Stores all of these, whatever time that takes, unless nothing can be stored. */
  void saveAll(List<LiveAccount> wanted, Instant now) {
    List<LiveAccount> due = withoutAside(wanted, now);
    boolean goesOn = true;
    for (int from = 0; from < due.size() && goesOn; from += BATCH) {
      goesOn = save(batch(due, from), now);
    }
  }

  private static List<LiveAccount> batch(List<LiveAccount> due, int from) {
    return List.copyOf(due.subList(from, Math.min(due.size(), from + BATCH)));
  }

  private List<LiveAccount> withoutAside(List<LiveAccount> due, Instant now) {
    asideUntil.values().removeIf(until -> !now.isBefore(until) || until.isAfter(now.plus(ASIDE)));
    return due.stream().filter(each -> !asideUntil.containsKey(each.challengeId())).toList();
  }

  /** Says whether anything could be stored: else the database may be away. */
  private boolean save(List<LiveAccount> due, Instant now) {
    try {
      store(due);
      return true;
    } catch (RuntimeException e) {
      // It stays due; what is to be closed must not wait for it.
      return saveApart(due, e, now);
    }
  }

  private void store(List<LiveAccount> due) {
    WatchLedger.Stored stored = ledger.save(due);
    due.forEach(each -> each.stored(stored.accounts(), stored.positions()));
    watchlist.forgetStored();
  }

  /** Halves what cannot be stored together, until those stand alone that cannot be stored. */
  private boolean saveApart(List<LiveAccount> together, RuntimeException why, Instant now) {
    long end = nanoTime.getAsLong() + SEARCH.toNanos();
    Map<UUID, RuntimeException> failed = new HashMap<>();
    Deque<List<LiveAccount>> parts = new ArrayDeque<>();
    boolean anyStored = false;
    int inVain = 1;
    halve(together, why, failed, parts);
    while (!parts.isEmpty() && inVain < IN_VAIN && nanoTime.getAsLong() - end < 0) {
      List<LiveAccount> part = parts.pop();
      try {
        store(part);
        anyStored = true;
        inVain = 0;
      } catch (RuntimeException e) {
        inVain++;
        halve(part, e, failed, parts);
      }
    }
    Instant until = now.plus(anyStored ? ASIDE : SHORTLY);
    failed.keySet().forEach(id -> asideUntil.put(id, until));
    complain(failed, why);
    return anyStored;
  }

  private static void halve(
      List<LiveAccount> part,
      RuntimeException why,
      Map<UUID, RuntimeException> failed,
      Deque<List<LiveAccount>> parts) {
    if (part.size() == 1) {
      failed.put(part.get(0).challengeId(), why);
    } else {
      parts.push(part.subList(part.size() / 2, part.size()));
      parts.push(part.subList(0, part.size() / 2));
    }
  }

  private void complain(Map<UUID, RuntimeException> failed, RuntimeException why) {
    List<String> sentences = new ArrayList<>();
    failed.forEach(
        (id, e) -> sentences.add("peaks and stops of the account " + id + " are not stored: " + e));
    if (sentences.isEmpty()) {
      sentences.add("peaks and raised stops are not stored: " + why);
    }
    sentences.forEach(complaints);
  }
}
