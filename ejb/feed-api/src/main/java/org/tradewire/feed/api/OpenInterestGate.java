package org.tradewire.feed.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * Keeps slips of an exchange out of open interest: a sample of 0, or one that differs by more than
 * half from the last one that passed, waits for the next sample; where that does not lie nearer to
 * it, and within half of it, the waiting one is dropped. Samples of one instrument, in the order of
 * their times. Not thread-safe.
 *
 * @param <T> a sample, whatever else belongs to it
 */
public final class OpenInterestGate<T> {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final Function<T, BigDecimal> quantity;
  private BigDecimal passed;
  private T waiting;

  /**
   * A gate in front of the first sample, or after one that passed before.
   *
   * @param quantity of a sample
   * @param passed the quantity of the last sample that passed; null where there is none
   */
  public OpenInterestGate(Function<T, BigDecimal> quantity, BigDecimal passed) {
    this.quantity = quantity;
    this.passed = passed;
  }

  /**
   * What became of the samples so far.
   *
   * @param passed those that count from now on, oldest first
   * @param dropped one that waited and was not confirmed; null where there is none
   */
  public record Verdict<T>(List<T> passed, T dropped) {}

  /** Takes the next sample. */
  public Verdict<T> offer(T sample) {
    BigDecimal amount = quantity.apply(sample);
    if (waiting == null) {
      if (follows(amount, passed)) {
        return pass(List.of(sample), null);
      }
      waiting = sample;
      return new Verdict<>(List.of(), null);
    }
    T before = waiting;
    waiting = null;
    if (confirms(amount, quantity.apply(before))) {
      return pass(List.of(before, sample), null);
    }
    if (follows(amount, passed)) {
      return pass(List.of(sample), before);
    }
    waiting = sample;
    return new Verdict<>(List.of(), before);
  }

  /** Ends it: a sample that still waits is dropped, and comes back; null where none does. */
  public T end() {
    T left = waiting;
    waiting = null;
    return left;
  }

  private Verdict<T> pass(List<T> samples, T dropped) {
    passed = quantity.apply(samples.get(samples.size() - 1));
    return new Verdict<>(samples, dropped);
  }

  /**
   * Where a sample fits both, the one that waits and the one that passed, the nearer one counts.
   */
  private boolean confirms(BigDecimal amount, BigDecimal slip) {
    return agree(amount, slip)
        && (passed == null
            || amount.subtract(slip).abs().compareTo(amount.subtract(passed).abs()) <= 0);
  }

  /** The first one of all passes, unless it is 0. */
  private static boolean follows(BigDecimal amount, BigDecimal before) {
    return amount.signum() > 0 && (before == null || agree(amount, before));
  }

  /** Whether one differs from the one before it by half of that at most. */
  private static boolean agree(BigDecimal amount, BigDecimal before) {
    return amount.subtract(before).abs().multiply(TWO).compareTo(before) <= 0;
  }
}
