package org.tradewire.trading.signal.control.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.signal.entity.HookRefusal;
import org.tradewire.trading.testing.Refused;

class AlertLimitsTest {

  private static final UUID HOOK = UUID.randomUUID();

  /** Clocks of this kind may begin anywhere. */
  private long now = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(30);

  private final AlertLimits limits = new AlertLimits(() -> now);

  @Test
  void shouldTakeABurstAndThenTenASecond() {
    for (int i = 0; i < AlertLimits.ALERTS_AT_ONCE; i++) {
      limits.alert(HOOK);
    }
    Refusal refused = catchThrowableOfType(Refusal.class, () -> limits.alert(HOOK));
    assertThat(refused).is(Refused.as(HookRefusal.TOO_MANY_ALERTS));
    assertThat(refused.retryAfterSeconds()).hasValue(1);

    assertThatCode(() -> limits.alert(UUID.randomUUID())).doesNotThrowAnyException();
    now += TimeUnit.SECONDS.toNanos(1);
    for (int i = 0; i < 10; i++) {
      limits.alert(HOOK);
    }
    assertThatThrownBy(() -> limits.alert(HOOK)).isInstanceOf(Refusal.class);
    now += TimeUnit.MINUTES.toNanos(5);
    for (int i = 0; i < AlertLimits.ALERTS_AT_ONCE; i++) {
      limits.alert(HOOK);
    }
  }

  @Test
  void shouldSlowDownWhoGuessesFromOneAddressAndNobodyElse() {
    for (int i = 0; i < AlertLimits.GUESSES_AT_ONCE; i++) {
      limits.guess("192.0.2.1");
    }
    Refusal refused = catchThrowableOfType(Refusal.class, () -> limits.guess("192.0.2.1"));
    assertThat(refused.retryAfterSeconds()).hasValue(3);
    limits.guess("192.0.2.2");
    limits.alert(HOOK);
  }

  @Test
  void shouldKeepTheCountsOfThoseThatCameLastAlone() {
    KeyedRate rate = new KeyedRate(1, 1_000, () -> now);
    assertThat(rate.take("first")).isZero();
    assertThat(rate.take("first")).isPositive();
    for (int i = 0; i < KeyedRate.MOST_KEYS; i++) {
      rate.take(i);
    }
    assertThat(rate.take("first")).isZero();
  }
}
