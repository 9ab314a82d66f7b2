package org.tradewire.trading.order.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Does something with many accounts, a few hundred in one go. Where that fails it is done with
 * halves of them, until those stand alone with which it cannot be done: these are left out for a
 * while, told, and keep it from nobody else. Not thread-safe.
 *
 * @param <T> an account, or its id
 */
final class AccountBatches<T> {

  /** Accounts of one go: few enough that nobody waits long for a row of them. */
  static final int SIZE = 500;

  /** How long an account is left out with which it failed while others could be done. */
  static final Duration ASIDE = Duration.ofMinutes(1);

  /** As long, where nothing at all could be done: the database may be away. */
  static final Duration SHORTLY = Duration.ofSeconds(1);

  /** How often in a row it may fail until the others are not tried: more than halvings. */
  private static final int IN_VAIN = 12;

  /** How long those are looked for with which it fails. */
  private static final Duration SEARCH = Duration.ofSeconds(2);

  private final Function<T, UUID> id;
  private final Consumer<List<T>> action;
  private final UnaryOperator<String> complaint;
  private final Consumer<String> complaints;
  private final LongSupplier nanoTime;
  private final Map<UUID, Instant> asideUntil = new HashMap<>();

  /**
   * Of one kind of action.
   *
   * @param action done with all it is given or with none; a {@link RuntimeException} where it fails
   * @param complaint says what was not done, given whose it is
   * @param complaints told that and why
   * @param nanoTime a monotonic clock in nanoseconds
   */
  AccountBatches(
      Function<T, UUID> id,
      Consumer<List<T>> action,
      UnaryOperator<String> complaint,
      Consumer<String> complaints,
      LongSupplier nanoTime) {
    this.id = id;
    this.action = action;
    this.complaint = complaint;
    this.complaints = complaints;
    this.nanoTime = nanoTime;
  }

  /**
   * Does it with these, in their order, except those that are left out; not with the rest where
   * nothing can be done. Throws nothing that the action does.
   *
   * @param goOn asked after each batch but the last
   */
  void run(Collection<T> wanted, Instant now, BooleanSupplier goOn) {
    List<T> all = withoutAside(wanted, now);
    boolean goesOn = true;
    for (int from = 0; from < all.size() && goesOn; from += SIZE) {
      List<T> batch = List.copyOf(all.subList(from, Math.min(all.size(), from + SIZE)));
      goesOn = run(batch, now) && goOn.getAsBoolean();
    }
  }

  /** From now on nobody is left out. */
  void leaveOutNobody() {
    asideUntil.clear();
  }

  private List<T> withoutAside(Collection<T> wanted, Instant now) {
    // A clock that was set back leaves nobody out for longer.
    asideUntil.values().removeIf(until -> !now.isBefore(until) || until.isAfter(now.plus(ASIDE)));
    return wanted.stream().filter(each -> !asideUntil.containsKey(id.apply(each))).toList();
  }

  /** Says whether it could be done with any: else the database may be away. */
  private boolean run(List<T> batch, Instant now) {
    try {
      action.accept(batch);
      return true;
    } catch (RuntimeException e) {
      return runApart(batch, e, now);
    }
  }

  private boolean runApart(List<T> together, RuntimeException why, Instant now) {
    long end = nanoTime.getAsLong() + SEARCH.toNanos();
    Map<UUID, RuntimeException> failed = new HashMap<>();
    Deque<List<T>> parts = new ArrayDeque<>();
    boolean anyDone = false;
    int inVain = 1;
    halve(together, why, failed, parts);
    while (!parts.isEmpty() && inVain < IN_VAIN && nanoTime.getAsLong() - end < 0) {
      List<T> part = parts.pop();
      try {
        action.accept(part);
        anyDone = true;
        inVain = 0;
      } catch (RuntimeException e) {
        inVain++;
        halve(part, e, failed, parts);
      }
    }
    Instant until = now.plus(anyDone ? ASIDE : SHORTLY);
    failed.keySet().forEach(each -> asideUntil.put(each, until));
    complain(failed, together.size(), why);
    return anyDone;
  }

  private void halve(
      List<T> part,
      RuntimeException why,
      Map<UUID, RuntimeException> failed,
      Deque<List<T>> parts) {
    if (part.size() == 1) {
      failed.put(id.apply(part.get(0)), why);
    } else {
      parts.push(part.subList(part.size() / 2, part.size()));
      parts.push(part.subList(0, part.size() / 2));
    }
  }

  private void complain(Map<UUID, RuntimeException> failed, int all, RuntimeException why) {
    if (failed.isEmpty()) {
      complaints.accept(complaint.apply(all + " accounts") + ": " + why);
    }
    failed.forEach(
        (each, e) -> complaints.accept(complaint.apply("the account " + each) + ": " + e));
  }
}
