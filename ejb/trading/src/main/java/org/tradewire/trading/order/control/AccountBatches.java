package org.tradewire.trading.order.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Does something with many accounts, a few hundred in one go. Where that fails it is done with
 * halves of them, until those stand alone with which it cannot be done: these are left out for a
 * while, told, and come last from then on, so that they keep it from nobody else. Not thread-safe.
 *
 * @param <T> an account, or its id
 */
final class AccountBatches<T> {

  /** Accounts of one go: few enough that nobody waits long for a row of them. */
  static final int SIZE = 500;

  /**
   * How long an account is left out of which it is known that it cannot be done, and at most
   * otherwise.
   */
  static final Duration ASIDE = Duration.ofMinutes(1);

  /**
   * How long an account is left out with which it failed: a connection may have broken, or the
   * database may be away. Twice as long each time that it fails in a row while others can be done.
   */
  static final Duration SHORTLY = Duration.ofSeconds(1);

  /** How often in a row it may fail until the others are not tried: more than halvings. */
  private static final int IN_VAIN = 12;

  /**
   * How long a run looks for those with which it fails, all its batches together: a turn is held up
   * as long. The rest goes on with the next one.
   */
  static final Duration SEARCH = Duration.ofMillis(200);

  /** More than lead to a minute. */
  private static final int MOST_DOUBLINGS = 10;

  /** Done with some accounts. */
  @FunctionalInterface
  interface Action<T> {

    /**
     * Done with all of them but those that are told; a {@link RuntimeException} where it is done
     * with none.
     *
     * @return with whom it cannot be done, whoever is in the batch, and why
     */
    Map<UUID, String> with(List<T> batch);
  }

  /**
   * It was not done with an account when it was tried last.
   *
   * @param until left out so long
   * @param times how often in a row it failed alone while others could be done
   */
  private record Failure(Instant until, int times) {}

  private final Function<T, UUID> id;
  private final Action<T> action;
  private final UnaryOperator<String> effect;
  private final AccountFaults faults;
  private final LongSupplier nanoTime;
  private final Map<UUID, Failure> failures = new HashMap<>();

  /**
   * Of one kind of action.
   *
   * @param effect says what was not done, given whose it is
   * @param faults told that and why
   * @param nanoTime a monotonic clock in nanoseconds
   */
  AccountBatches(
      Function<T, UUID> id,
      Action<T> action,
      UnaryOperator<String> effect,
      AccountFaults faults,
      LongSupplier nanoTime) {
    this.id = id;
    this.action = action;
    this.effect = effect;
    this.faults = faults;
    this.nanoTime = nanoTime;
  }

  /**
   * Does it with these, in their order, except those that are left out; with whom it failed before
   * it is done last, in batches of their own, and not with the rest where nothing can be done.
   * Throws nothing that the action does.
   *
   * @param goOn asked after each batch; one of those and one of these is done whatever it says
   */
  void run(Collection<T> wanted, Instant now, BooleanSupplier goOn) {
    // A clock that was set back leaves nobody out for longer; who is wanted no more is forgotten.
    failures
        .values()
        .removeIf(
            each ->
                each.until().isAfter(now.plus(ASIDE)) || each.until().isBefore(now.minus(ASIDE)));
    List<T> others = new ArrayList<>();
    List<T> failedBefore = new ArrayList<>();
    for (T each : wanted) {
      Failure failure = failures.get(id.apply(each));
      if (failure == null) {
        others.add(each);
      } else if (!now.isBefore(failure.until())) {
        failedBefore.add(each);
      }
    }
    failedBefore.sort(Comparator.comparing(each -> failures.get(id.apply(each)).until()));
    Run run = new Run();
    if (run.works(others, goOn)) {
      run.works(failedBefore, goOn);
    }
    run.end(now);
  }

  /** From now on nobody is left out. */
  void leaveOutNobody() {
    failures.clear();
  }

  /** What one run comes to know. */
  private final class Run {

    private final Map<UUID, String> failedAlone = new LinkedHashMap<>();
    private final Map<UUID, String> impossible = new LinkedHashMap<>();

    /** Of parts that failed and were not halved to the end. */
    private final Set<UUID> doubtful = new HashSet<>();

    private boolean anyDone;
    private boolean searching;
    private long searchEndNs;

    /** Says whether something could be done with each batch that was tried. */
    boolean works(List<T> wanted, BooleanSupplier goOn) {
      boolean works = true;
      boolean goesOn = true;
      for (int from = 0; from < wanted.size() && works && goesOn; from += SIZE) {
        works = works(List.copyOf(wanted.subList(from, Math.min(wanted.size(), from + SIZE))));
        goesOn = goOn.getAsBoolean();
      }
      return works;
    }

    private boolean works(List<T> batch) {
      try {
        done(batch);
        return true;
      } catch (RuntimeException e) {
        return worksApart(batch, e);
      }
    }

    private void done(List<T> part) {
      Map<UUID, String> not = action.with(part);
      part.forEach(each -> failures.remove(id.apply(each)));
      impossible.putAll(not);
      anyDone = true;
    }

    private boolean worksApart(List<T> together, RuntimeException why) {
      if (!searching) {
        searching = true;
        searchEndNs = nanoTime.getAsLong() + SEARCH.toNanos();
      }
      int aloneBefore = failedAlone.size();
      Deque<List<T>> parts = new ArrayDeque<>();
      boolean works = false;
      int inVain = 1;
      halve(together, why, parts);
      while (!parts.isEmpty() && inVain < IN_VAIN && nanoTime.getAsLong() - searchEndNs < 0) {
        List<T> part = parts.pop();
        try {
          done(part);
          works = true;
          inVain = 0;
        } catch (RuntimeException e) {
          inVain++;
          halve(part, e, parts);
        }
      }
      parts.forEach(part -> part.forEach(each -> doubtful.add(id.apply(each))));
      if (failedAlone.size() == aloneBefore) {
        faults.tell(effect.apply(together.size() + " accounts"), why.toString());
      }
      return works;
    }

    private void halve(List<T> part, RuntimeException why, Deque<List<T>> parts) {
      if (part.size() == 1) {
        failedAlone.put(id.apply(part.get(0)), why.toString());
      } else {
        parts.push(part.subList(part.size() / 2, part.size()));
        parts.push(part.subList(0, part.size() / 2));
      }
    }

    /** Notes who is left out, and tells it. */
    void end(Instant now) {
      doubtful.forEach(each -> failures.putIfAbsent(each, new Failure(now, 0)));
      impossible.keySet().forEach(each -> failures.put(each, new Failure(now.plus(ASIDE), 0)));
      for (UUID each : failedAlone.keySet()) {
        Failure before = failures.getOrDefault(each, new Failure(now, 0));
        int times = before.times() + (anyDone ? 1 : 0);
        failures.put(each, new Failure(now.plus(pause(times)), times));
      }
      impossible.forEach(this::tell);
      failedAlone.forEach(this::tell);
    }

    private Duration pause(int times) {
      int doublings = Math.max(0, Math.min(times, MOST_DOUBLINGS) - 1);
      Duration pause = SHORTLY.multipliedBy(1L << doublings);
      return pause.compareTo(ASIDE) < 0 ? pause : ASIDE;
    }

    private void tell(UUID account, String reason) {
      faults.tell(account, effect.apply("the account " + account), reason);
    }
  }
}
