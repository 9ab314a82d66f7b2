package org.tradewire.trading.configuration.control;

import java.nio.file.Path;
import java.util.Optional;
import org.tradewire.feed.api.AdapterSettings;
import org.tradewire.trading.configuration.entity.KeyInForce;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.ConfigurationKeys;
import org.tradewire.trading.shared.KeyPlace;
import org.tradewire.trading.shared.SettingForm;

/** The keys of the resource adapter of feeds, and what it took. */
public final class FeedKeys {

  private static final ConfigurationKey<Path> DIRECTORY =
      ConfigurationKey.of(
              "tradewire.feed.directory",
              SettingForm.path(),
              "Directory in which the collectors write their rings; property feedDirectory of the"
                  + " resource adapter.")
          .unsetMeans("none: no feeds")
          .readBy(KeyPlace.RESOURCE_ADAPTER)
          .build();

  private static final ConfigurationKey<Integer> SPIN_MICROS =
      ConfigurationKey.of(
              "tradewire.feed.spin-micros",
              SettingForm.wholeNumber(0, 10_000),
              "Time for which a reader looks at an idle ring before it sleeps; property"
                  + " feedSpinMicros of the resource adapter.")
          .byDefault(20)
          .counts("microseconds")
          .readBy(KeyPlace.RESOURCE_ADAPTER)
          .build();

  private static final ConfigurationKey<Integer> BATCH_SIZE =
      ConfigurationKey.of(
              "tradewire.feed.batch-size",
              SettingForm.wholeNumber(1, 4096),
              "Most records of one delivery; property batchSize of the resource adapter.")
          .byDefault(256)
          .counts("records")
          .readBy(KeyPlace.RESOURCE_ADAPTER)
          .build();

  private FeedKeys() {}

  /** All of them. */
  public static ConfigurationKeys all() {
    return ConfigurationKeys.of(DIRECTORY, SPIN_MICROS, BATCH_SIZE);
  }

  /** What the adapter says it took; empty where it said nothing. */
  public static Optional<KeyInForce> taken(ConfigurationKey<?> key) {
    return AdapterSettings.inForce().stream()
        .filter(taken -> taken.key().equals(key.name()))
        .findFirst()
        .map(taken -> new KeyInForce(key, taken.value(), taken.source()));
  }
}
