package org.tradewire.trading.heatmap.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.ConfigurationKeys;
import org.tradewire.trading.shared.SettingForm;
import org.tradewire.trading.shared.Settings;
import org.tradewire.trading.shared.StartedConfiguration;

/** The configuration of heatmaps: keys, defaults and checks. */
@ApplicationScoped
public class HeatmapConfiguration {

  /** Whether heatmaps are computed here at all. */
  public static final ConfigurationKey<Boolean> ENABLED =
      ConfigurationKey.of(
              "tradewire.heatmap.enabled",
              SettingForm.flag(),
              "Whether this node computes heatmaps and carries their channels; where not, it has"
                  + " none, of other nodes either.")
          .byDefault(true)
          .alias("WS_ENABLED")
          .build();

  private boolean enabled;

  /** For the container's proxy. */
  protected HeatmapConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public HeatmapConfiguration(Config config) {
    this(new StartedConfiguration(config));
  }

  HeatmapConfiguration(Function<String, Optional<String>> values) {
    enabled = ENABLED.get(new Settings(values));
  }

  @Produces
  @Dependent
  static ConfigurationKeys keys() {
    return ConfigurationKeys.of(ENABLED);
  }

  /** Whether this node computes heatmaps. */
  public boolean enabled() {
    return enabled;
  }
}
