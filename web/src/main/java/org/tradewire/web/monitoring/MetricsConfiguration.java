package org.tradewire.web.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.shared.Settings;

/** The configuration of figures: key, default and check. */
@ApplicationScoped
public class MetricsConfiguration {

  /** Whether anybody may read {@code /api/metrics}, {@code true} or {@code false}; false. */
  public static final String PUBLIC = "tradewire.metrics.public";

  private boolean open;

  /** For the container's proxy. */
  protected MetricsConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public MetricsConfiguration(Config config) {
    this(key -> config.getOptionalValue(key, String.class));
  }

  MetricsConfiguration(Function<String, Optional<String>> values) {
    open = new Settings(values).flag(PUBLIC, false);
  }

  /** Whether anybody may read the figures. */
  public boolean open() {
    return open;
  }
}
