package org.tradewire.trading.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static final String KEY = "tradewire.some.key";

  @Test
  void shouldTakeABlankForNotSet() {
    assertThat(with("  ").text(KEY)).isEmpty();
    assertThat(with(" 7 ").text(KEY)).contains("7");
    assertThat(with("7").text("tradewire.other.key")).isEmpty();
  }

  private static Settings with(String value) {
    Map<String, String> values = Map.of(KEY, value);
    return new Settings(key -> Optional.ofNullable(values.get(key)));
  }
}
