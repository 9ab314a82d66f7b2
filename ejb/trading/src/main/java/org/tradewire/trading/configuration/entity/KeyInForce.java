package org.tradewire.trading.configuration.entity;

import java.util.Optional;
import org.tradewire.trading.shared.ConfigurationKey;

/**
 * What holds for a key on this node.
 *
 * @param value its text; null where nothing is set and nothing single is built in
 * @param source where it comes from, in words; null where nothing is set
 */
public record KeyInForce(ConfigurationKey<?> key, String value, String source) {

  /** Hides what is secret, from everybody who could come by it. */
  public KeyInForce {
    if (key.isSecret() && value != null) {
      value = "";
    }
  }

  /** What is built in, or the reader's own choice. */
  public static KeyInForce byDefault(ConfigurationKey<?> key) {
    return new KeyInForce(key, builtIn(key).orElse(null), null);
  }

  /** With what an administrator chose while the nodes run. */
  public KeyInForce chosen(String text, String by) {
    return new KeyInForce(key, text, "chosen on the page Settings by " + by);
  }

  /** Whether anybody set it, or it has a value by default. */
  public boolean isSet() {
    return value != null;
  }

  /** Whether it is another than the one that is built in. */
  public boolean differs() {
    return source != null && !builtIn(key).equals(Optional.ofNullable(value));
  }

  private static <T> Optional<String> builtIn(ConfigurationKey<T> key) {
    return key.builtIn().map(key.form()::write);
  }
}
