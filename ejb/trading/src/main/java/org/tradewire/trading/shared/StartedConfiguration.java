package org.tradewire.trading.shared;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * What the server's configuration said of a key when it was first asked, which the check of the
 * start does for all of them. Payara's console changes its configuration under a running
 * application: half of what depends on a key would follow, and an unchecked value would be read.
 * The same for the whole deployed application; thread-safe.
 *
 * @param config the server's
 */
public record StartedConfiguration(Config config) implements Function<String, Optional<String>> {

  /** One for each class loader, that is for each deployed application. */
  private static final Map<String, Optional<String>> SAID = new ConcurrentHashMap<>();

  /**
   * The text of a key; empty where it was not set.
   *
   * @throws IllegalArgumentException the server cannot tell it, which is not remembered
   */
  @Override
  public Optional<String> apply(String key) {
    return SAID.computeIfAbsent(key, each -> config.getOptionalValue(each, String.class));
  }
}
