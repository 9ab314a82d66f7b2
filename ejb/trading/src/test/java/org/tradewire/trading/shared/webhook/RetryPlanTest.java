package org.tradewire.trading.shared.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradewire.trading.shared.webhook.WebhookStep.Kind;

class RetryPlanTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final RetryPlan SIGNALS =
      new RetryPlan(SECOND, Duration.ofSeconds(60), 5, Duration.ofMinutes(10), 20);
  private static final RetryPlan DESK = new RetryPlan(SECOND, Duration.ofMinutes(5), 1_000, DAY, 0);

  /** Chance at its upper end. */
  private static final RandomGenerator MOST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          return -1;
        }

        @Override
        public long nextLong(long bound) {
          return bound - 1;
        }
      };

  @Test
  void shouldDoubleTheWaitUntilTheLongest() {
    List<Long> waits = new ArrayList<>();
    DeliveryProgress progress = DeliveryProgress.NEW;
    for (int i = 0; i < 11; i++) {
      WebhookStep step = DESK.after(failed(), progress, TargetHealth.GOOD, NOON, MOST);
      waits.add(Duration.between(NOON, step.nextAt()).toSeconds());
      progress = step.progress();
    }

    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
  }

  @Test
  void shouldLeaveHalfOfTheWaitToChance() {
    RandomGenerator random = new SplittableRandom(7);
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      DeliveryProgress third = new DeliveryProgress(2, NOON);
      WebhookStep step = DESK.after(failed(), third, TargetHealth.GOOD, NOON, random);
      waits.add(Duration.between(NOON, step.nextAt()).toMillis());
    }

    assertThat(waits).allSatisfy(each -> assertThat(each).isBetween(2_000L, 4_000L));
    assertThat(waits.stream().distinct().count()).isGreaterThan(50);
  }

  @Test
  void shouldTryForADayAndThenGiveUp() {
    DeliveryProgress progress = DeliveryProgress.NEW;
    TargetHealth health = TargetHealth.GOOD;
    Instant now = NOON;
    WebhookStep step = DESK.after(failed(), progress, health, now, MOST);
    while (step.kind() == Kind.TRY_AGAIN) {
      now = step.nextAt();
      step = DESK.after(failed(), step.progress(), step.health(), now, MOST);
    }

    assertThat(step.kind()).isEqualTo(Kind.GIVE_UP);
    assertThat(now).isBetween(NOON.plus(DAY).minusSeconds(300), NOON.plus(DAY));
    assertThat(step.health().isPaused()).isFalse();
  }

  @Test
  void shouldGiveUpAfterTheLastAttempt() {
    DeliveryProgress fourth = new DeliveryProgress(4, NOON);

    WebhookStep step = SIGNALS.after(failed(), fourth, TargetHealth.GOOD, NOON, MOST);

    assertThat(step.kind()).isEqualTo(Kind.GIVE_UP);
    assertThat(step.progress().attempts()).isEqualTo(5);
    assertThat(step.nextAt()).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = WebhookOutcome.class,
      names = {"REFUSED", "FORBIDDEN"})
  void shouldNotRepeatWhatIsNotWanted(WebhookOutcome outcome) {
    WebhookStep step =
        SIGNALS.after(answer(outcome, 0), DeliveryProgress.NEW, TargetHealth.GOOD, NOON, MOST);

    assertThat(step.kind()).isEqualTo(Kind.GIVE_UP);
    assertThat(step.health().failuresInARow()).isEqualTo(1);
  }

  @Test
  void shouldPauseAfterTwentyFailuresInARow() {
    TargetHealth health = TargetHealth.GOOD;
    List<Kind> kinds = new ArrayList<>();
    WebhookStep step = null;
    for (int i = 0; i < 20; i++) {
      step = SIGNALS.after(failed(), DeliveryProgress.NEW, health, NOON.plusSeconds(i), MOST);
      health = step.health();
      kinds.add(step.kind());
    }

    assertThat(kinds.subList(0, 19)).containsOnly(Kind.TRY_AGAIN);
    assertThat(step.kind()).isEqualTo(Kind.PAUSE);
    assertThat(step.nextAt()).isNull();
    assertThat(step.progress()).isEqualTo(new DeliveryProgress(1, NOON.plusSeconds(19)));
    assertThat(health).isEqualTo(new TargetHealth(20, NOON.plusSeconds(19)));
  }

  @Test
  void shouldPauseAlsoWithADeliveryThatIsGivenUp() {
    WebhookStep step =
        SIGNALS.after(
            answer(WebhookOutcome.REFUSED, 0),
            DeliveryProgress.NEW,
            new TargetHealth(19, null),
            NOON,
            MOST);

    assertThat(step.kind()).isEqualTo(Kind.GIVE_UP);
    assertThat(step.health().isPaused()).isTrue();
  }

  @Test
  void shouldRememberSinceWhenItIsPausedUntilSomethingArrives() {
    TargetHealth paused = new TargetHealth(20, NOON);
    Instant later = NOON.plusSeconds(60);

    TargetHealth still =
        SIGNALS.after(failed(), DeliveryProgress.NEW, paused, later, MOST).health();
    WebhookStep arrived =
        SIGNALS.after(
            answer(WebhookOutcome.DELIVERED, 0), DeliveryProgress.NEW, still, later, MOST);

    assertThat(still).isEqualTo(new TargetHealth(21, NOON));
    assertThat(arrived.kind()).isEqualTo(Kind.DONE);
    assertThat(arrived.health()).isEqualTo(TargetHealth.GOOD);
  }

  @Test
  void shouldNotCountWhatWasNotTried() {
    TargetHealth health = new TargetHealth(19, null);

    WebhookStep step =
        SIGNALS.after(
            answer(WebhookOutcome.NOT_TRIED, 0), DeliveryProgress.NEW, health, NOON, MOST);
    WebhookStep tooLate =
        SIGNALS.after(
            answer(WebhookOutcome.NOT_TRIED, 0),
            step.progress(),
            health,
            NOON.plusSeconds(600),
            MOST);

    assertThat(step.kind()).isEqualTo(Kind.TRY_AGAIN);
    assertThat(step.nextAt()).isEqualTo(NOON.plusSeconds(1));
    assertThat(step.progress()).isEqualTo(new DeliveryProgress(0, NOON));
    assertThat(step.health()).isEqualTo(health);
    assertThat(tooLate.kind()).isEqualTo(Kind.GIVE_UP);
  }

  @Test
  void shouldWaitAsLongAsTheReceiverAsksButNoLongerThanTheLongest() {
    assertThat(next(answer(WebhookOutcome.FAILED, 30))).isEqualTo(NOON.plusSeconds(30));
    assertThat(next(answer(WebhookOutcome.FAILED, 86_400))).isEqualTo(NOON.plusSeconds(60));
    assertThat(next(answer(WebhookOutcome.FAILED, 0))).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  void shouldBeAPlan() {
    assertThatThrownBy(() -> new RetryPlan(Duration.ZERO, SECOND, 1, DAY, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryPlan(DAY, SECOND, 1, DAY, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryPlan(SECOND, SECOND, 0, DAY, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Instant next(WebhookAnswer answer) {
    return SIGNALS.after(answer, DeliveryProgress.NEW, TargetHealth.GOOD, NOON, MOST).nextAt();
  }

  private static WebhookAnswer failed() {
    return answer(WebhookOutcome.FAILED, 0);
  }

  private static WebhookAnswer answer(WebhookOutcome outcome, int retryAfter) {
    return new WebhookAnswer(
        outcome, 500, Duration.ZERO, Duration.ofSeconds(retryAfter), "so it went", "");
  }
}
