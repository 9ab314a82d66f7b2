package org.tradewire.trading.setting.boundary;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.audit.boundary.AuditFixture;
import org.tradewire.trading.setting.control.SettingRepository;
import org.tradewire.trading.setting.entity.RunTimeSetting;
import org.tradewire.trading.setting.entity.SettingView;
import org.tradewire.trading.setting.entity.StoredSetting;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.SettingForm;
import org.tradewire.trading.shared.Settings;
import org.tradewire.trading.testing.TestDatabase;

/** Settings of tests, and the stored ones with a transaction for each call. */
final class SettingFixture {
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private SettingFixture() {}

  static RunTimeSetting<Integer> places(String key) {
    return RunTimeSetting.of(
        new Settings(any -> Optional.empty()),
        ConfigurationKey.of(key, SettingForm.wholeNumber(1, 1000), "Places that there are.")
            .byDefault(10)
            .changeable()
            .build());
  }

  static StoredSetting row(String key, String text, long version) {
    return new StoredSetting(key, text, version, "admin", NOW);
  }

  static StoredSettings storedIn(TestDatabase database) {
    return new InTransactions(database);
  }

  private static final class InTransactions extends StoredSettings {
    private final TestDatabase database;

    InTransactions(TestDatabase database) {
      this.database = database;
    }

    @Override
    public List<StoredSetting> all() {
      return call(StoredSettings::all);
    }

    @Override
    public SettingView change(Caller by, RunTimeSetting<?> setting, String text, long seen) {
      return call(stored -> stored.change(by, setting, text, seen));
    }

    private <T> T call(Function<StoredSettings, T> work) {
      return database.inTransaction(
          entityManager ->
              work.apply(
                  new StoredSettings(
                      new SettingRepository(entityManager),
                      AuditFixture.log(entityManager, CLOCK),
                      CLOCK)));
    }
  }
}
