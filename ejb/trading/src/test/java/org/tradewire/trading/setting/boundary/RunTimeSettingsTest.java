package org.tradewire.trading.setting.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.setting.entity.RunTimeSetting;

class RunTimeSettingsTest {
  private static final String KEY = "tradewire.test.places";
  private static final Logger LOG = Logger.getLogger(RunTimeSettings.class.getName());

  private final List<String> log = new ArrayList<>();
  private final Handler listener = new Listener();
  private final RunTimeSettings settings = new RunTimeSettings();
  private final RunTimeSetting<Integer> places = SettingFixture.places(KEY);

  @BeforeEach
  void listen() {
    LOG.addHandler(listener);
  }

  @AfterEach
  void ignore() {
    LOG.removeHandler(listener);
  }

  @Test
  void shouldTakeWhatIsStoredWhoeverComesFirst() {
    RunTimeSetting<Integer> later = SettingFixture.places("tradewire.test.later");
    settings.declare(places);

    settings.learn(
        List.of(SettingFixture.row(KEY, "20", 1), SettingFixture.row(later.key(), "30", 1)));
    settings.declare(later);

    assertThat(places.get()).isEqualTo(20);
    assertThat(later.get()).isEqualTo(30);
  }

  @Test
  void shouldGiveTheDefaultBackWhereTheStoredValueIsGone() {
    settings.declare(places);
    settings.learn(List.of(SettingFixture.row(KEY, "20", 1)));

    settings.learn(List.of(SettingFixture.row(KEY, null, 2)));
    assertThat(places.get()).isEqualTo(10);

    settings.learn(List.of(SettingFixture.row(KEY, "30", 3)));
    settings.learn(List.of());
    assertThat(places.get()).isEqualTo(10);
  }

  @Test
  void shouldIgnoreAValueThatNoLongerFitsAndSaySoOnce() {
    settings.declare(places);

    settings.learn(List.of(SettingFixture.row(KEY, "5000", 4)));
    settings.learn(List.of(SettingFixture.row(KEY, "5000", 4)));

    assertThat(places.get()).isEqualTo(10);
    assertThat(log).singleElement().asString().contains("setting_ignored");
  }

  @Test
  void shouldRefuseASecondSettingOfTheSameKey() {
    settings.declare(places);

    assertThatThrownBy(() -> settings.declare(SettingFixture.places(KEY)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(KEY);
  }

  private final class Listener extends Handler {
    @Override
    public void publish(LogRecord record) {
      log.add(record.getMessage());
    }

    @Override
    public void flush() {
      // Nothing is kept back.
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }
}
