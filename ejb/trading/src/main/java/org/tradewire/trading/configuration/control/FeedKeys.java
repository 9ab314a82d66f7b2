package org.tradewire.trading.configuration.control;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

  /** How the adapter calls a source that the application cannot ask. */
  private static final String OWN_PROPERTY = "property ";

  private FeedKeys() {}

  /** All of them. */
  public static ConfigurationKeys all() {
    return ConfigurationKeys.of(DIRECTORY, SPIN_MICROS, BATCH_SIZE);
  }

  /**
   * What the adapter says it took, and what it would take by now where no property of its own goes
   * first.
   *
   * @param systemProperty by name; null where there is none
   * @param environment by name; null where there is none
   */
  public static KeyInForce inForce(
      ConfigurationKey<?> key,
      UnaryOperator<String> systemProperty,
      UnaryOperator<String> environment) {
    Optional<AdapterSettings.Taken> taken =
        AdapterSettings.inForce().stream()
            .filter(each -> each.key().equals(key.name()))
            .findFirst();
    if (taken.isEmpty()) {
      return KeyInForce.byDefault(key);
    }
    String source = taken.get().source();
    KeyInForce inForce = new KeyInForce(key, taken.get().value(), source);
    return source != null && source.startsWith(OWN_PROPERTY)
        ? inForce
        : inForce.saysNow(
            text(systemProperty, key.name())
                .or(() -> text(environment, key.variable()))
                .orElse(null));
  }

  private static Optional<String> text(UnaryOperator<String> values, String name) {
    return Optional.ofNullable(values.apply(name)).map(String::strip).filter(s -> !s.isEmpty());
  }
}
