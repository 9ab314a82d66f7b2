package org.tradewire.trading.configuration.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.SettingForm;

class KeyInForceTest {

  private static final ConfigurationKey<Integer> PLACES =
      ConfigurationKey.of("tradewire.test.places", SettingForm.wholeNumber(1, 100), "Places.")
          .byDefault(10)
          .build();

  private static final ConfigurationKey<String> WORD =
      ConfigurationKey.of("tradewire.test.word", SettingForm.text("any", text -> true), "A word.")
          .secret()
          .build();

  /** As those that scripts read: what is built in is theirs, and known in words alone. */
  private static final ConfigurationKey<String> HOST =
      ConfigurationKey.of("TRADEWIRE_TEST_HOST", SettingForm.text("any", text -> true), "A host.")
          .unsetMeans("127.0.0.1")
          .build();

  @Test
  void shouldDifferWhereSomebodySetAnotherValueThanTheDefault() {
    assertThat(KeyInForce.byDefault(PLACES).value()).isEqualTo("10");
    assertThat(KeyInForce.byDefault(PLACES).differs()).isFalse();
    assertThat(new KeyInForce(PLACES, "10", "system property").differs()).isFalse();
    assertThat(new KeyInForce(PLACES, "11", "system property").differs()).isTrue();
    assertThat(new KeyInForce(HOST, "127.0.0.1", "environment variable X").differs()).isFalse();
    assertThat(new KeyInForce(HOST, "127.0.0.2", "environment variable X").differs()).isTrue();
  }

  @Test
  void shouldHoldNoSecret() {
    KeyInForce secret = new KeyInForce(WORD, "hidden-1", "environment variable X");

    assertThat(secret.isSet()).isTrue();
    assertThat(secret.differs()).isTrue();
    assertThat(secret.toString()).doesNotContain("hidden-1");
    assertThat(KeyInForce.byDefault(WORD).isSet()).isFalse();
    assertThat(KeyInForce.byDefault(WORD).differs()).isFalse();
  }

  @Test
  void shouldSayWhoChoseAValueWhileTheNodesRun() {
    KeyInForce chosen = new KeyInForce(PLACES, "11", "system property").chosen("12", "admin");

    assertThat(chosen.value()).isEqualTo("12");
    assertThat(chosen.source()).isEqualTo("chosen on the page Settings by admin");
  }

  @Test
  void shouldSayWhatHoldsAfterARestart() {
    KeyInForce started = new KeyInForce(PLACES, "11", "system property");
    assertThat(started.isChangedByRestart()).isFalse();
    assertThat(started.valueAfterRestart()).isNull();

    KeyInForce next = started.saysNow("12");
    assertThat(next.value()).isEqualTo("11");
    assertThat(next.isChangedByRestart()).isTrue();
    assertThat(next.valueAfterRestart()).isEqualTo("12");
    assertThat(started.saysNow(null).valueAfterRestart()).as("the default").isEqualTo("10");
    assertThat(KeyInForce.byDefault(PLACES).saysNow("10").isChangedByRestart()).isFalse();
    assertThat(next.chosen("13", "admin").isChangedByRestart()).as("the choice stays").isFalse();
  }

  @Test
  void shouldSayOfASecretOnlyThatItChanges() {
    KeyInForce next = new KeyInForce(WORD, "hidden-1", "system property").saysNow("hidden-2");

    assertThat(next.isChangedByRestart()).isTrue();
    assertThat(next.valueAfterRestart()).isNull();
    assertThat(next.toString()).doesNotContain("hidden-");
  }
}
