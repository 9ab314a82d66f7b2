package org.tradewire.trading.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.shared.Settings;

/** The configuration of the outbox: key, default and check. */
@ApplicationScoped
public class OutboxConfiguration {

  /** Hours for which relayed events are kept for clients that come back, 1 to 8760; 168. */
  public static final String RETENTION_HOURS = "tradewire.outbox.retention-hours";

  private static final int DEFAULT_RETENTION_HOURS = 168;
  private static final int MAX_RETENTION_HOURS = 8760;

  private Settings settings;

  /** For the container's proxy. */
  protected OutboxConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public OutboxConfiguration(Config config) {
    this(key -> config.getOptionalValue(key, String.class));
  }

  OutboxConfiguration(Function<String, Optional<String>> values) {
    settings = new Settings(values);
  }

  /** How long events are kept for clients that come back. */
  public Duration retention() {
    return Duration.ofHours(
        settings
            .wholeNumber(RETENTION_HOURS, 1, MAX_RETENTION_HOURS)
            .orElse(DEFAULT_RETENTION_HOURS));
  }
}
