package org.tradewire.trading.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.setting.boundary.RunTimeSettings;
import org.tradewire.trading.setting.entity.RunTimeSetting;
import org.tradewire.trading.setting.entity.SettingForm;
import org.tradewire.trading.shared.Settings;

/** The configuration of the outbox: key, default and check. */
@ApplicationScoped
public class OutboxConfiguration {

  /** Hours for which relayed events are kept for clients that come back, 1 to 8760; 168. */
  public static final String RETENTION_HOURS = "tradewire.outbox.retention-hours";

  private static final Duration DEFAULT_RETENTION = Duration.ofDays(7);
  private static final int MAX_RETENTION_HOURS = 8760;

  private RunTimeSetting<Duration> retention;

  /** For the container's proxy. */
  protected OutboxConfiguration() {}

  /** Reads from the server's configuration; administrators change it while the node runs. */
  @Inject
  public OutboxConfiguration(Config config, RunTimeSettings settings) {
    this(key -> config.getOptionalValue(key, String.class));
    settings.declare(retention);
  }

  OutboxConfiguration(Function<String, Optional<String>> values) {
    retention =
        RunTimeSetting.of(
            new Settings(values),
            RETENTION_HOURS,
            SettingForm.duration(ChronoUnit.HOURS, 1, MAX_RETENTION_HOURS),
            DEFAULT_RETENTION,
            "How long relayed events are kept for clients that come back; looked at every ten"
                + " minutes.");
  }

  /** How long events are kept now for clients that come back. */
  public Duration retention() {
    return retention.get();
  }
}
