package org.tradewire.web.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.configuration.entity.WebKeys;
import org.tradewire.trading.setting.boundary.RunTimeSettings;
import org.tradewire.trading.setting.entity.RunTimeSetting;
import org.tradewire.trading.shared.Settings;
import org.tradewire.trading.shared.StartedConfiguration;

/** The configuration of figures, whose key is one of {@link WebKeys}. */
@ApplicationScoped
public class MetricsConfiguration {

  private RunTimeSetting<Boolean> open;

  /** For the container's proxy. */
  protected MetricsConfiguration() {}

  /** Reads from the server's configuration; administrators change it while the node runs. */
  @Inject
  public MetricsConfiguration(Config config, RunTimeSettings settings) {
    this(new StartedConfiguration(config));
    settings.declare(open);
  }

  MetricsConfiguration(Function<String, Optional<String>> values) {
    open = RunTimeSetting.of(new Settings(values), WebKeys.METRICS_PUBLIC);
  }

  /** Whether anybody may read the figures now. */
  public boolean open() {
    return open.get();
  }
}
