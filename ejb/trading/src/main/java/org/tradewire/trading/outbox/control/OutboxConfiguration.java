package org.tradewire.trading.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.setting.boundary.RunTimeSettings;
import org.tradewire.trading.setting.entity.RunTimeSetting;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.ConfigurationKeys;
import org.tradewire.trading.shared.SettingForm;
import org.tradewire.trading.shared.Settings;
import org.tradewire.trading.shared.StartedConfiguration;

/** The configuration of the outbox: key, default and check. */
@ApplicationScoped
public class OutboxConfiguration {

  /** How long relayed events are kept for clients that come back. */
  public static final ConfigurationKey<Duration> RETENTION_HOURS =
      ConfigurationKey.of(
              "tradewire.outbox.retention-hours",
              SettingForm.duration(ChronoUnit.HOURS, 1, 8760),
              "How long relayed events are kept for clients that come back; looked at every ten"
                  + " minutes. The last event of each channel stays until a later one is as old.")
          .byDefault(Duration.ofDays(7))
          .changeable()
          .build();

  private RunTimeSetting<Duration> retention;

  /** For the container's proxy. */
  protected OutboxConfiguration() {}

  /** Reads from the server's configuration; administrators change it while the node runs. */
  @Inject
  public OutboxConfiguration(Config config, RunTimeSettings settings) {
    this(new StartedConfiguration(config));
    settings.declare(retention);
  }

  OutboxConfiguration(Function<String, Optional<String>> values) {
    retention = RunTimeSetting.of(new Settings(values), RETENTION_HOURS);
  }

  @Produces
  @Dependent
  static ConfigurationKeys keys() {
    return ConfigurationKeys.of(RETENTION_HOURS);
  }

  /** How long events are kept now for clients that come back. */
  public Duration retention() {
    return retention.get();
  }
}
