package org.tradewire.trading.configuration.entity;

import java.util.Objects;
import java.util.Optional;
import org.tradewire.trading.shared.ConfigurationKey;

/**
 * What holds for a key on this node.
 *
 * @param value its text; null where nothing is set and nothing single is built in
 * @param source where it comes from, in words; null where nothing is set
 * @param isChangedByRestart whether its source says something else by now
 * @param valueAfterRestart what holds then; null where nothing changes, nothing single is built in,
 *     or it is secret
 */
public record KeyInForce(
    ConfigurationKey<?> key,
    String value,
    String source,
    boolean isChangedByRestart,
    String valueAfterRestart) {

  /** Hides what is secret, from everybody who could come by it. */
  public KeyInForce {
    if (key.isSecret() && value != null) {
      value = "";
    }
    if (key.isSecret()) {
      valueAfterRestart = null;
    }
  }

  /** What its source still says. */
  public KeyInForce(ConfigurationKey<?> key, String value, String source) {
    this(key, value, source, false, null);
  }

  /** What is built in, or the reader's own choice. */
  public static KeyInForce byDefault(ConfigurationKey<?> key) {
    return new KeyInForce(key, builtIn(key).orElse(null), null);
  }

  /**
   * With what its source says by now, which is not what it said at the start.
   *
   * @param text null where it is not set any more
   */
  public KeyInForce saysNow(String text) {
    String next = text == null ? builtIn(key).orElse(null) : text;
    boolean changes = key.isSecret() || !Objects.equals(next, value);
    return new KeyInForce(key, value, source, changes, changes ? next : null);
  }

  /** With what an administrator chose while the nodes run; it stays over a restart. */
  public KeyInForce chosen(String text, String by) {
    return new KeyInForce(key, text, "chosen on the page Settings by " + by);
  }

  /** Whether anybody set it, or it has a value by default. */
  public boolean isSet() {
    return value != null;
  }

  /** Whether it is another than the one that is built in. */
  public boolean differs() {
    return source != null
        && !builtIn(key).equals(Optional.ofNullable(value))
        && !key.defaultText().equals(value);
  }

  private static <T> Optional<String> builtIn(ConfigurationKey<T> key) {
    return key.builtIn().map(key.form()::write);
  }
}
