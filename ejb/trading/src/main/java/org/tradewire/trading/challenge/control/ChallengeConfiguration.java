package org.tradewire.trading.challenge.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.setting.boundary.RunTimeSettings;
import org.tradewire.trading.setting.entity.RunTimeSetting;
import org.tradewire.trading.setting.entity.SettingForm;
import org.tradewire.trading.shared.Settings;

/** The configuration of challenges: key, default and check. */
@ApplicationScoped
public class ChallengeConfiguration {

  /** Whether traders may report trades of their own challenges, true or false; false. */
  public static final String SELF_REPORT = "tradewire.trades.self-report";

  private RunTimeSetting<Boolean> selfReport;

  /** For the container's proxy. */
  protected ChallengeConfiguration() {}

  /** Reads from the server's configuration; administrators change it while the node runs. */
  @Inject
  public ChallengeConfiguration(Config config, RunTimeSettings settings) {
    this(key -> config.getOptionalValue(key, String.class));
    settings.declare(selfReport);
  }

  ChallengeConfiguration(Function<String, Optional<String>> values) {
    selfReport =
        RunTimeSetting.of(
            new Settings(values),
            SELF_REPORT,
            SettingForm.flag(),
            false,
            "Whether traders may report trades of their own challenges.");
  }

  /** Whether traders may report their own trades now. */
  public boolean selfReport() {
    return selfReport.get();
  }
}
