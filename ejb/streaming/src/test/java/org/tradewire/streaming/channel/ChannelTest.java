package org.tradewire.streaming.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {

  @Test
  void shouldReadWhatItWrites() {
    UUID id = UUID.randomUUID();
    assertThat(Channel.parse("challenge:" + id)).isEqualTo(Channel.challenge(id));
    assertThat(Channel.parse("book:COINBASE:BTC-USD"))
        .isEqualTo(Channel.book("COINBASE", "BTC-USD"));
    assertThat(Channel.parse("signals").kind()).isEqualTo(ChannelKind.SIGNALS);
    assertThat(Channel.parse("signals:BTC-USD:1h").argument(1)).isEqualTo("1h");
    assertThat(Channel.parse("alerts")).isEqualTo(Channel.alerts());
    assertThat(Channel.parse("alerts:monitor")).isEqualTo(Channel.monitorAlerts());
    assertThat(Channel.parse("alerts:market")).isEqualTo(Channel.marketAlerts());
    assertThat(Channel.parse("alerts:" + id)).isEqualTo(Channel.alertsOf(id));
    assertThat(Channel.parse("exposure-updates")).isEqualTo(Channel.exposureUpdates());
    assertThat(Channel.parse("exposure-updates:" + id)).isEqualTo(Channel.exposureOf(id));
    assertThat(Channel.parse("status")).isEqualTo(Channel.status());
  }

  @Test
  void shouldNameNothingAfterNobody() {
    assertThatNullPointerException().isThrownBy(() -> Channel.challenge(null)).withMessage("id");
    assertThatNullPointerException().isThrownBy(() -> Channel.equity(null)).withMessage("id");
    assertThatNullPointerException().isThrownBy(() -> Channel.alertsOf(null)).withMessage("id");
    assertThatNullPointerException().isThrownBy(() -> Channel.exposureOf(null)).withMessage("id");
  }

  @Test
  void shouldNameOneChallengeByOneName() {
    UUID id = UUID.randomUUID();
    String shouted = id.toString().toUpperCase(Locale.ROOT);
    assertThat(Channel.parse("challenge:" + shouted)).isEqualTo(Channel.challenge(id));
    assertThat(Channel.parse("alerts:" + shouted)).isEqualTo(Channel.alertsOf(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "book",
        "book:COINBASE",
        "book:COINBASE:",
        "book:COINBASE:BTC/USD",
        "book:A:B:C",
        "challenge:1",
        "challenge:1-1-1-1-1",
        "status:x",
        "alerts:",
        "alerts:everything",
        "alerts:market:x",
        "exposure-updates:market",
        "trades:{x}:y",
        "book:a:b\n"
      })
  void shouldRefuseWhatNamesNoChannel(String name) {
    assertThatThrownBy(() -> Channel.parse(name)).isInstanceOf(InvalidChannelException.class);
  }

  @Test
  void shouldRefuseOverlongNameWithoutRepeatingIt() {
    assertThatThrownBy(() -> Channel.parse("book:" + "x".repeat(10_000)))
        .isInstanceOf(InvalidChannelException.class)
        .hasMessageContaining("10005")
        .message()
        .hasSizeLessThan(200);
  }
}
