package org.tradewire.trading.market.control;

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

/** The configuration of market data: keys, defaults and checks. */
@ApplicationScoped
public class MarketConfiguration {

  /** Levels of each side in a full book on the wire. */
  public static final ConfigurationKey<Integer> BOOK_DEPTH =
      ConfigurationKey.of(
              "tradewire.market.book-depth",
              SettingForm.wholeNumber(10, 5_000),
              "Levels of each side in a full book that is sent to clients.")
          .byDefault(200)
          .counts("levels")
          .build();

  /** Whether trades and books are relayed between nodes. */
  public static final ConfigurationKey<Boolean> RELAY =
      ConfigurationKey.of(
              "tradewire.market.relay",
              SettingForm.flag(),
              "Whether this node sends records of its rings to nodes that have none, and reads what"
                  + " it lacks itself so.")
          .byDefault(true)
          .build();

  private int bookDepth;
  private boolean relay;

  /** For the container's proxy. */
  protected MarketConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public MarketConfiguration(Config config) {
    this(new StartedConfiguration(config));
  }

  MarketConfiguration(Function<String, Optional<String>> values) {
    Settings settings = new Settings(values);
    bookDepth = BOOK_DEPTH.get(settings);
    relay = RELAY.get(settings);
  }

  @Produces
  @Dependent
  static ConfigurationKeys keys() {
    return ConfigurationKeys.of(BOOK_DEPTH, RELAY);
  }

  /** Whether this node sends records of its rings to nodes that have none, and reads others' so. */
  public boolean relay() {
    return relay;
  }

  /** Levels a side in a full book on the wire. */
  public int bookDepth() {
    return bookDepth;
  }
}
