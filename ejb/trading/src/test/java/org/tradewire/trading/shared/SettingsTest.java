package org.tradewire.trading.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final String KEY = "tradewire.some.key";

  @Test
  void shouldTakeABlankForNotSet() {
    assertThat(with("  ").text(KEY)).isEmpty();
    assertThat(with("  ").wholeNumber(KEY, 1, 9)).isEmpty();
    assertThat(with(" 7 ").text(KEY)).contains("7");
  }

  @Test
  void shouldTakeBothEndsOfARange() {
    assertThat(with("1").wholeNumber(KEY, 1, 9)).hasValue(1);
    assertThat(with("9").wholeNumber(KEY, 1, 9)).hasValue(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10", "-1", "two", "1.0", "99999999999"})
  void shouldNameKeyValueAndRule(String value) {
    assertThatThrownBy(() -> with(value).wholeNumber(KEY, 1, 9))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(KEY + "=" + value + ": must be a whole number from 1 to 9.");
  }

  @Test
  void shouldReadLengthsOfTimeInTheirUnit() {
    assertThat(with("90").duration(KEY, ChronoUnit.SECONDS, 1, 60, 100))
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(with(" ").duration(KEY, ChronoUnit.HOURS, 12, 1, 720))
        .isEqualTo(Duration.ofHours(12));
    assertThatThrownBy(() -> with("0").duration(KEY, ChronoUnit.HOURS, 12, 1, 720))
        .hasMessage(KEY + "=0: must be a whole number of hours from 1 to 720.");
  }

  @Test
  void shouldTakeNothingButTrueAndFalseForAFlag() {
    assertThat(with("true").flag(KEY, false)).isTrue();
    assertThat(with("false").flag(KEY, true)).isFalse();
    assertThat(with("").flag(KEY, true)).isTrue();
    assertThatThrownBy(() -> with("maybe").flag(KEY, false))
        .hasMessage(KEY + "=maybe: must be true or false.");
  }

  private static Settings with(String value) {
    Map<String, String> values = Map.of(KEY, value);
    return new Settings(key -> Optional.ofNullable(values.get(key)));
  }
}
