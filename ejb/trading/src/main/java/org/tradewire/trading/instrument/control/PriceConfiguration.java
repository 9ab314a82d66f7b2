package org.tradewire.trading.instrument.control;

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

/** The configuration of prices: key, default and check. */
@ApplicationScoped
public class PriceConfiguration {

  /** Whether the simulated market may price what is shipped. */
  public static final ConfigurationKey<Boolean> SIMULATED =
      ConfigurationKey.of(
              "tradewire.prices.simulated",
              SettingForm.flag(),
              "Whether instruments that nobody has changed yet, and that never had a price of one"
                  + " of their venues, are priced by venue SIMULATOR where that is collected; for"
                  + " trying, the containers' compose file sets it.")
          .byDefault(false)
          .build();

  private boolean simulated;

  /** For the container's proxy. */
  protected PriceConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public PriceConfiguration(Config config) {
    this(new StartedConfiguration(config));
  }

  PriceConfiguration(Function<String, Optional<String>> values) {
    simulated = SIMULATED.get(new Settings(values));
  }

  @Produces
  @Dependent
  static ConfigurationKeys keys() {
    return ConfigurationKeys.of(SIMULATED);
  }

  /** Whether the simulated market prices what is shipped and has no other price. */
  public boolean simulated() {
    return simulated;
  }
}
