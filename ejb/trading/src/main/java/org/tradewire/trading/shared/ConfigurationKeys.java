package org.tradewire.trading.shared;

import java.util.List;
import java.util.function.Consumer;

/**
 * The keys that a component declares. Its configuration produces them for CDI by a static method,
 * so that they are known before anything is read.
 *
 * @param all in the order in which administrators read them
 * @param check what the values must be to each other; throws an {@link IllegalStateException} with
 *     a sentence, reads keys that are right each by itself
 */
public record ConfigurationKeys(List<ConfigurationKey<?>> all, Consumer<Settings> check) {

  /** Copies the list. */
  public ConfigurationKeys {
    all = List.copyOf(all);
  }

  /** Keys whose values have nothing to do with each other. */
  public static ConfigurationKeys of(ConfigurationKey<?>... keys) {
    return new ConfigurationKeys(List.of(keys), settings -> {});
  }
}
