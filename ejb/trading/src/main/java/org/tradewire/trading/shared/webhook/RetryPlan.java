package org.tradewire.trading.shared.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.tradewire.trading.shared.webhook.WebhookStep.Kind;

/**
 * Decides what follows an attempt, of values alone: next attempt, pause or giving up. The wait
 * doubles from one attempt to the next, and half of it is chance, so that many deliveries that
 * failed together do not come back together.
 *
 * @param first wait after the first failure
 * @param longest wait, also where the receiver asks for more; not shorter than the first
 * @param attempts of a delivery at most, at least 1
 * @param within how long after the first attempt the last may begin
 * @param pauseAfter failures of a receiver in a row, over all its deliveries, after which it is
 *     paused; 0 for never
 */
public record RetryPlan(
    Duration first, Duration longest, int attempts, Duration within, int pauseAfter) {

  /** A plan that can be followed. */
  public RetryPlan {
    if (first.toMillis() < 1 || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("not a wait: first=" + first + ", longest=" + longest);
    }
    if (attempts < 1 || pauseAfter < 0 || within.isNegative()) {
      throw new IllegalArgumentException(
          "not a plan: attempts=" + attempts + ", pauseAfter=" + pauseAfter + ", within=" + within);
    }
  }

  /**
   * What follows an attempt.
   *
   * @param answer what became of it
   * @param progress of the delivery before it
   * @param health of the receiver before it
   * @param now when it ended
   * @param random decides half of the wait
   */
  public WebhookStep after(
      WebhookAnswer answer,
      DeliveryProgress progress,
      TargetHealth health,
      Instant now,
      RandomGenerator random) {
    Instant firstAt = progress.firstAt() == null ? now : progress.firstAt();
    if (answer.outcome() == WebhookOutcome.NOT_TRIED) {
      DeliveryProgress same = new DeliveryProgress(progress.attempts(), firstAt);
      return again(now.plus(jittered(first, random)), same, health);
    }
    DeliveryProgress counted = new DeliveryProgress(progress.attempts() + 1, firstAt);
    if (answer.outcome() == WebhookOutcome.DELIVERED) {
      return new WebhookStep(Kind.DONE, null, counted, TargetHealth.GOOD);
    }
    TargetHealth worse = worse(health, now);
    if (answer.outcome() != WebhookOutcome.FAILED || counted.attempts() >= attempts) {
      return new WebhookStep(Kind.GIVE_UP, null, counted, worse);
    }
    Duration wait = jittered(backOff(counted.attempts()), random);
    Duration asked = shorter(answer.retryAfter(), longest);
    return again(now.plus(wait.compareTo(asked) < 0 ? asked : wait), counted, worse);
  }

  private WebhookStep again(Instant next, DeliveryProgress progress, TargetHealth health) {
    if (next.isAfter(progress.firstAt().plus(within))) {
      return new WebhookStep(Kind.GIVE_UP, null, progress, health);
    }
    return health.isPaused()
        ? new WebhookStep(Kind.PAUSE, null, progress, health)
        : new WebhookStep(Kind.TRY_AGAIN, next, progress, health);
  }

  private TargetHealth worse(TargetHealth health, Instant now) {
    int failures = health.failuresInARow() + 1;
    boolean pauses = pauseAfter > 0 && failures >= pauseAfter && !health.isPaused();
    return new TargetHealth(failures, pauses ? now : health.pausedAt());
  }

  /** The whole wait after so many attempts: first, twice, four times, until the longest. */
  private Duration backOff(int made) {
    Duration wait = first;
    for (int i = 1; i < made && wait.compareTo(longest) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return shorter(wait, longest);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration jittered(Duration wait, RandomGenerator random) {
    long millis = wait.toMillis();
    return Duration.ofMillis(millis - millis / 2 + random.nextLong(millis / 2 + 1));
  }
}
