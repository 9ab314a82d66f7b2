package org.tradewire.trading.signal.entity.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignalProducerTest {

  @Test
  void shouldMistakeNoServiceForAnotherProducer() {
    assertThat(SignalProducer.service("built-in")).isNotEqualTo(SignalProducer.BUILT_IN);
    assertThat(SignalProducer.service("alpha")).isEqualTo(new SignalProducer("alpha"));
    assertThat(SignalProducer.hook("alpha").text()).isEqualTo("hook:alpha");
    assertThat(SignalProducer.redis("alphapulse_signals").text())
        .isEqualTo("redis:alphapulse_signals");
  }

  @Test
  void shouldNotTellTheKeyOfAHook() {
    SignalHook hook = SignalHook.made(UUID.randomUUID(), "desk", "admin", Instant.EPOCH);

    assertThat(new IssuedHook(hook, "twh_secret").toString()).doesNotContain("secret");
  }

  @Test
  void shouldKnowNamesOfHooks() {
    assertThat(SignalHook.isName("btc-scalper_2.x")).isTrue();
    assertThat(SignalHook.isName("a".repeat(40))).isTrue();
    assertThat(SignalHook.isName("a".repeat(41))).isFalse();
    assertThat(SignalHook.isName("")).isFalse();
    assertThat(SignalHook.isName("-a")).isFalse();
    assertThat(SignalHook.isName("a:b")).isFalse();
    assertThat(SignalHook.isName("Ab")).isFalse();
    assertThat(SignalHook.isName("a\n")).isFalse();
  }
}
