package org.tradewire.trading.shared;

import java.util.Optional;
import java.util.function.Function;

/**
 * The texts that are configured, by their keys; a {@link ConfigurationKey} reads its value there.
 */
public final class Settings {

  private final Function<String, Optional<String>> values;

  /**
   * Reads from a source.
   *
   * @param values the text of a key, empty where it is not set
   */
  public Settings(Function<String, Optional<String>> values) {
    this.values = values;
  }

  /** The text of a key without blanks around it; empty where it is not set or blank. */
  public Optional<String> text(String key) {
    return values.apply(key).map(String::strip).filter(text -> !text.isEmpty());
  }
}
