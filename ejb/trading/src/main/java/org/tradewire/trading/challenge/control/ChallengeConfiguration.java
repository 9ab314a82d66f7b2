package org.tradewire.trading.challenge.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.shared.Settings;

/** The configuration of challenges: key, default and check. */
@ApplicationScoped
public class ChallengeConfiguration {

  /** Whether traders may report trades of their own challenges, true or false; false. */
  public static final String SELF_REPORT = "tradewire.trades.self-report";

  private boolean selfReport;

  /** For the container's proxy. */
  protected ChallengeConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public ChallengeConfiguration(Config config) {
    this(key -> config.getOptionalValue(key, String.class));
  }

  ChallengeConfiguration(Function<String, Optional<String>> values) {
    selfReport = new Settings(values).flag(SELF_REPORT, false);
  }

  /** Whether traders may report their own trades. */
  public boolean selfReport() {
    return selfReport;
  }
}
