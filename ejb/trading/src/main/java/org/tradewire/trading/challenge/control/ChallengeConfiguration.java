package org.tradewire.trading.challenge.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
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

/** The configuration of challenges: key, default and check. */
@ApplicationScoped
public class ChallengeConfiguration {

  /** Whether traders may report trades of their own challenges. */
  public static final ConfigurationKey<Boolean> SELF_REPORT =
      ConfigurationKey.of(
              "tradewire.trades.self-report",
              SettingForm.flag(),
              "Whether traders may report trades of their own challenges; mvn -Prun sets it.")
          .byDefault(false)
          .changeable()
          .build();

  private RunTimeSetting<Boolean> selfReport;

  /** For the container's proxy. */
  protected ChallengeConfiguration() {}

  /** Reads from the server's configuration; administrators change it while the node runs. */
  @Inject
  public ChallengeConfiguration(Config config, RunTimeSettings settings) {
    this(new StartedConfiguration(config));
    settings.declare(selfReport);
  }

  ChallengeConfiguration(Function<String, Optional<String>> values) {
    selfReport = RunTimeSetting.of(new Settings(values), SELF_REPORT);
  }

  @Produces
  @Dependent
  static ConfigurationKeys keys() {
    return ConfigurationKeys.of(SELF_REPORT);
  }

  /** Whether traders may report their own trades now. */
  public boolean selfReport() {
    return selfReport.get();
  }
}
