package org.tradewire.trading.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationKeyTest {

  private static final ConfigurationKey<Integer> INTERVAL =
      ConfigurationKey.of("tradewire.interval-ms", SettingForm.wholeNumber(100, 60_000), "It.")
          .byDefault(5_000)
          .aliasInSeconds("INTERVAL")
          .build();

  private static final ConfigurationKey<Boolean> FLAG =
      ConfigurationKey.of("tradewire.flag", SettingForm.flag(), "It.")
          .byDefault(true)
          .alias("FLAG")
          .build();

  private static final ConfigurationKey<String> SECRET =
      ConfigurationKey.of("tradewire.secret", SettingForm.text("must be long", t -> false), "It.")
          .alias("SECRET")
          .secret()
          .build();

  @ParameterizedTest
  @CsvSource({"5, 5000", "1.0, 1000", "0.1, 100", "2.5, 2500", "60, 60000", "0.101, 101"})
  void shouldTakeSecondsForMilliseconds(String seconds, int ms) {
    assertThat(INTERVAL.get(of(Map.of("INTERVAL", seconds)))).isEqualTo(ms);
  }

  @Test
  void shouldTakeItsOwnNameFirst() {
    assertThat(INTERVAL.get(of(Map.of("INTERVAL", "5", "tradewire.interval-ms", "200"))))
        .isEqualTo(200);
    assertThat(FLAG.get(of(Map.of("FLAG", "false", "tradewire.flag", "true")))).isTrue();
  }

  @Test
  void shouldTakeItsAliasWhereItIsNotSetItself() {
    assertThat(FLAG.get(of(Map.of("FLAG", "false", "tradewire.flag", " ")))).isFalse();
    assertThat(FLAG.get(of(Map.of()))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.0995", "0.0005", "60.001", "-1", "1e1", "five", "1,5", "٥"})
  void shouldRefuseSecondsThatItCannotBeAndNameBoth(String text) {
    assertThatThrownBy(() -> INTERVAL.get(of(Map.of("INTERVAL", text))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "INTERVAL="
                + text
                + ", which stands for tradewire.interval-ms: must be a number of seconds from 0.1 to"
                + " 60, of at most three decimals.");
  }

  @Test
  void shouldRefuseByItsOwnRuleWhereTheAliasCountsTheSame() {
    assertThatThrownBy(() -> FLAG.get(of(Map.of("FLAG", "perhaps"))))
        .hasMessage("FLAG=perhaps, which stands for tradewire.flag: must be true or false.");
    assertThatThrownBy(() -> FLAG.get(of(Map.of("tradewire.flag", "perhaps"))))
        .hasMessage("tradewire.flag=perhaps: must be true or false.");
  }

  @Test
  void shouldHideWhatIsSecretUnderItsAliasToo() {
    assertThatThrownBy(() -> SECRET.get(of(Map.of("SECRET", "hidden"))))
        .hasMessage("SECRET, which stands for tradewire.secret: must be long.");
  }

  private static Settings of(Map<String, String> values) {
    return new Settings(key -> Optional.ofNullable(values.get(key)));
  }
}
