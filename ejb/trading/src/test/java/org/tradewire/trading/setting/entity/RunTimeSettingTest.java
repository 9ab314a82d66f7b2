package org.tradewire.trading.setting.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.SettingForm;
import org.tradewire.trading.shared.Settings;

class RunTimeSettingTest {
  private static final String KEY = "tradewire.test.places";

  @Test
  void shouldHaveTheBuiltInDefaultWhereTheNodeIsToldNothing() {
    RunTimeSetting<Integer> places = places(Map.of());

    assertThat(places.get()).isEqualTo(10);
    assertThat(places.byDefault()).isEqualTo("10");
  }

  @Test
  void shouldHaveTheDefaultThatTheNodeIsTold() {
    RunTimeSetting<Integer> places = places(Map.of(KEY, " 500 "));

    assertThat(places.get()).isEqualTo(500);
    assertThat(places.byDefault()).isEqualTo("500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "ten", "1001", "1.5", "1e2", "٣", "99999999999999999999"})
  void shouldFailTheStartWhereTheNodeIsToldWhatCannotBe(String text) {
    assertThatThrownBy(() -> places(Map.of(KEY, text)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(KEY + "=" + text + ": must be a whole number from 1 to 1000.");
  }

  @Test
  void shouldTakeAValueAndItsDefaultBack() {
    RunTimeSetting<Integer> places = places(Map.of());

    assertThat(places.take("20")).isTrue();
    assertThat(places.get()).isEqualTo(20);
    assertThat(places.take(null)).isTrue();
    assertThat(places.get()).isEqualTo(10);
  }

  @Test
  void shouldHaveItsDefaultWhereTheTextIsNoValueOfIt() {
    RunTimeSetting<Integer> places = places(Map.of());
    places.take("20");

    assertThat(places.take("1001")).isFalse();
    assertThat(places.get()).isEqualTo(10);
  }

  @Test
  void shouldReadAndWriteEachForm() {
    SettingForm<Duration> hours = SettingForm.duration(ChronoUnit.HOURS, 1, 8760);
    SettingForm<BigDecimal> percent =
        SettingForm.decimal(new BigDecimal("0.5"), new BigDecimal("20"), "percent");

    assertThat(SettingForm.flag().read("true")).contains(true);
    assertThat(SettingForm.flag().read("false")).contains(false);
    assertThat(SettingForm.flag().read("yes")).isEmpty();
    assertThat(SettingForm.flag().write(true)).isEqualTo("true");
    assertThat(hours.read("48")).contains(Duration.ofDays(2));
    assertThat(hours.read("8761")).isEmpty();
    assertThat(hours.write(Duration.ofDays(7))).isEqualTo("168");
    assertThat(percent.read("20.00")).contains(new BigDecimal("20.00"));
    assertThat(percent.read("0.49")).isEmpty();
    assertThat(percent.read("20.01")).isEmpty();
    assertThat(percent.write(new BigDecimal("20.00"))).isEqualTo("20");
  }

  @Test
  void shouldSayWhatAValueMustBe() {
    SettingForm<BigDecimal> percent =
        SettingForm.decimal(new BigDecimal("0.50"), new BigDecimal("20"), "percent");

    assertThat(SettingForm.flag().rule()).isEqualTo("must be true or false");
    assertThat(SettingForm.duration(ChronoUnit.HOURS, 1, 8760).rule())
        .isEqualTo("must be a whole number of hours from 1 to 8760");
    assertThat(percent.rule()).isEqualTo("must be a decimal number of percent from 0.5 to 20");
    assertThat(percent.min()).isEqualTo("0.5");
    assertThat(percent.unit()).isEqualTo("percent");
    assertThat(SettingForm.flag().max()).isNull();
  }

  @Test
  void shouldStoreNoMoreDigitsThanAValueNeeds() {
    assertThat(places(Map.of()).normal("+020")).isEqualTo("20");
  }

  private static RunTimeSetting<Integer> places(Map<String, String> configured) {
    return RunTimeSetting.of(
        new Settings(key -> Optional.ofNullable(configured.get(key))),
        ConfigurationKey.of(KEY, SettingForm.wholeNumber(1, 1000), "Places that there are.")
            .byDefault(10)
            .changeable()
            .build());
  }
}
