package org.tradewire.web.rest.setting;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.setting.entity.RunTimeSetting;
import org.tradewire.trading.setting.entity.SettingView;
import org.tradewire.trading.setting.entity.StoredSetting;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.SettingForm;
import org.tradewire.trading.shared.Settings;
import org.tradewire.web.rest.SchemaCheck;
import org.tradewire.web.rest.WrittenJson;

class SettingShapesTest {
  private static final String KEY = "tradewire.test.setting";
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final SchemaCheck check = new SchemaCheck(SettingShapes.all());

  @Test
  void shouldDescribeASettingThatNobodyChanged() {
    JsonObject flag = written(new SettingView(setting(SettingForm.flag(), false), null));

    assertThat(flag.getString("value")).isEqualTo("false");
    assertThat(flag.isNull("min")).isTrue();
    assertThat(flag.isNull("changed_by")).isTrue();
    assertThat(flag.getInt("version")).isZero();
    assertThat(check.violations("Setting", flag)).isEmpty();
  }

  @Test
  void shouldDescribeAChangedSettingWithItsRange() {
    RunTimeSetting<Duration> kept =
        setting(SettingForm.duration(ChronoUnit.HOURS, 1, 8760), Duration.ofDays(7));
    StoredSetting stored = new StoredSetting(KEY, "24", 3, "admin", NOW);

    JsonObject json = written(new SettingView(kept, stored));

    assertThat(json.getString("value")).isEqualTo("24");
    assertThat(json.getString("default")).isEqualTo("168");
    assertThat(json.getBoolean("overridden")).isTrue();
    assertThat(json.getString("max")).isEqualTo("8760");
    assertThat(json.getString("unit")).isEqualTo("hours");
    assertThat(json.getString("changed_by")).isEqualTo("admin");
    assertThat(check.violations("Setting", json)).isEmpty();
  }

  @Test
  void shouldShowTheDefaultWhereTheStoredValueNoLongerFits() {
    RunTimeSetting<BigDecimal> percent =
        setting(
            SettingForm.decimal(BigDecimal.ZERO, new BigDecimal("5.5"), "percent"), BigDecimal.ONE);

    JsonObject json =
        written(new SettingView(percent, new StoredSetting(KEY, "5.6", 1, "admin", NOW)));

    assertThat(json.getString("value")).isEqualTo("1");
    assertThat(json.getBoolean("overridden")).isFalse();
    assertThat(check.violations("Setting", json)).isEmpty();
  }

  private static JsonObject written(SettingView view) {
    return WrittenJson.object(view, SettingJson::setting);
  }

  private static <T> RunTimeSetting<T> setting(SettingForm<T> form, T builtIn) {
    return RunTimeSetting.of(
        new Settings(any -> Optional.empty()),
        ConfigurationKey.of(KEY, form, "For the test.").byDefault(builtIn).changeable().build());
  }
}
